/**
 * Interprets a table cell: a number in any common notation, a missing value, or text.
 *
 * @typedef {'.' | ','} Decimal
 */

/** Marks of missing values, in lower case. Spreadsheet errors are recognised by their form. */
const MISSING = new Set(
  [
    '',
    'na',
    'n/a',
    'n.a.',
    '<na>',
    '#na',
    '#n/a',
    '#n/d',
    'n/d',
    'n.d.',
    's/d',
    's.d.',
    'nan',
    '-nan',
    'nat',
  ].concat(['null', '?', 'sin dato', 'sin datos', 'no data', '1.#qnan', '1.#ind', '-1.#ind']),
);
/** Further marks in numeric columns; in text columns they may be names. */
const MISSING_NUMBER = new Set(
  ['-', '--', '---', '–', '—', '−', '.', '..', '...', '…', '*', 'none', 'nil', 'nd', 'sd', 'missing'].concat([
    'falta',
    'vacío',
    'vacio',
    'nulo',
    '(null)',
    '\\n',
    ':',
  ]),
);
const SHEET_ERROR = /^#.*[!?]$/;

/** @param {string} cell */
export function isMissing(cell) {
  if (cell.length > 14) return cell.trim() === '';
  const text = cell.trim().toLowerCase();
  return MISSING.has(text) || SHEET_ERROR.test(text);
}

/** @param {string} cell */
export const isMissingNumber = (cell) =>
  isMissing(cell) || (cell.length <= 14 && MISSING_NUMBER.has(cell.trim().toLowerCase()));

const CODES =
  'USD|EUR|CLP|MXN|ARS|COP|PEN|UYU|BRL|GBP|JPY|CHF|CAD|AUD|CNY|INR|BOB|PYG|VES|CRC|GTQ|HNL|NIO|DOP|UF|UTM';
const MONEY = String.raw`(?:(?:US|MX|CA|AU|R|C|S|B)?\p{Sc}|S/\.?|Bs\.?|Gs\.?|${CODES})`;
const BEFORE = new RegExp(String.raw`^([-+]?)\s*${MONEY}\s*(?=[-+.,\d])`, 'u');
const BEHIND = new RegExp(String.raw`(?<=[\d.,])\s*(${MONEY}|%|‰)$`, 'u');
/** Digit groups with one consistent separator, or grouped as in India; decimals; an exponent. */
const numberForm = (/** @type {string} */ decimal, /** @type {string} */ group) =>
  new RegExp(
    String.raw`^[-+]?(?=[${decimal}]?\d)(?:[1-9]\d{0,2}(?:([${group}'’´٬\s_])\d{3})(?:\1\d{3})*|[1-9]\d?(?:${group}\d{2})+${group}\d{3}|\d*)(?:[${decimal}٫]\d*)?(?:e[-+]?\d+)?$`,
    'i',
  );
const FORMS = { '.': numberForm('.', ','), ',': numberForm(',', '.') };
const GROUPS = { '.': /[,'’´٬\s_]/g, ',': /[.'’´٬\s_]/g };
const INFINITE = /^[-+]?(inf|infinity|infinito|∞)$/i;

/**
 * Recognises the two most common forms without a regular expression: plain digits, the same in both notations, and digits
 * with one decimal point that cannot group thousands. Null for any other cell.
 * @param {string} cell
 * @returns {'whole' | 'point' | null}
 */
export function simpleForm(cell) {
  const { length } = cell;
  const start = cell.charCodeAt(0) === 45 ? 1 : 0;
  if (length === start || length > 17) return null;
  let point = -1;
  for (let at = start; at < length; at++) {
    const code = cell.charCodeAt(at);
    if (code === 46 && point < 0) point = at;
    else if (code < 48 || code > 57) return null;
  }
  if (point < 0) return length - start <= 15 ? 'whole' : null;
  const isGroup =
    length - point === 4 && point > start && point - start <= 3 && cell.charCodeAt(start) !== 48;
  return isGroup || length === start + 1 ? null : 'point';
}

/**
 * The number in a cell, or NaN. A percentage becomes a fraction, as in spreadsheets; an overflow is infinite.
 * @param {string} cell
 * @param {Decimal} decimal the decimal separator; the other one groups thousands, as do spaces and apostrophes
 * @returns {number}
 */
export function numberOf(cell, decimal) {
  const simple = simpleForm(cell);
  if (simple === 'whole') return Number(cell);
  if (simple === 'point') return decimal === '.' ? Number(cell) : NaN;
  if (cell.length > 60) return NaN;
  let text = latin(cell.trim());
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const accounted = /^\(([^-+()]+)\)$/.exec(text);
  if (accounted) text = `-${accounted[1].trim()}`;
  text = text.replace(BEFORE, '$1');
  const behind = BEHIND.exec(text)?.[1];
  if (behind) text = text.replace(BEHIND, '');
  if (/^[\d.,]+-$/.test(text)) text = `-${text.slice(0, -1)}`;
  if (!FORMS[decimal].test(text)) return NaN;
  const value = Number(text.replace(GROUPS[decimal], '').replace(/[,٫]/, '.'));
  return behind === '%' ? value / 100 : behind === '‰' ? value / 1000 : value;
}

/** Converts typographic minus signs and Arabic digits. @param {string} text */
const latin = (text) =>
  /^[\x20-\x7e]*$/.test(text)
    ? text
    : text
        .replace(/[−－]|^–|(?<=[(e])–/gi, '-')
        .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));

/** The currency, if any: a column with two currencies is not numeric. @param {string} cell */
export function moneyOf(cell) {
  const text = cell.trim();
  const [found] = BEFORE.exec(text) ?? BEHIND.exec(text) ?? [''];
  return found.replace(/[-+\s%‰]/g, '');
}

const DATE =
  /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4}-\d{1,2}|\d{1,2}[-/ ][a-zé]{3,10}\.?[-/ ]\d{2,4})([ T,]+\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(:\d{2})?/i;
/** @param {string} cell */
export const isDate = (cell) => DATE.test(cell.trim());
