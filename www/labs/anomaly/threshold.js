/** Most of the normal samples that the usual threshold takes for anomalies, as the engine chooses it. */
export const USUAL_ALARMS = 0.05;

/**
 * The point of the curve where those are called anomalies whose error is at least this.
 * @param {ArrayLike<number>} thresholds falling
 * @param {number} value
 */
export function indexAt(thresholds, value) {
  let index = 0;
  while (index + 1 < thresholds.length && thresholds[index + 1] >= value) index++;
  return index;
}
