/**
 * Addresses in Gray order: consecutive places differ in a single bit, so all one-bit neighbours are in the same row or
 * column, two per axis directly adjacent.
 */

/** The word at a place in Gray order. @param {number} place */
export const grayAt = (place) => place ^ (place >> 1);

/** The place of a word in Gray order. @param {number} word */
export function placeOf(word) {
  let place = 0;
  for (let rest = word; rest; rest >>= 1) place ^= rest;
  return place;
}

/** Arranges addresses of n bits: the first half of the bits selects the column, the others the row. @param {number} bits */
export function wallOf(bits) {
  const columnBits = Math.ceil(bits / 2);
  const [columns, rows] = [1 << columnBits, 1 << (bits - columnBits)];
  return {
    columns,
    rows,
    /** The address at a place, as a number with the first bit lowest. @param {number} column @param {number} row */
    address: (column, row) => grayAt(column) | (grayAt(row) << columnBits),
    /** @param {number} address @returns {[number, number]} */
    place: (address) => [placeOf(address & (columns - 1)), placeOf(address >> columnBits)],
  };
}

/** @param {ArrayLike<number>} bits */
export const numberOf = (bits) =>
  Array.from(bits).reduce((all, bit, index) => all | (bit > 0.5 ? 1 << index : 0), 0);

/** @param {number} address @param {number} bits */
export const bitsOf = (address, bits) =>
  Float32Array.from({ length: bits }, (_, index) => (address >> index) & 1);
