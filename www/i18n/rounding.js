/**
 * Rounds half up, as people do. A fraction stored as a 32-bit number, such as 0.8325, is slightly above or below its
 * exact value, so that a half in the last digit shown could go either way.
 */

/** Significant digits of a 32-bit number. */
const DIGITS = 7;
/** From here on these digits leave none after the point. */
const LARGE = 10 ** (DIGITS - 1);

/** Removes 32-bit rounding noise. @param {number} value */
export const cleaned = (value) =>
  Number.isInteger(value) || !(Math.abs(value) < LARGE) ? value : Number(value.toPrecision(DIGITS));

/** The number as shown with `digits` digits after the point. @param {number} value @param {number} digits */
export function rounded(value, digits) {
  const size = Math.round(Number(`${plain(Math.abs(cleaned(value)))}e${digits}`));
  return Math.sign(value) * Number(`${size}e-${digits}`);
}

/**
 * Difference of two numbers as shown, which is the result of a reader who subtracts them.
 * @param {number} one
 * @param {number} other
 * @param {number} digits
 */
export const apart = (one, other, digits) => cleaned(Math.abs(rounded(one, digits) - rounded(other, digits)));

/** Avoids exponents, so that one can be appended. @param {number} value */
const plain = (value) => (value < 1e-6 ? 0 : value);
