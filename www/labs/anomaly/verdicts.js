/**
 * Which sentence a detector's numbers allow: kinds of sentences, without their words. Each is chosen by the numbers that
 * stand beside it.
 */

/** An area nearer than this to that of a guess is one of chance, and areas that differ by less are the same. */
const ALIKE = 0.015;
const CHANCE = 0.5;
/** Shares of the anomalies that raise the alarm at the usual threshold: from the first on nearly all, from the second on most. */
const [NEARLY_ALL, MOST] = [0.9, 0.5];

/**
 * What a detector is good for.
 * @param {object} numbers
 * @param {number} numbers.auc
 * @param {number} numbers.recall at the usual threshold
 * @param {boolean} numbers.isFaintest whether one class is left out, and no other has as little ink
 * @returns {'below' | 'belowFaint' | 'chance' | 'good' | 'partial' | 'weak'}
 */
export function detectorVerdict({ auc, recall, isFaintest }) {
  if (Math.abs(auc - CHANCE) < ALIKE) return 'chance';
  if (auc < CHANCE) return isFaintest ? 'belowFaint' : 'below';
  if (recall >= NEARLY_ALL) return 'good';
  return recall >= MOST ? 'partial' : 'weak';
}

/**
 * How it does against PCA: alike on both sides of a tie.
 * @param {number} auc
 * @param {number} pcaAuc
 * @returns {'better' | 'worse' | 'same'}
 */
export function versusPca(auc, pcaAuc) {
  if (Math.abs(auc - pcaAuc) < ALIKE) return 'same';
  return auc > pcaAuc ? 'better' : 'worse';
}

/** @typedef {'pending' | 'training' | 'paused' | 'whole'} State how far a network is: asked for, in training, held, or done */

/**
 * Whether an image raises the alarm: only a network that has learned what it should may say so.
 * @param {number} error
 * @param {number} threshold
 * @param {State} state
 * @returns {'anomaly' | 'normal' | 'pending' | 'training' | 'paused'}
 */
export function imageVerdict(error, threshold, state) {
  if (state !== 'whole') return state;
  return error >= threshold ? 'anomaly' : 'normal';
}

/**
 * Where an error lies among those of the normal samples, counted.
 * @param {number} above share of the normal samples whose error is smaller
 * @param {number} normals how many there are
 */
export function rankOf(above, normals) {
  const count = Math.round(above * normals);
  const kind = count === 0 ? 'none' : count === normals ? 'all' : 'some';
  return { kind: /** @type {'none' | 'all' | 'some'} */ (kind), count };
}
