/** Layers in TensorFlow.js. Its convolutions take images channels last. */
import * as tf from '@tensorflow/tfjs-core';
import { CONVOLUTION, count } from '../kinds.js';

/** @typedef {import('../kinds.js').Layer} Layer */
/** @typedef {import('../kinds.js').Values} Values */
/** @typedef {{ weight: tf.Variable, bias: tf.Variable }} Weights */

const { stride, pad } = CONVOLUTION;

/**
 * @param {Layer} layer
 * @param {import('../page/weights.js').Initial} initial
 * @returns {Weights}
 */
export function place(layer, { weight, sizes, bias }) {
  const placed = tf.tidy(() => {
    const tensor = tf.tensor(weight, sizes);
    if (layer.shape !== 'dense') return tf.transpose(tensor, [2, 3, 1, 0]);
    const channelsFirst = tf.reshape(tensor, [...grid(layer.from), ...grid(layer.to)]);
    return tf.reshape(tf.transpose(channelsFirst, [1, 0, 3, 2]), sizes);
  });
  return { weight: tf.variable(placed), bias: tf.variable(tf.zeros([bias])) };
}

/**
 * @param {Layer[]} layers
 * @param {Weights[]} weights
 * @param {tf.Tensor2D} input
 */
export function forward(layers, weights, input) {
  const output = layers.reduce(
    (/** @type {tf.Tensor} */ x, layer, index) => activate(layer, linear(layer, weights[index], x)),
    input,
  );
  return tf.reshape(output, [input.shape[0], -1]);
}

/** @param {Layer} layer @param {Weights} weights @param {tf.Tensor} x */
function linear({ shape, from, to }, { weight, bias }, x) {
  const batch = x.shape[0];
  if (shape === 'dense') {
    const a = tf.reshape(x, [batch, count(from)]);
    return tf.fused.matMul({ a, b: /** @type {tf.Tensor<any>} */ (weight), bias });
  }
  const kernel = /** @type {tf.Tensor4D} */ (/** @type {tf.Tensor} */ (weight));
  const image = /** @type {tf.Tensor4D} */ (tf.reshape(x, imageSizes(batch, from)));
  const z =
    shape === 'convolution'
      ? tf.conv2d(image, kernel, stride, pad)
      : tf.conv2dTranspose(image, kernel, imageSizes(batch, to), stride, pad);
  return tf.add(z, bias);
}

/** @param {Layer} layer @param {tf.Tensor} z */
function activate({ activation }, z) {
  if (activation === 'relu') return tf.relu(z);
  return activation === 'sigmoid' ? tf.sigmoid(z) : z;
}

/** @param {number} batch @param {Values} values @returns {[number, number, number, number]} */
function imageSizes(batch, values) {
  const [channels, pixels] = grid(values);
  const side = Math.sqrt(pixels);
  return [batch, side, side, channels];
}

/** Channels and pixels, or one channel of all values. @param {Values} values */
function grid(values) {
  return typeof values === 'number' ? [1, values] : [values.channels, values.side ** 2];
}
