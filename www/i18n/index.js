import { LANGUAGES } from './languages.js';
import { numberLocale, typedNumber } from './region.js';
import { cleaned } from './rounding.js';

/** @typedef {string} Language a key of `LANGUAGES` */

/** Language of links without one. */
export const DEFAULT_LANGUAGE = Object.keys(LANGUAGES)[0];

/** @type {Map<Language, Record<string, string>>} */
const downloaded = new Map();
let language = DEFAULT_LANGUAGE;
let words = wordsOf(language);

/** @param {Language} chosen */
function wordsOf(chosen) {
  const words = downloaded.get(chosen) ?? {};
  downloaded.set(chosen, words);
  return words;
}

/** Failed downloads per file: some browsers cache a failure and would not retry. @type {Map<string, number>} */
const failures = new Map();

/**
 * Downloads the missing words of a language: the page's, and with a lab the labs'.
 * @param {Language} chosen
 * @param {string} [lab]
 */
export async function loadWords(chosen, lab) {
  const page = [`www/i18n/${chosen}.js`, `www/generated/names.${chosen}.js`];
  await Promise.all([...page, ...(lab ? wordFiles(chosen, lab) : [])].map((file) => loadFile(chosen, file)));
}

/** Downloads the words of a rarely used part of the page. @param {Language} chosen @param {string} folder */
export const loadFolderWords = (chosen, folder) => loadFile(chosen, `www/${folder}/words.${chosen}.js`);

/** Word files shared by labs and of one lab, from the root of the site. @param {Language} chosen @param {string} lab */
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

/** Selects a language whose words are loaded. @param {Language} chosen */
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
 * A text that depends on a number has one entry per plural form of the language: `key.one`, `key.other` and so on (the
 * names of `Intl.PluralRules`), selected by the parameter `count`. `key.other` replaces missing forms.
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
 * Formats a number for the language.
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
    .replace(/^-(?=[0.,]*$)/, '') // no minus sign if all visible digits are zero
    .replace('-', '−');
}

const reader = () => ({
  languages: globalThis.navigator?.languages ?? [], // missing in the unit tests' environment
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** @type {Map<string, Intl.NumberFormat>} */
const numberFormats = new Map();

/**
 * Cached formatters: creating one takes longer than a hundred uses, and every frame formats dozens of numbers.
 * @param {Intl.NumberFormatOptions} options
 */
function numberFormat(options) {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(numberLocale(language, reader()), options);
  numberFormats.set(key, format);
  return format;
}

/**
 * Formats a number of any size, such as a learning rate: `0,00123`, `5,7·10¹⁰`.
 * @param {number} value
 * @param {number} [digits] exact number of significant digits, for numbers in a list; without, as few as needed, at
 *   most three
 */
export function significant(value, digits) {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e5) || !Number.isFinite(value))
    return withDigits(value, digits, 3);
  const [mantissa, power] = value.toExponential((digits ?? 2) - 1).split('e');
  return withDigits(Number(mantissa), digits, 2) + timesTen(Number(power));
}

/** @param {number} value @param {number | undefined} digits exact number @param {number} most without `digits` */
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

/** The decimal sign of the reader's region. */
export const decimalSign = () =>
  numberFormat({})
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value ?? '.';

/** Converts a program's number to the reader's decimal sign. @param {string} digits */
export const withDecimalSign = (digits) => digits.replace('.', decimalSign());

/** Converts a typed number to a program's format. @param {string} text */
export const plainNumber = (text) => String(typedNumber(text, decimalSign()));

/**
 * Describes an engine's error in words.
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
