/** Trains one kind with one peer, in the page, and times it. */
import { KINDS } from '../kinds.js';
import { batches, digits, imageCount } from './digits.js';
import { initial, seeded } from './weights.js';

/**
 * A network in training. `loss` is that of the last step, read from the device, so all steps are done then.
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
/**
 * @typedef {{ backend: 'wasm' | 'webgpu', kind: string, warmup: number, steps: number, rounds: number }} Plan
 * @typedef {{ msPerStep: number[], warmupMs: number, losses: number[], error?: string }} Measured
 */

const SEED = 1;
/** A warm-up or a round that takes longer ends with fewer steps. */
const PATIENCE_MS = 15_000;

/**
 * @param {Start} start
 * @param {Plan & { digitsUrl: string }} plan
 * @returns {Promise<Measured>}
 */
export async function measure(start, { backend, kind: name, warmup, steps, rounds, digitsUrl }) {
  const images = await digits(digitsUrl);
  const random = seeded(SEED);
  const kind = KINDS[name];
  const encoder = kind.encoder.map((layer) => initial(layer, random));
  const decoder = kind.decoder.map((layer) => initial(layer, random));
  const order = batches(imageCount(images), random);
  const next = () => order.next().value;

  /** @type {Measured} */
  const measured = { msPerStep: [], warmupMs: 0, losses: [] };
  try {
    const trainer = await start({ backend, kind, images, encoder, decoder });
    const from = performance.now();
    for (let step = 0; step < warmup && performance.now() - from < PATIENCE_MS; step++) {
      await trainer.step(next());
      measured.losses.push(finite(await trainer.loss()));
    }
    measured.warmupMs = performance.now() - from;
    for (let round = 0; round < rounds; round++) measured.msPerStep.push(await timed(trainer, next, steps));
  } catch (error) {
    measured.error = String(error);
  }
  return measured;
}

/**
 * @param {Trainer} trainer
 * @param {() => Int32Array<ArrayBuffer>} next
 * @param {number} steps
 */
async function timed(trainer, next, steps) {
  const from = performance.now();
  let done = 0;
  for (; done < steps && performance.now() - from < PATIENCE_MS; done++) await trainer.step(next());
  finite(await trainer.loss());
  return (performance.now() - from) / done;
}

/** @param {number} loss */
function finite(loss) {
  if (!Number.isFinite(loss)) throw new Error(`the loss is ${loss}`);
  return loss;
}
