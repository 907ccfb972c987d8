/**
 * Number of columns in a grid of `count` equal tiles: nearly square, and without gaps at the end if possible.
 * @param {number} count
 */
export function gridColumns(count) {
  const root = Math.sqrt(Math.max(1, count));
  for (let columns = Math.ceil(root); columns < 1.4 * root; columns++) {
    if (count % columns === 0) return columns;
  }
  return Math.ceil(root);
}

/**
 * Rounds up to one significant digit, so that an axis does not jitter with every update.
 * @param {number} value
 */
export function roundUp(value) {
  if (!(value > 0) || !Number.isFinite(value)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 2, 3, 4, 5, 6, 8].find((digit) => digit * power >= value * (1 - 1e-6)) ?? 10;
  return Number((digit * power).toPrecision(1));
}

/**
 * Length of a bar on a logarithmic scale: 1 for the largest value, 0 for a value `decades` powers of ten smaller.
 * @param {number} value
 * @param {number} largest
 * @param {number} decades
 */
export function logShare(value, largest, decades) {
  if (!(value > 0) || !(largest > 0)) return 0;
  return Math.max(0, Math.min(1, 1 + Math.log10(value / largest) / decades));
}

/** Decimals needed to distinguish values in a range. @param {number} span */
export const digitsFor = (span) =>
  span > 0 && Number.isFinite(span) ? Math.max(0, Math.min(5, 2 - Math.floor(Math.log10(2 * span)))) : 2;

/** The largest magnitude, ignoring NaN and infinities. @param {ArrayLike<number>} values */
export function largest(values, from = 0, to = values.length) {
  let most = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(values[i]);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

/**
 * Ticks of a logarithmic axis: 1, 2, 5, 10, 20, … from the last at or below `low` to the first at or above `high`.
 * @param {number} low above 0
 * @param {number} high
 */
export function oneTwoFive(low, high) {
  if (!(low > 0) || !(high >= low) || !Number.isFinite(high)) return [];
  const all = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power < 10 * high; power++) {
    all.push(...[1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
  }
  const from = all.findLastIndex((value) => value <= low * (1 + 1e-9));
  const to = all.findIndex((value) => value >= high * (1 - 1e-9));
  return all.slice(from, to + 1);
}
