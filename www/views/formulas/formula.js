import { number } from '../../i18n/index.js';
import { math } from '../../ui/dom.js';

/** The parts that the page's formulas are made of. */

/** @param {string} name */
export const mi = (name) => math('mi', name);
/** @param {string} name */
export function upright(name) {
  const letters = mi(name);
  letters.setAttribute('mathvariant', 'normal');
  return letters;
}
/** A sign as high as a letter, a bracket too: an index in brackets would raise all brackets around it. @param {string} sign */
export function mo(sign) {
  const made = math('mo', sign);
  if ('()[]‖|'.includes(sign)) made.setAttribute('stretchy', 'false');
  return made;
}
/** @param {number | string} value */
export const mn = (value) => math('mn', String(value));
/** A number with a fraction, as the language writes it. @param {number} value */
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
/** ∑ over an index, to a top if there is one. @param {string} index @param {Node} [top] */
export const sum = (index, top) =>
  top ? math('munderover', mo('∑'), mi(index), top) : math('munder', mo('∑'), mi(index));
/** A power in brackets: the number of a layer or of a sample. @param {Node | string | number} index */
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
