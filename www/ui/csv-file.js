import { decimalSign, t } from '../i18n/index.js';
import { download } from './download.js';
import { attribute } from './dom.js';
import { csvForm } from './csv-form.js';

/**
 * Tables as files, in one of two forms: as the reader's spreadsheet opens it in columns, with its decimal sign and with a mark
 * that says that it is UTF-8; or with points, as programs read it.
 *
 * @typedef {string | number | { exact: number } | null | undefined} Cell a number is written with the digits that it is good for, an exact
 *   one with all of them
 *
 * @typedef {object} CsvTable
 * @property {string} name of the file, without its ending
 * @property {string[]} head
 * @property {() => Iterable<Cell[]>} rows
 */

const MARK = '\ufeff';

/**
 * A table as text.
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

/** Digits that a 32-bit number takes at most, and that a share or a time is good for. */
const DIGITS = 9;

/**
 * A number in as few digits as give it again: of a 32-bit number that one, of another its first nine. Nothing for one that is
 * none, or infinite: a spreadsheet would take the word for text.
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

/** How a table is written for this reader. */
export const formOf = (kind = csvForm()) =>
  kind === 'points'
    ? { mark: false, decimal: '.' }
    : { mark: true, decimal: decimalSign() === ',' ? ',' : '.' };

/** Called when a table was saved, and the person has not said yet in which form. @type {(again: () => void) => void} */
let onFirst = () => undefined;
/** @param {typeof onFirst} listener */
export const whenFirstSaved = (listener) => (onFirst = listener);

/** A table that can be saved once there is something in it. */
export class CsvFile {
  /** @type {HTMLButtonElement[]} */
  #buttons = [];

  /** @param {() => CsvTable | null} table nothing while it has no rows */
  constructor(table) {
    this.table = table;
  }

  /** There are other things to save now, or none any more. */
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
    // Where the region writes points the two forms differ in the mark alone.
    if (!csvForm() && formOf().decimal === ',') onFirst(() => saveTable(table));
  }
}

/** @param {CsvTable} table */
export function saveTable({ name, head, rows }) {
  download(`${name}.csv`, csvText(head, rows(), formOf()), 'text/csv');
}
