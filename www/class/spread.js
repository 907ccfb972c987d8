/** The median of some numbers, or null. @param {number[]} values */
export function median(values) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {number[]} values at least one */
export function spreadOf(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return { low, high, middle: median(values) ?? NaN, count: values.length };
}

/**
 * A dot plot: one dot per value, stacked where they would overlap (Wilkinson, 1999).
 * @param {number[]} values
 * @param {number} width of a dot, in units of the values
 * @returns {{ at: number, level: number }[]} for each value the centre of its stack, and its level from 0
 */
export function pile(values, width) {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
  const places = values.map((at) => ({ at, level: 0 }));
  for (let first = 0; first < order.length;) {
    let end = first;
    while (end < order.length && values[order[end]] < values[order[first]] + width) end++;
    const together = order.slice(first, end);
    const at = values[order[first]] + width / 2; // stacks are at least one dot width apart
    together.forEach((index, level) => (places[index] = { at, level }));
    first = end;
  }
  return places;
}
