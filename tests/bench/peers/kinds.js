/** The networks, penalties and noise of each kind of autoencoder in the comparison, as data. */

/**
 * @typedef {'identity' | 'relu' | 'sigmoid'} Activation
 * @typedef {{ channels: number, side: number }} Image
 * @typedef {number | Image} Values number of values, or their shape if a convolution reads or writes them
 * @typedef {'dense' | 'convolution' | 'transposed'} Shape
 * @typedef {{ shape: Shape, from: Values, to: Values, activation: Activation }} Layer
 */
/**
 * Penalties added to the reconstruction cost. A variational encoder outputs means and log variances.
 * @typedef {{ type: 'l1', weight: number }
 *   | { type: 'kl', weight: number, target: number }
 *   | { type: 'contractive', weight: number }
 *   | { type: 'variational', weight: number }} Penalty
 */
/** @typedef {{ encoder: Layer[], decoder: Layer[], penalty?: Penalty, noise?: number }} Kind */

export const PIXELS = 784;
export const BATCH = 128;
export const ADAM = { rate: 2e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
/** All convolutions: a 3×3 kernel with zero padding and stride 2, so that sides are halved or doubled. */
export const CONVOLUTION = { kernel: 3, stride: 2, pad: 1 };

const CODE = 32;
const SMALL = { channels: 32, side: 7 };
const MIDDLE = { channels: 16, side: 14 };
const WHOLE = { channels: 1, side: 28 };

/** @type {Record<string, Kind>} */
export const KINDS = {
  vanilla: { encoder: dense([PIXELS, CODE]), decoder: dense([CODE, PIXELS]) },
  multilayer: multilayer(),
  wide: multilayer({ hidden: 512 }),
  convolutional: {
    encoder: [
      { shape: 'convolution', from: WHOLE, to: MIDDLE, activation: 'relu' },
      { shape: 'convolution', from: MIDDLE, to: SMALL, activation: 'relu' },
      { shape: 'dense', from: SMALL, to: CODE, activation: 'identity' },
    ],
    decoder: [
      { shape: 'dense', from: CODE, to: SMALL, activation: 'relu' },
      { shape: 'transposed', from: SMALL, to: MIDDLE, activation: 'relu' },
      { shape: 'transposed', from: MIDDLE, to: WHOLE, activation: 'identity' },
    ],
  },
  l1: { ...multilayer({ code: 'relu' }), penalty: { type: 'l1', weight: 0.1 } },
  kl: { ...multilayer({ code: 'sigmoid' }), penalty: { type: 'kl', weight: 1, target: 0.05 } },
  denoising: { ...multilayer(), noise: 0.5 },
  contractive: {
    encoder: dense([PIXELS, CODE], 'sigmoid'),
    decoder: dense([CODE, PIXELS]),
    penalty: { type: 'contractive', weight: 0.1 },
  },
  variational: { ...multilayer({ encoded: 2 * CODE }), penalty: { type: 'variational', weight: 1 } },
};

/** The number of values. @param {Values} values */
export function count(values) {
  return typeof values === 'number' ? values : values.channels * values.side ** 2;
}

/**
 * Two hidden layers with ReLU.
 * @param {{ hidden?: number, encoded?: number, code?: Activation }} [options]
 * @returns {Kind}
 */
function multilayer({ hidden = 128, encoded = CODE, code } = {}) {
  return { encoder: dense([PIXELS, hidden, encoded], code), decoder: dense([CODE, hidden, PIXELS]) };
}

/**
 * @param {number[]} sizes
 * @param {Activation} [last] the last layer's activation
 * @returns {Layer[]}
 */
function dense(sizes, last = 'identity') {
  return sizes.slice(1).map((to, index) => ({
    shape: 'dense',
    from: sizes[index],
    to,
    activation: index < sizes.length - 2 ? 'relu' : last,
  }));
}
