import { number } from '../../i18n/index.js';

/** @typedef {import('../../generated/protocol.js').LayerInfo} LayerInfo */

/** Sizes of a layer's values: `128`, or channels and sides of an image, `16×14×14`. @param {number[]} sizes */
export const sizeWords = (sizes) => sizes.map((size) => number(size)).join('×');

/** Every size on the way, from the first layer's input to the last one's output. @param {LayerInfo[]} layers */
export const chain = (layers) => [layers[0].input, ...layers.map(({ output }) => output)].map(sizeWords);
