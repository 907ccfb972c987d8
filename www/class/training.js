import { borrowing } from '../lab-kit/whole-run.js';
import { usualSettings } from '../router.js';

/**
 * @typedef {import('../engine/training.js').TrainingRun} TrainingRun
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {Partial<TrainConfig> & { epochs: number }} Settings of an experiment, where they differ from the defaults
 */

/** Few enough that a run takes some seconds in any tab, and that the lecturer can repeat it. */
const IMAGES = 5_000;

/**
 * @param {{ number: number, d: number }} student the student's number is the seed
 * @param {Settings} settings
 * @returns {TrainConfig}
 */
export function configOf({ number, d }, settings) {
  return /** @type {any} */ ({ ...usualSettings(), images: IMAGES, ...settings, dCode: d, seed: number });
}

/**
 * PCA errors for each code size.
 * @param {TrainingRun} run
 * @param {number[]} sizes
 * @param {(d: number, mse: number) => void} tell
 * @param {AbortSignal} signal
 */
export function pcaErrors(run, sizes, tell, signal) {
  return borrowing(run, async () => {
    for (const d of sizes) {
      signal.throwIfAborted();
      await run.start(configOf({ number: 1, d }, { epochs: 1 }));
      const reference = run.started?.references.find(({ kind }) => kind === 'pca');
      if (reference) tell(d, reference.mse);
    }
  });
}
