/**
 * Whole numbers below a bound, from a seed (mulberry32).
 * Source: <https://gist.github.com/tommyettinger/46a874533244883189143505d203312c>, public domain.
 * @param {number} seed
 * @returns {(bound: number) => number}
 */
export function randomFrom(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % bound;
  };
}
