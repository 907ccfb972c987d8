import { number } from '../../i18n/index.js';
import { math } from '../../ui/dom.js';

/**
 * Formulas are written as TeX in a folder's `formulas.tex`; `cargo xtask generate` makes MathML of them beside it, and here
 * it becomes elements, with its holes filled.
 *
 * @typedef {string | number | { [attribute: string]: string } | Part[]} Part a letter, number or sign, a number with a
 *   fraction, attributes, or a tag with what is in it; `hole` and `list` are none of MathML's
 * @typedef {string | number | Node} Value a name or a number as it is written, or what another formula has become
 */
/** @template {string} Hole @typedef {Part[] & { holes?: Hole }} Formula */

/**
 * What stands at each hole, and at each list all that does. Of a formula without them TypeScript infers no names but any.
 * @template {string} Hole
 * @typedef {[string] extends [Hole] ? [] : [values: Record<Hole, Value | readonly Value[]>]} Values
 */

/** A formula. @template {string} Hole @param {Formula<Hole>} formula @param {Values<Hole>} values */
export const formula = (formula, ...values) => joined(part(formula, ...values));

/** A formula of several parts, one after the other. @param {...Node} parts */
export const joined = (...parts) => math('math', {}, ...parts);

/** What stands within a formula. @template {string} Hole @param {Formula<Hole>} formula @param {Values<Hole>} values */
export const part = (formula, ...[values]) =>
  /** @type {MathMLElement} */ (made(formula, /** @type {any} */ (values)));

/** What a letter, a number and a sign are in MathML. @param {string} text */
export const tokenTag = (text) => (/^[\p{Lu}\p{Ll}]/u.test(text) ? 'mi' : /^\d/.test(text) ? 'mn' : 'mo');

/**
 * What a name of several letters is in MathML, which the page's style would set in italics; and a sign, a bracket too, which is
 * as high as a letter: an index in brackets would raise all brackets around it.
 * @param {string} tag
 * @param {string} text
 * @returns {Record<string, string>}
 */
export const usual = (tag, text) =>
  tag === 'mo' ? { stretchy: 'false' } : tag === 'mi' && text.length > 1 ? { mathvariant: 'normal' } : {};

/** @param {Part} part @param {Record<string, any>} values @returns {Node} */
function made(part, values) {
  if (typeof part === 'number') return math('mn', {}, number(part));
  if (typeof part === 'string') return token(tokenTag(part), {}, part);
  const [tag, ...rest] = /** @type {[string, ...Part[]]} */ (part);
  const [name, sign] = /** @type {string[]} */ (rest);
  if (tag === 'hole') return filled(values[name]);
  if (tag === 'list') {
    const all = /** @type {Value[]} */ (values[name]).map(filled);
    return math('mrow', {}, ...all.flatMap((one, at) => (at ? [token('mo', {}, sign), one] : [one])));
  }
  const hasAttributes = typeof rest[0] === 'object' && !Array.isArray(rest[0]);
  const attributes = hasAttributes ? /** @type {Record<string, string>} */ (rest.shift()) : {};
  if (/^m[ino]$/.test(tag)) return token(tag, attributes, /** @type {string} */ (rest[0]));
  return math(tag, attributes, ...rest.map((child) => made(child, values)));
}

/** @param {string} tag @param {Record<string, string>} attributes @param {string} text */
const token = (tag, attributes, text) => math(tag, { ...usual(tag, text), ...attributes }, text);

/** @param {Value} value */
const filled = (value) =>
  typeof value === 'object' ? value : math(tokenTag(String(value)) === 'mi' ? 'mi' : 'mn', {}, value);
