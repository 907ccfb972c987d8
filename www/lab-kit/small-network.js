import { usualSettings } from '../router.js';

/**
 * @typedef {import('../generated/protocol.js').Subject} Subject
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 */

/** Steps of a network that is trained while one waits: a few seconds. */
export const STEPS = 500;
/** Images of a step, and the most and the fewest steps in an epoch that a small set is cut into. */
const [BATCH, PIECES] = [64, 4];
/** Most epochs, and most images, that a config takes. */
const [MOST_EPOCHS, MOST_IMAGES] = [200, 10_000];

/** Images of a step, of a set that may have but a few. @param {number} images to train with */
export const batchOf = (images) => Math.max(1, Math.min(BATCH, Math.floor(images / PIECES)));

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
