/**
 * Numbers of every size for an engine of 32-bit numbers: each column is moved and scaled while it has all of its digits, and
 * what comes back is put in its own units again.
 */

/** Below this, halves of numbers would lose digits. */
const [TINY, LIFT] = [1e-280, 2 ** 200];

/** A column's middle and half of its span. @param {Float64Array} values `[rows, width]` @param {number} width @param {number} column */
function scaleOf(values, width, column) {
  let [least, most] = [Infinity, -Infinity];
  for (let at = column; at < values.length; at += width) {
    if (values[at] < least) least = values[at];
    if (values[at] > most) most = values[at];
  }
  const lift = Math.max(Math.abs(least), Math.abs(most)) < TINY ? LIFT : 1;
  const middle = (lift * least) / 2 + (lift * most) / 2;
  const half = (lift * most) / 2 - (lift * least) / 2;
  // What differs in the last digits alone was computed so, not measured.
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
    /** A number of a column in its own units. @param {number} value @param {number} column */
    restored: (value, column) => (value * scales[column].half + scales[column].middle) / scales[column].lift,
    /** How far apart two numbers of a column are that a 32-bit number can tell apart. @param {number} column */
    grain: (column) => (scales[column].half * 2 ** -23) / scales[column].lift,
  };
}
