import { en } from './en.js';
import { es } from './es.js';

/** @typedef {'es' | 'en'} Language */

/** @type {Record<Language, Record<string, string>>} */
const WORDS = { es, en };
/** @type {Language} */
let language = 'es';

/** @returns {Language} */
export const currentLanguage = () => language;

/** @param {Language} chosen */
export function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

/** @param {string} key */
export const has = (key) => key in WORDS[language];

/**
 * The text of `key` in the chosen language, with `{name}` replaced by `params.name`.
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 */
export function t(key, params = {}) {
  const text = WORDS[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name];
    return typeof value === 'number' ? number(value) : (value ?? whole);
  });
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
    .format(value)
    .replace(/^-(?=[0.,]*$)/, '') // nothing is below zero by less than can be seen
    .replace('-', '−');
}

/** @type {Map<string, Intl.NumberFormat>} */
const numberFormats = new Map();

/**
 * To make a format takes longer than to use it a hundred times, and every frame writes dozens of numbers.
 * @param {Intl.NumberFormatOptions} options
 */
function numberFormat(options) {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(language, options);
  numberFormats.set(key, format);
  return format;
}

/** A small number to three significant digits, such as a learning rate. @param {number} value */
export const significant = (value) =>
  value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e5)
    ? value.toExponential(1).replace('.', language === 'es' ? ',' : '.')
    : numberFormat({ maximumSignificantDigits: 3 }).format(value);

/**
 * An engine's error in words.
 * @param {unknown} error
 */
export function errorText(error) {
  const { kind, params, message } = /** @type {any} */ (error ?? {});
  const key = `error.${kind}`;
  if (!kind || !has(key)) return t('error.unknown', { reason: String(message ?? error) });
  const named = params?.control ? { ...params, control: t(`control.${params.control}`) } : params;
  const numbers = Object.entries(named ?? {}).map(([name, value]) => [name, asNumber(value)]);
  return t(key, Object.fromEntries(numbers));
}

/** @param {unknown} value */
const asNumber = (value) =>
  typeof value === 'string' && /^-?[\d.]+$/.test(value) ? Number(value) : String(value);
