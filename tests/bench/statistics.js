/** Numbers for tables. */

/** @param {number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** @param {number[]} ms */
export function spread(ms) {
  return {
    'median ms': round(median(ms)),
    'p95 ms': round(quantile(ms, 0.95)),
    'slowest ms': round(Math.max(...ms)),
  };
}

/** The median and the range. @param {number[]} values */
export function range(values) {
  if (values.length === 0) return '–';
  const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)].map(brief);
  return `${middle} (${least}–${most})`;
}

/** @param {number} value */
export function round(value) {
  return Math.round(value * 10) / 10;
}

/** @param {number} bytes */
export function kilo(bytes) {
  return Math.round(bytes / 100) / 10;
}

/** @param {number} value */
function brief(value) {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}
