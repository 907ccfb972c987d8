import { number } from '../../i18n/index.js';

/** @typedef {import('../../generated/protocol.js').LayerInfo} LayerInfo */

/** A layer's output shape: `128`, or channels and sides of feature maps, `16×14×14`. @param {number[]} sizes */
export const sizeWords = (sizes) => sizes.map((size) => number(size)).join('×');

/** All shapes from the first layer's input to the last layer's output. @param {LayerInfo[]} layers */
export const chain = (layers) => [layers[0].input, ...layers.map(({ output }) => output)].map(sizeWords);
