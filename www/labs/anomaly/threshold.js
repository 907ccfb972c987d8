/** Share of the normal samples that the usual threshold takes for anomalies. */
export const USUAL_ALARMS = 0.05;

/**
 * The largest threshold's index at which no more than the usual share of the normal samples are false alarms, with as many
 * anomalies found as that allows.
 * @param {ArrayLike<number>} falseAlarms rising
 */
export function usualIndex(falseAlarms) {
  let index = 0;
  while (index + 1 < falseAlarms.length && falseAlarms[index + 1] <= USUAL_ALARMS) index++;
  return index;
}

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
