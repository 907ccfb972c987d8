import { LIMITS } from '../../../generated/labs.js';
import { isMissing, isMissingNumber, numberOf } from './cells.js';
import { ColumnFacts, MAX_CLASSES } from './columns.js';
import { decode, encodingOf, refuseBinary, refuseOther } from './decode.js';
import { fault } from './fault.js';
import { decimalOf, headOf, usesOf } from './guess.js';
import { layoutOf } from './layout.js';
import { RowCounter } from './left-out.js';
import { aligned, rowsOf } from './rows.js';
import { Thinned } from './thinned.js';

/**
 * Reads a table from a file. Two passes: the first for the kinds of its columns, the second for their numbers, so that
 * memory depends on the data used, not on the file's size.
 *
 * @typedef {import('./guess.js').Choice} Choice
 * @typedef {import('./guess.js').Column} Column
 *
 * @typedef {object} Table
 * @property {string[]} columns names of the numeric columns
 * @property {Float64Array} values `[rows, columns]`
 * @property {string[]} classes class names in label order; empty without labels
 * @property {Uint8Array} labels `[rows]`
 * @property {number} rows number of used rows
 *
 * @typedef {object} TableReading
 * @property {Required<Choice>} reading
 * @property {import('./layout.js').Layout} layout
 * @property {Column[]} columns of the file
 * @property {{ example: string, isOpen: boolean }} decimal an ambiguous number, if any
 * @property {{ line: number, cells: string[], why: string | null }[]} sample first rows, and the reason if omitted
 * @property {number} data rows of the file
 * @property {number} used rows before subsampling
 * @property {number} filled missing cells replaced by their column's mean
 * @property {import('./left-out.js').Reason[]} leftOut
 * @property {Table} table
 * @property {import('../../../engine/error.js').EngineError | null} problem why it is unusable with this reading
 */

/** Maximum file size in bytes; larger files would exceed a tab's memory. */
export const MAX_BYTES = 64e6;
/** More rows are subsampled evenly, more columns are rejected. */
export const { tableRows: MAX_ROWS, tableColumns: MAX_COLUMNS, tableFewestRows: MIN_ROWS } = LIMITS;
/** Wider rows are not parsed at all. */
const MAX_CELLS = 20 * MAX_COLUMNS;
/** Rows shown, and rows inspected to detect a header. */
const [SHOWN, LOOKED_AT] = [8, 4];
/** If more than this fraction of rows would be omitted, missing values are filled in. */
const TOO_MANY = 0.3;

/**
 * @param {Uint8Array} bytes
 * @param {string} name of the file
 * @param {import('./rows.js').Papa} papa
 * @param {Choice} [choice]
 * @param {(share: number) => void} [onProgress]
 * @returns {Promise<TableReading>} rejects if the file is not a table, or unusable with any reading
 */
export async function understand(bytes, name, papa, choice = {}, onProgress = () => undefined) {
  refuseLarge(bytes.length);
  refuseBinary(bytes, name);
  const encoding = choice.encoding ?? encodingOf(bytes);
  const raw = decode(bytes, encoding);
  refuseOther(raw);
  const layout = layoutOf(raw, papa, choice.delimiter);
  if (layout.width > MAX_CELLS) throw tooWide(layout.width);
  const text = aligned(raw, layout.delimiter);
  const each = (/** @type {(row: Row) => void} */ take, /** @type {number} */ from) =>
    eachRow(text, layout, papa, take, (share) => onProgress(from + share / 2));

  const { facts, first } = await survey(each, layout);
  const { decimal: guessed, ...open } = decimalOf(facts);
  const decimal = choice.decimal ?? guessed;
  const head = headOf(layout, first, facts, decimal, choice.head);
  if (!head.isInRows && first.length) first[0].forEach((cell, at) => facts[at].add(cell));
  const columns = usesOf(facts, head, decimal, choice.uses ?? {});
  const numbers = columns.filter(({ use }) => use === 'number').length;
  if (numbers > MAX_COLUMNS) throw tooWide(numbers);

  const collector = new Collector(columns, facts, decimal, head.isInRows, choice.missing);
  await each((row) => collector.add(row), 0.5);
  const missing = collector.missing;
  const uses = Object.fromEntries(columns.map(({ use }, at) => [at, use]));
  const reading = { encoding, delimiter: layout.delimiter, head: head.hasHead, decimal, missing, uses };
  return { reading, layout, columns, decimal: open, ...collector.result() };
}

