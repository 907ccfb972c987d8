import { LANGUAGES } from './languages.js';
import { numberLocale, typedNumber } from './region.js';
import { cleaned } from './rounding.js';

/** @typedef {string} Language a key of `LANGUAGES` */

/** Of a link that names none. */
export const DEFAULT_LANGUAGE = Object.keys(LANGUAGES)[0];

/** @type {Map<Language, Record<string, string>>} */
const downloaded = new Map();
let language = DEFAULT_LANGUAGE;
let words = wordsOf(language);

/** @param {Language} chosen */
function wordsOf(chosen) {
  const found = downloaded.get(chosen) ?? {};
  downloaded.set(chosen, found);
  return found;
}

/** How often a file did not come: some browsers remember that, and would not ask again. @type {Map<string, number>} */
const failures = new Map();

/**
 * Downloads the words of a language that are not there: those of the page, and with a lab those of labs.
 * @param {Language} chosen
 * @param {string} [lab]
 */
export async function loadWords(chosen, lab) {
  const page = [`www/i18n/${chosen}.js`, `www/generated/names.${chosen}.js`];
  await Promise.all([...page, ...(lab ? wordFiles(chosen, lab) : [])].map((file) => loadFile(chosen, file)));
}

/** Downloads the words of a part of the page that is seldom used. @param {Language} chosen @param {string} folder */
export const loadFolderWords = (chosen, folder) => loadFile(chosen, `www/${folder}/words.${chosen}.js`);

/** What labs share and what one alone says, from the root of the site. @param {Language} chosen @param {string} lab */
export const wordFiles = (chosen, lab) => [
  `www/lab-kit/words.${chosen}.js`,
  `www/labs/${lab}/words.${chosen}.js`,
];

/** @param {Language} chosen @param {string} file */
async function loadFile(chosen, file) {
  const failed = failures.get(file) ?? 0;
  try {
    const { words: arrived } = await import(`../../${file}${failed ? `?${failed}` : ''}`);
    addWords(chosen, arrived);
  } catch (error) {
    failures.set(file, failed + 1);
    throw error;
  }
}

/** @param {Language} chosen @param {Record<string, string>} added */
export const addWords = (chosen, added) => void Object.assign(wordsOf(chosen), added);

/** @returns {Language} */
export const currentLanguage = () => language;

/** Its words are there. @param {Language} chosen */
export function setLanguage(chosen) {
  language = chosen;
  words = wordsOf(chosen);
  document.documentElement.lang = chosen;
}

/** @param {string} key */
export const has = (key) => key in words;

/**
 * The text of `key` in the chosen language, with `{name}` replaced by `params.name`.
 *
 * Where a text depends on a number it is written once for each form that the language has, as `key.one`, `key.other` and
 * so on (the names of `Intl.PluralRules`), and the parameter `count`, a number, chooses. `key.other` stands for a form
 * that is not written.
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 */
export function t(key, params = {}) {
  const text = words[key] ?? words[`${key}.${pluralForm(params.count)}`] ?? words[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name];
    return typeof value === 'number' ? number(value) : (value ?? whole);
  });
}

/** @type {Map<Language, Intl.PluralRules>} */
const pluralRules = new Map();

/** @param {string | number | undefined} count */
function pluralForm(count) {
  if (typeof count !== 'number') return 'other';
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(language);
  pluralRules.set(language, rules);
  return rules.select(count);
}

/**
 * A number as the language writes it.
 * @param {number} value
 * @param {number} [digits] after the point; without, as many as it has, at most three
 */
export function number(value, digits) {
  const options =
    digits === undefined
      ? { maximumFractionDigits: 3 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat({ ...options, useGrouping: 'min2' })
    .format(cleaned(value))
    .replace(/^-(?=[0.,]*$)/, '') // nothing is below zero by less than can be seen
    .replace('-', '−');
}

const reader = () => ({
  languages: globalThis.navigator?.languages ?? [], // none in the tests' own
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** @type {Map<string, Intl.NumberFormat>} */
const numberFormats = new Map();

/**
 * To make a format takes longer than to use it a hundred times, and every frame writes dozens of numbers.
 * @param {Intl.NumberFormatOptions} options
 */
function numberFormat(options) {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(numberLocale(language, reader()), options);
  numberFormats.set(key, format);
  return format;
}

/**
 * A number of any size, such as a learning rate: `0,00123`, `5,7·10¹⁰`.
 * @param {number} value
 * @param {number} [digits] exactly so many significant ones, for numbers that stand in a list; without, as few as it takes,
 *   and at most three
 */
export function significant(value, digits) {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e5) || !Number.isFinite(value))
    return withDigits(value, digits, 3);
  const [mantissa, power] = value.toExponential((digits ?? 2) - 1).split('e');
  return withDigits(Number(mantissa), digits, 2) + timesTen(Number(power));
}

/** @param {number} value @param {number | undefined} digits exactly so many significant ones @param {number} most without */
const withDigits = (value, digits, most) =>
  numberFormat({ minimumSignificantDigits: digits ?? 1, maximumSignificantDigits: digits ?? most })
    .format(value)
    .replace('-', '−');

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as a factor: `·10⁻⁶`. @param {number} power */
export const timesTen = (power) =>
  `·10${String(power)
    .replace(/\d/g, (digit) => RAISED[Number(digit)])
    .replace('-', '⁻')}`;

/** The sign before the decimals, where the reader is. */
export const decimalSign = () =>
  numberFormat({})
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value ?? '.';

/** What a program has written, with the reader's decimal sign. @param {string} digits */
export const withDecimalSign = (digits) => digits.replace('.', decimalSign());

/** What a reader has typed, as a program writes it. @param {string} text */
export const plainNumber = (text) => String(typedNumber(text, decimalSign()));

/**
 * An engine's error in words.
 * @param {unknown} error
 */
export function errorText(error) {
  const { kind, params, message } = /** @type {any} */ (error ?? {});
  const key = `error.${kind}`;
  if (!kind || !has(key)) return t('error.unknown', { reason: String(message ?? error) });
  const control = `control.${params?.control}`;
  const named = params?.control && has(control) ? { ...params, control: t(control) } : params;
  const numbers = Object.entries(named ?? {}).map(([name, value]) => [name, asNumber(value)]);
  return t(key, Object.fromEntries(numbers));
}

/** @param {unknown} value */
const asNumber = (value) =>
  typeof value === 'string' && /^-?[\d.]+$/.test(value) ? Number(value) : String(value);
