import { number, timesTen } from '../../../i18n/index.js';
import { part } from '../../../views/formulas/formula.js';
import { FORMULAS } from '../formulas.js';

/** Numbers outside this range are written with a power of ten. */
const [SMALLEST, LARGEST] = [1e-3, 1e5];
/** Maximum decimals: a weight's 32 bits hold no more. */
const MAX_DECIMALS = 9;

/**
 * A number's digits and its power of ten, 0 if none is written.
 * @param {number} value
 * @param {number} digits number of significant digits
 * @returns {[string, number]}
 */
function parts(value, digits) {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0) return [number(value), 0];
  const [mantissa, power] = value.toExponential(digits - 1).split('e');
  if (size < SMALLEST || size >= LARGEST) return [number(Number(mantissa), digits - 1), Number(power)];
  return [number(value, Math.max(0, digits - 1 - Number(power))), 0];
}

/** A number of any size as text: `0,0412`, `1,70·10⁻⁶`. @param {number} value @param {number} [digits] */
export function quantity(value, digits = 3) {
  const [mantissa, power] = parts(value, digits);
  return power ? mantissa + timesTen(power) : mantissa;
}

/** The number in a formula. @param {number} value @param {number} [digits] */
export function mathQuantity(value, digits = 3) {
  const [mantissa, power] = parts(value, digits);
  return power ? part(FORMULAS.power, { mantissa, power: String(power).replace('-', '−') }) : mantissa;
}

/** The number as a factor: in brackets if negative. @param {number} value */
export const mathFactor = (value) =>
  value < 0 ? part(FORMULAS.inBrackets, { value: mathQuantity(value) }) : mathQuantity(value);

/** A chosen number, not a computed one: without trailing zeros. @param {number} value */
export function mathSetting(value) {
  const digits = Number(value)
    .toExponential()
    .replace(/e.*|[-.]/g, '').length;
  return mathQuantity(value, Math.min(digits, 6));
}

/**
 * Two numbers with enough decimals to show that they differ.
 * @param {number} before
 * @param {number} after
 */
export function change(before, after) {
  const power = Math.floor(Math.log10(Math.abs(after - before)));
  const decimals = Number.isFinite(power) ? Math.max(4, Math.min(MAX_DECIMALS, 1 - power)) : 4;
  return [before, after].map((value) => number(value, decimals));
}
