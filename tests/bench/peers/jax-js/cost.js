/** The cost that jax-js minimises: cross-entropy summed over pixels, averaged over the batch, plus a kind's penalty. */
import { nn, numpy as np, random, tree } from '@jax-js/jax';
import { forward } from './layers.js';

/** @typedef {import('../kinds.js').Kind} Kind */
/** @typedef {import('./layers.js').Weights} Weights */
/** @typedef {{ encoder: Weights[], decoder: Weights[] }} Network */
/** @typedef {{ code: np.Array, penalty?: np.Array }} CodeBatch the code to decode, and the batch's penalty */

/**
 * @param {Kind} kind
 * @param {Network} network
 * @param {np.Array} input the images as the encoder sees them
 * @param {np.Array} images
 * @param {np.Array} key
 */
export function cost(kind, network, input, images, key) {
  const encoded = forward(kind.encoder, tree.ref(network.encoder), input);
  const { code, penalty } = penalise(kind, network, encoded, key);
  tree.dispose(network.encoder);
  const logits = forward(kind.decoder, network.decoder, code);
  // The library's softplus overflows from 89 on, far above the logits; a guarded one costs more.
  const entropy = perImage(nn.softplus(logits.ref).sub(images.mul(logits)));
  return penalty ? entropy.add(penalty) : entropy;
}

/** @param {Kind} kind @param {Network} network @param {np.Array} encoded @param {np.Array} key @returns {CodeBatch} */
function penalise({ penalty }, network, encoded, key) {
  if (!penalty) return { code: encoded };
  if (penalty.type === 'variational') return variational(encoded, penalty.weight, key);
  return { code: encoded.ref, penalty: penaltyOf(penalty, network, encoded).mul(penalty.weight) };
}

/**
 * @param {Exclude<import('../kinds.js').Penalty, { type: 'variational' }>} penalty
 * @param {Network} network
 * @param {np.Array} code
 */
function penaltyOf(penalty, network, code) {
  switch (penalty.type) {
    case 'l1':
      return perImage(np.abs(code));
    case 'kl':
      return divergence(penalty.target, code.mean(0));
    case 'contractive': {
      const slopes = np.square(code.ref.mul(np.subtract(1, code)));
      return perImage(slopes.mul(np.square(network.encoder[0].weight.ref).sum(0)));
    }
  }
}

/** Σ KL(target ‖ rate). @param {number} target @param {np.Array} rate */
function divergence(target, rate) {
  const active = np.log(np.divide(target, rate.ref)).mul(target);
  const idle = np.log(np.divide(1 - target, np.subtract(1, rate))).mul(1 - target);
  return active.add(idle).sum();
}

/**
 * A code drawn from N(μ, σ²), with KL(N(μ, σ²) ‖ N(0, 1)).
 * @param {np.Array} encoded
 * @param {number} weight
 * @param {np.Array} key
 * @returns {CodeBatch}
 */
function variational(encoded, weight, key) {
  const [mean, logVariance] = np.split(encoded, 2, 1);
  const drawn = random.normal(key, mean.shape).mul(np.exp(logVariance.ref.mul(0.5)));
  const code = mean.ref.add(drawn);
  const excess = np.square(mean).add(np.exp(logVariance.ref)).sub(logVariance.add(1));
  return { code, penalty: perImage(excess).mul(weight / 2) };
}

/** Sum over an image's values, mean over the batch. @param {np.Array} values */
function perImage(values) {
  const batch = values.shape[0];
  return values.sum().div(batch);
}
