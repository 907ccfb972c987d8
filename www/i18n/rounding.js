/**
 * Rounding as people do it: a half goes up. A share that comes as a 32-bit number, 0.8325 among them, is a little more or
 * less than it was counted to be, and a half of its last digit that is shown would go either way.
 */

/** Digits that a 32-bit number is good for. */
const DIGITS = 7;
/** From here on what is behind the point is more than these digits. */
const LARGE = 10 ** (DIGITS - 1);

/** The number that is meant. @param {number} value */
export const cleaned = (value) =>
  Number.isInteger(value) || !(Math.abs(value) < LARGE) ? value : Number(value.toPrecision(DIGITS));

/** The number that is shown with so many digits after the point. @param {number} value @param {number} digits */
export function rounded(value, digits) {
  const size = Math.round(Number(`${plain(Math.abs(cleaned(value)))}e${digits}`));
  return Math.sign(value) * Number(`${size}e-${digits}`);
}

/**
 * How far apart two numbers are that are shown with so many digits: what a reader gets who subtracts them.
 * @param {number} one
 * @param {number} other
 * @param {number} digits
 */
export const apart = (one, other, digits) => cleaned(Math.abs(rounded(one, digits) - rounded(other, digits)));

/** Without an exponent, so that another can be written behind it. @param {number} value */
const plain = (value) => (value < 1e-6 ? 0 : value);
