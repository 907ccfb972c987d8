/** Layers in jax-js. Like all functions on its arrays, they consume their arguments: `.ref` keeps an array. */
import { lax, nn, numpy as np } from '@jax-js/jax';
import { CONVOLUTION, count } from '../kinds.js';

/** @typedef {import('../kinds.js').Layer} Layer */
/** @typedef {import('../kinds.js').Values} Values */
/** @typedef {{ weight: np.Array, bias: np.Array }} Weights */

const { stride, pad } = CONVOLUTION;
const STRIDES = [stride, stride];
/** Zero padding of a convolution's input. The last column and row are unused when the side is even. */
const AROUND = /** @type {[number, number]} */ ([pad, pad]);
const REACHED = /** @type {[number, number]} */ ([pad, pad - 1]);

/** @param {import('../page/weights.js').Initial} initial @returns {Weights} */
export function place({ weight, sizes, bias }) {
  return { weight: np.array(weight, { shape: sizes }), bias: np.zeros([bias]) };
}

/**
 * @param {Layer[]} layers
 * @param {Weights[]} weights
 * @param {np.Array} input
 */
export function forward(layers, weights, input) {
  const output = layers.reduce((x, layer, index) => activate(layer, linear(layer, weights[index], x)), input);
  return output.reshape([input.shape[0], -1]);
}

/** @param {Layer} layer @param {Weights} weights @param {np.Array} x */
function linear({ shape, from, to }, { weight, bias }, x) {
  const batch = x.shape[0];
  if (shape === 'dense') return np.dot(x.reshape([batch, count(from)]), weight).add(bias);
  const image = x.reshape(imageSizes(batch, from));
  const z =
    shape === 'convolution'
      ? lax.convGeneralDilated(image, weight, STRIDES, [AROUND, AROUND])
      : lax.convTranspose(image, weight, STRIDES, [REACHED, REACHED], { transposeKernel: true });
  return z.add(bias.reshape([imageSizes(batch, to)[1], 1, 1]));
}

/** @param {Layer} layer @param {np.Array} z */
function activate({ activation }, z) {
  if (activation === 'relu') return nn.relu(z);
  return activation === 'sigmoid' ? nn.sigmoid(z) : z;
}

/** @param {number} batch @param {Values} values */
function imageSizes(batch, values) {
  if (typeof values === 'number') throw new Error('a convolution needs an image shape');
  return [batch, values.channels, values.side, values.side];
}
