/** Trains with jax-js as documented: the step is compiled by `jit` and awaited, so that none queue up. */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  numpy as np,
  random,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import { PIXELS } from '../kinds.js';
import { moments, update } from './adam.js';
import { cost } from './cost.js';
import { place } from './layers.js';

/** @typedef {import('../kinds.js').Kind} Kind */
/** @typedef {import('./cost.js').Network} Network */
/** @typedef {{ network: Network, moments: import('./adam.js').Moments, key: np.Array }} State */

const SEED = 1;

/** @type {import('../page/measure.js').Start} */
export async function start({ backend, kind, images, encoder, decoder }) {
  if (!(await init(backend)).includes(backend)) throw new Error(`jax-js has no ${backend} here`);
  defaultDevice(backend);
  const data = np.array(images, { shape: [images.length / PIXELS, PIXELS] });
  const network = { encoder: encoder.map(place), decoder: decoder.map(place) };
  const train = jit(stepOf(kind));
  /** @type {State} */
  let state = { network, moments: moments(network), key: random.key(SEED) };
  let last = np.array(NaN);
  return {
    async step(batch) {
      last.dispose();
      [last, state] = train(state, data.ref, np.array(batch));
      await blockUntilReady(last); // it comes from the same compiled program as the state
    },
    loss() {
      return last.ref.jsAsync();
    },
  };
}

/** @param {Kind} kind */
function stepOf(kind) {
  /** @param {State} state @param {np.Array} data @param {np.Array} batch @returns {[np.Array, State]} */
  return ({ network, moments, key }, data, batch) => {
    const [next, corruption, drawn] = random.split(key, 3);
    const images = data.slice(batch);
    const input = corrupt(kind, images.ref, corruption);
    const ofNetwork = (/** @type {Network} */ network) => cost(kind, network, input, images, drawn);
    const [loss, gradient] = valueAndGrad(ofNetwork)(tree.ref(network));
    return [loss, { ...update(network, gradient, moments), key: next }];
  };
}

/** @param {Kind} kind @param {np.Array} images @param {np.Array} key */
function corrupt({ noise }, images, key) {
  if (!noise) return images;
  return np.clip(images.add(random.normal(key, images.shape).mul(noise)), 0, 1);
}
