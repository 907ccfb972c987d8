/**
 * Numbers of any magnitude for an engine with 32-bit floats: each column is shifted and scaled in double precision, and
 * results are converted back to its units.
 */

/** Below this, half a number would lose digits. */
const [TINY, LIFT] = [1e-280, 2 ** 200];

/** A column's midpoint and half range. @param {Float64Array} values `[rows, width]` @param {number} width @param {number} column */
function scaleOf(values, width, column) {
  let [least, most] = [Infinity, -Infinity];
  for (let at = column; at < values.length; at += width) {
    if (values[at] < least) least = values[at];
    if (values[at] > most) most = values[at];
  }
  const lift = Math.max(Math.abs(least), Math.abs(most)) < TINY ? LIFT : 1;
  const middle = (lift * least) / 2 + (lift * most) / 2;
  const half = (lift * most) / 2 - (lift * least) / 2;
  // Differences only in the last digits are rounding errors, not data.
  const varies = half > 2 * Number.EPSILON * Math.abs(middle);
  return { lift, middle, half: varies ? half : 0 };
}

/**
 * @param {Float64Array} values `[rows, width]`
 * @param {number} width
 */
export function scaled(values, width) {
  const scales = Array.from({ length: width }, (_, column) => scaleOf(values, width, column));
  const narrow = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const { lift, middle, half } = scales[at % width];
    narrow[at] = half === 0 ? 0 : (lift * values[at] - middle) / half;
  }
  return {
    values: narrow,
    /** A number in its column's units. @param {number} value @param {number} column */
    restored: (value, column) => (value * scales[column].half + scales[column].middle) / scales[column].lift,
    /** The resolution of 32-bit values of a column, in its units. @param {number} column */
    grain: (column) => (scales[column].half * 2 ** -23) / scales[column].lift,
  };
}
