/**
 * Verdicts on a run, from the numbers beside them.
 *
 * @typedef {object} Found
 * @property {number} mse MSE on the test samples
 * @property {number | undefined} pca MSE of PCA with as many components as the code has values, if known
 * @property {number | undefined} mean MSE of the mean image
 * @property {boolean} ended whether the run has ended
 * @property {number | null} zero fraction of code values near zero, if the penalty aims at that
 * @property {number | null} plainZero the same for a kept run that differs only in the penalty
 *
 * @typedef {'mean' | 'alone' | 'better' | 'tie' | 'worse' | 'behind'} Beside comparison with PCA, or with what is known
 */

/** Penalties that aim at a sparse code. */
export const SPARSE = ['l1', 'kl'];

/** A network within this factor of the mean image's error has learnt nothing about its input. */
const LIKE_THE_MEAN = 0.95;
/** Relative difference that other test samples or another seed could reverse. */
const TIE = 0.03;

/** Whether two errors tie. @param {number} one @param {number} other */
export const alike = (one, other) => Math.abs(one - other) <= TIE * Math.max(one, other);

/** @param {Found} found @returns {Beside} */
export function beside({ mse, pca, mean, ended }) {
  if (mean !== undefined && mse > LIKE_THE_MEAN * mean) return 'mean';
  if (pca === undefined) return 'alone';
  if (alike(mse, pca)) return 'tie';
  if (mse < pca) return 'better';
  return ended ? 'worse' : 'behind';
}

/**
 * Verdict on a code that should be sparse; null if sparsity is no issue.
 * @param {Found} found
 * @returns {'sparse' | 'sparser' | 'noSparser' | null}
 */
export function sparsity({ zero, plainZero }) {
  if (zero === null) return null;
  if (plainZero === null) return 'sparse';
  return zero > plainZero && !alike(zero, plainZero) ? 'sparser' : 'noSparser';
}

/**
 * Index of the sample that a network reconstructs best.
 * @param {ArrayLike<number>} errors by sample
 */
export const bestCopied = (errors) => Array.from(errors).indexOf(Math.min(...Array.from(errors)));

/** @typedef {{ step: number, started: { stepsPerEpoch: number } }} TrainedRun */

/** Completed epochs of a run. @param {TrainedRun} run */
const wholeEpochs = ({ step, started }) => Math.floor(step / started.stepsPerEpoch);

/**
 * The last epoch that all runs have completed; null if all have the same number, or one has none.
 * @param {TrainedRun[]} runs
 */
export function levelEpoch(runs) {
  const epochs = runs.map(wholeEpochs);
  const least = Math.min(...epochs);
  return least > 0 && Math.max(...epochs) > least ? least : null;
}
