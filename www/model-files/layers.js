import { PIXELS, SIDE } from '../views/pictures/image-size.js';

/** The layers of a network of this page, as `crate/core/src/nn/architecture.rs` has them, with their names in a file. */

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {{ channels: number, side: number }} Image
 * @typedef {object} Layer
 * @property {string} name
 * @property {number} from values in
 * @property {number} to values out; of a variational code's layer as many as its means
 * @property {{ from: Image, to: Image, kernel: number } | null} image of a convolution
 * @property {string} activation
 * @property {string | null} tied the layer of the encoder whose weight it uses the other way round
 * @property {number[]} weight its sizes in a file
 * @property {number} bias its length
 */

/** Encoder first. @param {TrainConfig} config @returns {Layer[]} */
export function layersOf(config) {
  const isImage = config.kind === 'convolutional';
  const hidden = config.kind === 'multilayer' ? config.hidden : isImage ? config.channels : [];
  /** @type {Image[]} */
  const images = [{ channels: 1, side: SIDE }];
  if (isImage)
    for (const channels of hidden)
      images.push({ channels, side: Math.ceil(images[images.length - 1].side / 2) });
  const values = isImage ? images.map(({ channels, side }) => channels * side * side) : [PIXELS, ...hidden];
  const widths = [...values, config.dCode];
  const depth = widths.length - 1;
  const last = config.activations.at(-1) ?? 'relu';
  const activation = (/** @type {number} */ index) => config.activations[index] ?? last;
  const kernel = config.kernel;
  const down = widths.slice(1).map((to, index) => {
    const isCode = index === depth - 1;
    const image = isImage && !isCode ? { from: images[index], to: images[index + 1], kernel } : null;
    const rows = isCode && config.penalty === 'variational' ? 2 * to : to;
    return {
      ...{ name: `encoder.${index}`, from: widths[index], to, image, tied: null },
      activation: isCode ? config.codeActivation : activation(index),
      weight: image ? [image.to.channels, image.from.channels, kernel, kernel] : [rows, widths[index]],
      bias: image ? image.to.channels : rows,
    };
  });
  const up = widths.slice(1).map((_, index) => {
    const back = depth - 1 - index;
    const own = down[back];
    const image = own.image && { from: own.image.to, to: own.image.from, kernel };
    return {
      ...{ name: `decoder.${index}`, from: own.to, to: own.from, image },
      tied: config.weights === 'tied' ? own.name : null,
      activation: back === 0 ? config.output : activation(back - 1),
      weight: image ? [image.from.channels, image.to.channels, kernel, kernel] : [own.from, own.to],
      bias: image ? image.to.channels : own.from,
    };
  });
  return [...down, ...up];
}
