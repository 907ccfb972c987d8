import { number } from '../../i18n/index.js';
import { math } from '../../ui/dom.js';

/**
 * Formulas are written as TeX in a folder's `formulas.tex`. `cargo xtask generate` converts them to MathML next to it,
 * from which this module creates elements, with the holes filled.
 *
 * @typedef {string | number | { [attribute: string]: string } | Part[]} Part a letter, number or sign, a decimal
 *   number, attributes, or a tag with its contents; the tags `hole` and `list` are not MathML
 * @typedef {string | number | Node} Value a name, a formatted number, or the elements of another formula
 */
/** @template {string} Hole @typedef {Part[] & { holes?: Hole }} Formula */

/**
 * The value of each hole, and all values of each list. For a formula without holes TypeScript infers `string`.
 * @template {string} Hole
 * @typedef {[string] extends [Hole] ? [] : [values: Record<Hole, Value | readonly Value[]>]} Values
 */

/** Creates a formula. @template {string} Hole @param {Formula<Hole>} formula @param {Values<Hole>} values */
export const formula = (formula, ...values) => joined(part(formula, ...values));

/** Joins several parts into one formula. @param {...Node} parts */
export const joined = (...parts) => math('math', {}, ...parts);

/** Creates a part of a formula. @template {string} Hole @param {Formula<Hole>} formula @param {Values<Hole>} values */
export const part = (formula, ...[values]) =>
  /** @type {MathMLElement} */ (made(formula, /** @type {any} */ (values)));

/** MathML tag of a letter, a number or a sign. @param {string} text */
export const tokenTag = (text) => (/^[\p{Lu}\p{Ll}]/u.test(text) ? 'mi' : /^\d/.test(text) ? 'mn' : 'mo');

/**
 * Default attributes. Names of several letters are upright, against the page's italics. Signs, including brackets, do
 * not stretch: an index in brackets would enlarge all brackets around it.
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
