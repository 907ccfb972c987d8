/** The cost that TensorFlow.js minimises: cross-entropy summed over pixels, averaged over the batch, plus a kind's penalty. */
import * as tf from '@tensorflow/tfjs-core';
import { forward } from './layers.js';

/** @typedef {import('../kinds.js').Kind} Kind */
/** @typedef {import('./layers.js').Weights} Weights */
/** @typedef {{ encoder: Weights[], decoder: Weights[] }} Network */
/** @typedef {{ code: tf.Tensor, penalty?: tf.Tensor }} CodeBatch the code to decode, and the batch's penalty */

/**
 * @param {Kind} kind
 * @param {Network} network
 * @param {tf.Tensor2D} images
 * @returns {tf.Scalar}
 */
export function cost(kind, network, images) {
  const encoded = forward(kind.encoder, network.encoder, corrupt(kind, images));
  const { code, penalty } = penalise(kind, network, encoded);
  const logits = forward(kind.decoder, network.decoder, /** @type {tf.Tensor2D} */ (code));
  const entropy = perImage(tf.sub(tf.softplus(logits), tf.mul(images, logits)));
  return /** @type {tf.Scalar} */ (penalty ? tf.add(entropy, penalty) : entropy);
}

/** @param {Kind} kind @param {tf.Tensor2D} images @returns {tf.Tensor2D} */
function corrupt({ noise }, images) {
  return noise ? tf.clipByValue(tf.add(images, tf.randomNormal(images.shape, 0, noise)), 0, 1) : images;
}

/** @param {Kind} kind @param {Network} network @param {tf.Tensor} encoded @returns {CodeBatch} */
function penalise({ penalty }, network, encoded) {
  if (!penalty) return { code: encoded };
  if (penalty.type === 'variational') return variational(encoded, penalty.weight);
  return { code: encoded, penalty: tf.mul(penalty.weight, penaltyOf(penalty, network, encoded)) };
}

/**
 * @param {Exclude<import('../kinds.js').Penalty, { type: 'variational' }>} penalty
 * @param {Network} network
 * @param {tf.Tensor} code
 */
function penaltyOf(penalty, network, code) {
  switch (penalty.type) {
    case 'l1':
      return perImage(tf.abs(code));
    case 'kl':
      return divergence(penalty.target, tf.mean(code, 0));
    case 'contractive': {
      const slopes = tf.square(tf.mul(code, tf.sub(1, code)));
      return perImage(tf.mul(slopes, tf.sum(tf.square(network.encoder[0].weight), 0)));
    }
  }
}

/** Σ KL(target ‖ rate). @param {number} target @param {tf.Tensor} rate */
function divergence(target, rate) {
  const active = tf.mul(target, tf.log(tf.div(target, rate)));
  const idle = tf.mul(1 - target, tf.log(tf.div(1 - target, tf.sub(1, rate))));
  return tf.sum(tf.add(active, idle));
}

/**
 * A code drawn from N(μ, σ²), with KL(N(μ, σ²) ‖ N(0, 1)).
 * @param {tf.Tensor} encoded
 * @param {number} weight
 * @returns {CodeBatch}
 */
function variational(encoded, weight) {
  const [mean, logVariance] = tf.split(encoded, 2, 1);
  const drawn = tf.mul(tf.randomNormal(mean.shape), tf.exp(tf.mul(0.5, logVariance)));
  const excess = tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(1, logVariance));
  return { code: tf.add(mean, drawn), penalty: tf.mul(weight / 2, perImage(excess)) };
}

/** Sum over an image's values, mean over the batch. @param {tf.Tensor} values */
function perImage(values) {
  return tf.div(tf.sum(values), values.shape[0]);
}
