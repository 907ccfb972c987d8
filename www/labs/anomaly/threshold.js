/** Maximum false alarm rate of the default threshold, which the engine chooses. */
export const USUAL_ALARMS = 0.05;

/**
 * The point of the curve at which samples with at least this error are classified as anomalies.
 * @param {ArrayLike<number>} thresholds in descending order
 * @param {number} value
 */
export function indexAt(thresholds, value) {
  let index = 0;
  while (index + 1 < thresholds.length && thresholds[index + 1] >= value) index++;
  return index;
}
