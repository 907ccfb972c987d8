import { number } from '../../i18n/index.js';
import { math } from '../../ui/dom.js';

/** Building blocks of the page's formulas. */

/** @param {string} name */
export const mi = (name) => math('mi', name);
/** @param {string} name */
export function upright(name) {
  const letters = mi(name);
  letters.setAttribute('mathvariant', 'normal');
  return letters;
}
/** An operator that does not stretch, not even a bracket: an index in brackets would otherwise enlarge the brackets around it. @param {string} sign */
export function mo(sign) {
  const operator = math('mo', sign);
  if ('()[]‖|'.includes(sign)) operator.setAttribute('stretchy', 'false');
  return operator;
}
/** @param {number | string} value */
export const mn = (value) => math('mn', String(value));
/** A decimal number in the current language's format. @param {number} value */
export const constant = (value) => mn(number(value));
/** @param {Node} base @param {Node} index */
export const sub = (base, index) => math('msub', base, index);
/** @param {Node} base @param {Node} power */
export const sup = (base, power) => math('msup', base, power);
/** @param {...Node} parts */
export const row = (...parts) => math('mrow', ...parts);
export const hat = (name = 'x') => math('mover', mi(name), mo('^'));
/** @param {Node} size */
export const reals = (size) => sup(upright('ℝ'), size);
/** ∑ over an index, with an optional upper limit. @param {string} index @param {Node} [top] */
export const sum = (index, top) =>
  top ? math('munderover', mo('∑'), mi(index), top) : math('munder', mo('∑'), mi(index));
/** A superscript in brackets: the index of a layer or sample. @param {Node | string | number} index */
export const layerIndex = (index) =>
  row(
    mo('('),
    typeof index === 'object' ? index : typeof index === 'number' ? mn(index) : mi(index),
    mo(')'),
  );
/** @param {...Node} parts */
export const fraction = (...parts) => math('mfrac', ...parts);
/** @param {...Node} parts */
export const formula = (...parts) => math('math', row(...parts));