/** @param {number} size of a file in bytes */
export function refuseLarge(size) {
  const megabytes = (/** @type {number} */ bytes) => String(Math.round(bytes / 1e6));
  if (size > MAX_BYTES) throw fault('csvLarge', { size: megabytes(size), limit: megabytes(MAX_BYTES) });
}

/** @typedef {import('./rows.js').Row} Row */

/** @param {number} columns */
const tooWide = (columns) => fault('csvColumns', { columns: String(columns), limit: String(MAX_COLUMNS) });

/**
 * Passes every non-blank row to `take`, and lets the page repaint in between.
 * @param {string} text
 * @param {import('./layout.js').Layout} layout
 * @param {import('./rows.js').Papa} papa
 * @param {(row: Row) => void} take
 * @param {(share: number) => void} onProgress
 */
async function eachRow(text, { delimiter, first }, papa, take, onProgress) {
  for (const { rows, end } of rowsOf(text, delimiter, papa)) {
    for (const row of rows) if (row.line >= first && row.cells.some((cell) => cell.trim() !== '')) take(row);
    onProgress(end / text.length);
    if (end < text.length) await new Promise((resolve) => setTimeout(resolve));
  }
}

/**
 * Collects column statistics over all rows but the first, which may be a header.
 * @param {(take: (row: Row) => void, from: number) => Promise<void>} each
 * @param {import('./layout.js').Layout} layout
 */
async function survey(each, { width }) {
  const facts = Array.from({ length: width }, () => new ColumnFacts());
  /** @type {string[][]} */
  const first = [];
  await each((row) => {
    const cells = fitting(row.cells, width);
    if (!cells) return;
    if (first.length > 0) for (let at = 0; at < width; at++) facts[at].add(cells[at]);
    if (first.length < LOOKED_AT) first.push(cells);
  }, 0);
  return { facts, first };
}

/** The cells of a row, without the empty trailing cells of spreadsheets. @param {string[]} cells @param {number} width */
export function fitting(cells, width) {
  if (cells.length === width) return cells;
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')
    ? cells.slice(0, width)
    : null;
}

/** Collects rows into a table, and counts the reasons for omitted ones. */
class Collector {
  #isFirst = true;
  #sample = /** @type {TableReading['sample']} */ ([]);
  /** Whether a label is a missing mark, cached. @type {Map<string, boolean>} */
  #none = new Map();

  /**
   * @param {Column[]} columns
   * @param {ColumnFacts[]} facts
   * @param {import('./cells.js').Decimal} decimal
   * @param {boolean} skipFirst whether the first row is a header
   * @param {Choice['missing']} chosen
   */
  constructor(columns, facts, decimal, skipFirst, chosen) {
    this.columns = columns;
    this.facts = facts;
    this.decimal = decimal;
    this.skipFirst = skipFirst;
    this.numbers = columns.flatMap(({ use }, at) => (use === 'number' ? [at] : []));
    this.label = columns.findIndex(({ use }) => use === 'class');
    this.index = columns.findIndex(({ why }) => why === 'index');
    this.weak = this.label >= 0 && !namesMarks(facts[this.label]);
    this.missing = chosen ?? missingOf(this.numbers, facts, decimal);
    this.left = new RowCounter();
    this.kept = new Thinned(this.numbers.length);
  }

