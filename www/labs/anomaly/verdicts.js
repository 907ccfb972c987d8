/**
 * Chooses the sentence that a detector's numbers justify: kinds of sentences, without words, based on the numbers shown
 * beside them.
 */

/** An AUC this close to 0.5 counts as chance, and AUCs that differ by less count as equal. */
const ALIKE = 0.015;
const CHANCE = 0.5;
/** Recall at the default threshold: at least the first counts as nearly all anomalies, at least the second as most. */
const [NEARLY_ALL, MOST] = [0.9, 0.5];

/**
 * Rates a detector.
 * @param {object} numbers
 * @param {number} numbers.auc
 * @param {number} numbers.recall at the default threshold
 * @param {boolean} numbers.isFaintest whether exactly one class is left out, and it has the least ink
 * @returns {'below' | 'belowFaint' | 'chance' | 'good' | 'partial' | 'weak'}
 */
export function detectorVerdict({ auc, recall, isFaintest }) {
  if (Math.abs(auc - CHANCE) < ALIKE) return 'chance';
  if (auc < CHANCE) return isFaintest ? 'belowFaint' : 'below';
  if (recall >= NEARLY_ALL) return 'good';
  return recall >= MOST ? 'partial' : 'weak';
}

/**
 * Compares a detector with PCA; symmetric around a tie.
 * @param {number} auc
 * @param {number} pcaAuc
 * @returns {'better' | 'worse' | 'same'}
 */
export function versusPca(auc, pcaAuc) {
  if (Math.abs(auc - pcaAuc) < ALIKE) return 'same';
  return auc > pcaAuc ? 'better' : 'worse';
}

/** @typedef {'pending' | 'training' | 'paused' | 'whole'} State a network's training state: requested, training, paused, or complete */

/**
 * Whether an image raises an alarm; only a fully trained network may decide.
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
 * The rank of an error among those of the normal samples.
 * @param {number} above fraction of the normal samples with a smaller error
 * @param {number} normals number of normal samples
 */
export function rankOf(above, normals) {
  const count = Math.round(above * normals);
  const kind = count === 0 ? 'none' : count === normals ? 'all' : 'some';
  return { kind: /** @type {'none' | 'all' | 'some'} */ (kind), count };
}
