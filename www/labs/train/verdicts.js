/**
 * What can be said of a run, from the numbers that stand beside it.
 *
 * @typedef {object} Found
 * @property {number} mse of the test samples
 * @property {number | undefined} pca the error of PCA with as many components as the code has values, where there is one
 * @property {number | undefined} mean the mean image's
 * @property {boolean} ended whether the run is at its end
 * @property {number | null} zero share of the code's values that are near zero, when that is what a penalty is for
 * @property {number | null} plainZero the same of a run that was kept and differs in the penalty alone
 *
 * @typedef {'mean' | 'alone' | 'better' | 'tie' | 'worse' | 'behind'} Beside how it compares with PCA, or with what there is
 */

/** Penalties that are to make most of a code zero. */
export const SPARSE = ['l1', 'kl'];

/** A network that is hardly better than the mean image has learnt nothing of its input. */
const LIKE_THE_MEAN = 0.95;
/** Other test samples or another seed could turn a difference of this share. */
const TIE = 0.03;

/** Both are alike, whichever is ahead. @param {number} one @param {number} other */
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
 * What is said of a code that is to be sparse; nothing where that is no question.
 * @param {Found} found
 * @returns {'sparse' | 'sparser' | 'noSparser' | null}
 */
export function sparsity({ zero, plainZero }) {
  if (zero === null) return null;
  if (plainZero === null) return 'sparse';
  return zero > plainZero && !alike(zero, plainZero) ? 'sparser' : 'noSparser';
}

/**
 * The sample that a network copies best.
 * @param {ArrayLike<number>} errors of each
 */
export const bestCopied = (errors) => Array.from(errors).indexOf(Math.min(...Array.from(errors)));

/** @typedef {{ step: number, started: { stepsPerEpoch: number } }} Trained */

/** Whole epochs of a run. @param {Trained} run */
const wholeEpochs = ({ step, started }) => Math.floor(step / started.stepsPerEpoch);

/**
 * The last epoch that all runs have had; nothing where that is no news, since they have had as many, or none at all.
 * @param {Trained[]} runs
 */
export function levelEpoch(runs) {
  const epochs = runs.map(wholeEpochs);
  const least = Math.min(...epochs);
  return least > 0 && Math.max(...epochs) > least ? least : null;
}