  /** @param {Row} row */
  add(row) {
    const isHead = this.#isFirst && this.skipFirst;
    this.#isFirst = false;
    if (isHead) return;
    const why = this.#take(row);
    if (why) this.left.add(why, row);
    if (this.#sample.length < SHOWN)
      this.#sample.push({
        line: row.line,
        cells: row.cells.slice(0, this.columns.length),
        why: why?.why ?? null,
      });
  }

  /** @param {Row} row @returns {import('./left-out.js').Found | null} why it is omitted */
  #take({ cells: given }) {
    const cells = fitting(given, this.columns.length);
    if (!cells) return { why: 'ragged', got: given.length, expected: this.columns.length };
    if (this.#isTotal(cells)) return { why: 'total', cell: cells[0] };
    const values = this.kept.next;
    let holes = 0;
    for (const [place, at] of this.numbers.entries()) {
      const value = numberOf(cells[at], this.decimal);
      values[place] = value;
      if (Number.isFinite(value)) continue;
      if (this.missing === 'leaveOut') return this.#wrong(cells[at], at, value);
      values[place] = NaN;
      holes++;
    }
    if (holes > 0 && holes === this.numbers.length)
      return this.#wrong(cells[this.numbers[0]], this.numbers[0], NaN);
    const label = this.label < 0 ? '' : cells[this.label].trim();
    if (this.label >= 0 && this.#isNone(label))
      return { why: 'label', column: this.columns[this.label].name };
    this.kept.keep(label, holes);
    return null;
  }

  /** @param {string} cell @param {number} at @param {number} value @returns {import('./left-out.js').Found} */
  #wrong(cell, at, value) {
    const why = isMissingNumber(cell) ? 'missing' : Number.isNaN(value) ? 'notNumber' : 'infinite';
    return { why, cell: cell.trim().slice(0, 40), column: this.columns[at].name };
  }

  /** Whether a row is a total or mean below the data: its name is unique, or missing where other rows have their number. @param {string[]} cells */
  #isTotal(cells) {
    if (this.index >= 0 && isMissing(cells[this.index])) return true;
    return cells.some(
      (cell, at) =>
        isWord(cell) && TOTAL.test(cell) && (this.facts[at].different?.get(cell.trim()) ?? 1) === 1,
    );
  }

  /** @param {string} label */
  #isNone(label) {
    let isNone = this.#none.get(label);
    if (isNone === undefined) {
      isNone = isMissing(label) || (this.weak && isMissingNumber(label));
      if (this.#none.size < 2 * MAX_CLASSES) this.#none.set(label, isNone);
    }
    return isNone;
  }

  /** @returns {Omit<TableReading, 'reading' | 'layout' | 'columns' | 'decimal'>} */
  result() {
    const { kept, left } = this;
    const table = kept.table(
      this.label >= 0,
      this.numbers.map((at) => this.columns[at].name),
    );
    const data = kept.all + left.count;
    if (data === 0) throw fault('csvEmpty');
    if (data < MIN_ROWS) throw fault('tableFewRows', { rows: String(data), least: String(MIN_ROWS) });
    return {
      sample: this.#sample,
      data,
      used: kept.all,
      filled: kept.holes,
      leftOut: left.reasons,
      table,
      problem: this.#problem(table),
    };
  }

  /** @param {Table} table */
  #problem(table) {
    if (table.columns.length < 2) return fault('csvFewNumbers', { columns: String(table.columns.length) });
    if (this.kept.all < MIN_ROWS)
      return fault('tableFewRows', { rows: String(this.kept.all), least: String(MIN_ROWS) });
    if (table.classes.length > MAX_CLASSES)
      return fault('csvClasses', { classes: String(table.classes.length), limit: String(MAX_CLASSES) });
    return null;
  }
}

/** Whether a cell does not start with a digit, sign or blank. @param {string} cell */
const isWord = (cell) => cell.charCodeAt(0) > 64 || cell.charCodeAt(0) === 32;
const TOTAL =
  /^\s*((gran |grand )?(sub)?total(es|s)?|suma|sum|promedio|media|mean|average|mediana|median|m[ií]n|m[áa]x|m[ií]nimo|m[áa]ximo|desv\.? ?(est|estándar|t[ií]pica)\.?|std|count|n)\s*:?\s*$/i;

/** Whether marks such as − are class names in a column, as they are next to +. @param {ColumnFacts} column */
const namesMarks = ({ different, rows }) =>
  different !== null &&
  (different.has('+') || [...different].some(([cell, count]) => isMissingNumber(cell) && 5 * count > rows));

/** Default treatment of missing values. @param {number[]} numbers @param {ColumnFacts[]} facts @param {import('./cells.js').Decimal} decimal */
function missingOf(numbers, facts, decimal) {
  const rows = Math.max(1, ...facts.map((column) => column.rows));
  const holes = numbers.map((at) => facts[at].rows - facts[at].numbers[decimal]);
  // At least as many rows are incomplete as the column with the most missing values has.
  return Math.max(0, ...holes) > TOO_MANY * rows ||
    holes.reduce((sum, count) => sum + count, 0) > 2 * TOO_MANY * rows
    ? 'mean'
    : 'leaveOut';
}
