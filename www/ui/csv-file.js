import { decimalSign, t } from '../i18n/index.js';
import { download } from './download.js';
import { attribute } from './dom.js';
import { csvForm } from './csv-form.js';

/**
 * Saves tables in one of two forms: for a spreadsheet of the reader's region, with its decimal sign and a byte order mark;
 * or with decimal points, for programs.
 *
 * @typedef {string | number | { exact: number } | null | undefined} Cell a number is written with its significant digits, an
 *   exact one with all digits
 *
 * @typedef {object} CsvTable
 * @property {string} name of the file, without extension
 * @property {string[]} head
 * @property {() => Iterable<Cell[]>} rows
 */

const MARK = '\ufeff';

/**
 * A table as CSV text.
 * @param {string[]} head
 * @param {Iterable<Cell[]>} rows
 * @param {{ mark: boolean, decimal: string }} form
 */
export function csvText(head, rows, { mark, decimal }) {
  const delimiter = decimal === ',' ? ';' : ',';
  const quoted = new RegExp(`["${delimiter}\\r\\n]|^\\s|\\s$`);
  const cell = (/** @type {Cell} */ value) => {
    if (typeof value === 'number') return written(value).replace('.', decimal);
    if (value && typeof value === 'object') return String(value.exact).replace('.', decimal);
    const text = value ?? '';
    return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  let text = mark ? MARK : '';
  for (const row of [head, ...rows]) text += `${row.map(cell).join(delimiter)}\r\n`;
  return text;
}

/** Digits that identify a 32-bit number, and suffice for a fraction or a time. */
const DIGITS = 9;

/**
 * The shortest text that gives a 32-bit number again; nine significant digits for any other. Empty for NaN and infinities,
 * which a spreadsheet would read as text.
 * @param {number} value
 */
export function written(value) {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  if (Math.fround(value) !== value) return String(Number(value.toPrecision(DIGITS)));
  for (let digits = 1; digits < DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(DIGITS)));
}

/** The form of tables for this reader. */
export const formOf = (kind = csvForm()) =>
  kind === 'points'
    ? { mark: false, decimal: '.' }
    : { mark: true, decimal: decimalSign() === ',' ? ',' : '.' };

/** Called when the first table is saved before the user has chosen a form. @type {(again: () => void) => void} */
let onFirst = () => undefined;
/** @param {typeof onFirst} listener */
export const whenFirstSaved = (listener) => (onFirst = listener);

/** A table that can be saved once it has rows. */
export class CsvFile {
  /** @type {HTMLButtonElement[]} */
  #buttons = [];

  /** @param {() => CsvTable | null} table null while it has no rows */
  constructor(table) {
    this.table = table;
  }

  /** Updates the buttons when the data change. */
  follow() {
    const has = this.table() !== null;
    for (const button of this.#buttons) {
      button.disabled = !has;
      const reason = has ? null : t('file.nothing');
      attribute(button, 'title', reason);
      attribute(button, 'aria-description', reason);
    }
  }

  /** @param {HTMLButtonElement} button saves it */
  add(button) {
    this.#buttons.push(button);
    button.addEventListener('click', () => this.save());
    this.follow();
    return button;
  }

  save() {
    const table = this.table();
    if (!table) return;
    saveTable(table);
    // In regions with decimal points the two forms differ only in the byte order mark.
    if (!csvForm() && formOf().decimal === ',') onFirst(() => saveTable(table));
  }
}

/** @param {CsvTable} table */
export function saveTable({ name, head, rows }) {
  download(`${name}.csv`, csvText(head, rows(), formOf()), 'text/csv');
}
