import { PIXELS, SIDE } from '../views/pictures/image-size.js';

/** The layers of this page's networks, as in `crate/core/src/nn/architecture.rs`, with their names in a file. */

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {{ channels: number, side: number }} Image
 * @typedef {object} Layer
 * @property {string} name
 * @property {number} from input values
 * @property {number} to output values; for a variational code's layer, the number of means
 * @property {{ from: Image, to: Image, kernel: number } | null} image of a convolution
 * @property {import('../generated/protocol.js').Activation} activation
 * @property {string | null} tied the encoder layer whose transposed weight it uses
 * @property {number[]} weight its shape in a file
 * @property {number} bias its length
 */

/** The layers, encoder first. @param {TrainConfig} config @returns {Layer[]} */
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
    const mirrored = down[back];
    const image = mirrored.image && { from: mirrored.image.to, to: mirrored.image.from, kernel };
    return {
      ...{ name: `decoder.${index}`, from: mirrored.to, to: mirrored.from, image },
      tied: config.weights === 'tied' ? mirrored.name : null,
      activation: back === 0 ? config.output : activation(back - 1),
      weight: image ? [image.from.channels, image.to.channels, kernel, kernel] : [mirrored.from, mirrored.to],
      bias: image ? image.to.channels : mirrored.from,
    };
  });
  return [...down, ...up];
}
