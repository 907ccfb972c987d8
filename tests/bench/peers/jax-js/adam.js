/** Adam in jax-js operations, so that it is compiled together with the gradient. */
import { numpy as np, tree } from '@jax-js/jax';
import { ADAM } from '../kinds.js';

/** @typedef {import('./cost.js').Network} Network */
/**
 * Running means of the gradient and its square, and both decays to the power of the step count.
 * @typedef {{ mean: Network, square: Network, decay1: np.Array, decay2: np.Array }} Moments
 */

const { rate, beta1, beta2, epsilon } = ADAM;

/** The moments at step 0. Does not consume `network`. @param {Network} network @returns {Moments} */
export function moments(network) {
  const zeros = () => tree.map((/** @type {np.Array} */ value) => np.zeros(value.shape), network);
  return { mean: zeros(), square: zeros(), decay1: np.array(1), decay2: np.array(1) };
}

/**
 * One step. Consumes all its arguments.
 * @param {Network} network
 * @param {Network} gradient
 * @param {Moments} before
 * @returns {{ network: Network, moments: Moments }}
 */
export function update(network, gradient, before) {
  const mean = average(before.mean, tree.ref(gradient), beta1);
  const square = average(before.square, tree.map(np.square, gradient), beta2);
  const decay1 = before.decay1.mul(beta1);
  const decay2 = before.decay2.mul(beta2);
  const change = (/** @type {np.Array} */ m, /** @type {np.Array} */ v) => {
    const spread = np.sqrt(v.ref.div(np.subtract(1, decay2.ref))).add(epsilon);
    return m.ref.div(np.subtract(1, decay1.ref)).div(spread).mul(rate);
  };
  const changed = tree.map(
    (/** @type {np.Array} */ value, /** @type {np.Array} */ m, /** @type {np.Array} */ v) =>
      value.sub(change(m, v)),
    network,
    mean,
    square,
  );
  return { network: changed, moments: { mean, square, decay1, decay2 } };
}

/** @param {Network} before @param {Network} now @param {number} decay @returns {Network} */
function average(before, now, decay) {
  return tree.map(
    (/** @type {np.Array} */ old, /** @type {np.Array} */ next) => old.mul(decay).add(next.mul(1 - decay)),
    before,
    now,
  );
}
