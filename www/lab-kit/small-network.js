import { usualSettings } from '../router.js';

/**
 * @typedef {import('../generated/protocol.js').Subject} Subject
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 */

/** Steps of a network trained while the user waits: a few seconds. */
export const STEPS = 500;
/** Maximum batch size. */
const BATCH = 64;
/** Minimum batches per epoch of a small set. */
export const BATCHES = 4;
/** Maximum epochs, and maximum images, of a config. */
export const MAX_EPOCHS = 200;
const MAX_IMAGES = 10_000;

/** Batch size for a set that may have only a few images. @param {number} images number of training images */
const batchOf = (images) => Math.max(1, Math.min(BATCH, Math.floor(images / BATCHES)));

/**
 * Config of the network trained in a lab if none is shipped for a set.
 * @param {Subject} subject
 * @param {Partial<TrainConfig> | Record<string, any>} settings of the lab, where they differ from the default
 * @param {number} count number of training images
 * @param {number} [steps] approximate number of steps
 * @returns {TrainConfig}
 */
export function smallConfig(subject, settings, count, steps = STEPS) {
  const images = Math.min(count, MAX_IMAGES);
  const batchSize = batchOf(images);
  const epochs = Math.min(MAX_EPOCHS, Math.ceil(steps / Math.floor(images / batchSize)));
  return /** @type {any} */ ({ ...usualSettings(), ...settings, subject, images, batchSize, epochs });
}

/** Steps of a whole run with this config. @param {TrainConfig} config */
export const stepsOf = ({ images, batchSize, epochs }) => epochs * Math.floor(images / batchSize);

/** Name of that network among the engine's models. @param {string} shipped the shipped model that it replaces @param {Subject} subject */
export const smallName = (shipped, subject) => `${shipped}@${subject}`;
