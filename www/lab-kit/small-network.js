import { usualSettings } from '../router.js';

/**
 * @typedef {import('../generated/protocol.js').Subject} Subject
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 */

/** Steps of a network that is trained while one waits: a few seconds. */
export const STEPS = 500;
/** The most images of a step. */
const BATCH = 64;
/** Batches that an epoch of a small set has at least. */
export const BATCHES = 4;
/** Most epochs, and most images, that a config takes. */
export const MOST_EPOCHS = 200;
const MOST_IMAGES = 10_000;

/** Images of a step, of a set that may have but a few. @param {number} images to train with */
const batchOf = (images) => Math.max(1, Math.min(BATCH, Math.floor(images / BATCHES)));

/**
 * What is trained in a lab where no network is shipped for a set.
 * @param {Subject} subject
 * @param {Partial<TrainConfig> | Record<string, any>} settings of the lab, where they differ from the usual
 * @param {number} count images to train with
 * @param {number} [steps] about so many
 * @returns {TrainConfig}
 */
export function smallConfig(subject, settings, count, steps = STEPS) {
  const images = Math.min(count, MOST_IMAGES);
  const batchSize = batchOf(images);
  const epochs = Math.min(MOST_EPOCHS, Math.ceil(steps / Math.floor(images / batchSize)));
  return /** @type {any} */ ({ ...usualSettings(), ...settings, subject, images, batchSize, epochs });
}

/** Steps of a whole run of it. @param {TrainConfig} config */
export const stepsOf = ({ images, batchSize, epochs }) => epochs * Math.floor(images / batchSize);

/** What it is called among the models of the engine. @param {string} shipped the model in whose place it stands @param {Subject} subject */
export const smallName = (shipped, subject) => `${shipped}@${subject}`;
