/** Sets up a peer and a network in the page. */
import { KINDS } from '../kinds.js';
import { batches, digits, imageCount } from './digits.js';
import { initialNetwork, seeded } from './weights.js';

/**
 * A network in training. `loss` reads the last step's loss from the device, so all steps are done then.
 * @typedef {{ step(batch: Int32Array<ArrayBuffer>): void | Promise<void>, loss(): Promise<number> }} Trainer
 */
/**
 * @typedef {object} Setup
 * @property {'wasm' | 'webgpu'} backend
 * @property {import('../kinds.js').Kind} kind
 * @property {Float32Array<ArrayBuffer>} images
 * @property {import('./weights.js').Initial[]} encoder
 * @property {import('./weights.js').Initial[]} decoder
 */
/** @typedef {(setup: Setup) => Promise<Trainer>} Start */
/** @typedef {{ backend: 'wasm' | 'webgpu', kind: string, digitsUrl: string }} Plan */

const SEED = 1;

/**
 * Sets the page's `training`.
 * @param {() => Promise<{ start: Start }>} load
 * @param {Plan} asked
 * @returns {Promise<number>} ms it took
 */
export async function begin(load, { backend, kind: name, digitsUrl }) {
  const kind = KINDS[name];
  const network = initialNetwork(kind);
  const from = performance.now();
  const [{ start }, images] = await Promise.all([load(), digits(digitsUrl)]);
  const trainer = await start({ backend, kind, images, ...network });
  const order = batches(imageCount(images), seeded(SEED));
  const steps = async (/** @type {number} */ count) => {
    for (let step = 0; step < count; step++) await trainer.step(order.next().value);
    return trainer.loss();
  };
  Object.assign(globalThis, { training: { steps } });
  return performance.now() - from;
}
