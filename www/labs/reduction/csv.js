import { EngineError } from '../../engine/error.js';
import { LIMITS } from '../../generated/labs.js';

/**
 * A table of the person's own out of a text: numbers in rows, if they like with a head, and with a label at the end.
 *
 * @typedef {object} CsvTable
 * @property {string} name of the file
 * @property {string[]} columns names of the columns of numbers
 * @property {Float32Array} values `[rows, columns]`
 * @property {string[]} classes names of the labels, in the order of their numbers; empty without labels
 * @property {Uint8Array} labels `[rows]`
 * @property {number} rows that are used
 * @property {number} all rows that were there
 *
 * @typedef {(delimiter: string) => { parseRows(text: string): string[][] }} DsvFormat
 */

/** Larger files would take more than a tab's share of memory. */
export const MOST_BYTES = 64e6;
/** More rows are thinned evenly, more columns refused. */
export const { tableRows: MOST_ROWS, tableColumns: MOST_COLUMNS } = LIMITS;
/** Labels are numbers of one byte. */
const MOST_CLASSES = 256;
/** Characters that are read before the page may paint again. */
const BLOCK = 1 << 20;
/** Lines by which the delimiter is found. */
const LOOKED_AT = 10;
const DELIMITERS = [',', ';', '\t', '|'];
/** What a last column of numbers is called when it holds labels. */
const LABEL_NAMES = /^(class|classe|clase|label|etiqueta|target|objetivo|species|especie|y)$/i;

/**
 * @param {File} file
 * @param {DsvFormat} dsvFormat
 * @param {(share: number) => void} onProgress
 * @returns {Promise<CsvTable>}
 */
export async function readCsv(file, dsvFormat, onProgress) {
  if (file.size > MOST_BYTES) {
    const megabytes = (/** @type {number} */ bytes) => String(Math.round(bytes / 1e6));
    throw fault('csvLarge', { size: megabytes(file.size), limit: megabytes(MOST_BYTES) });
  }
  const text = decode(await file.arrayBuffer());
  const rows = new RowReader(text, dsvFormat);
  for (const block of blocksOf(text)) {
    rows.read(block.text);
    onProgress(block.end / text.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return rows.table(file.name);
}

/** UTF-8, or what older spreadsheets write. @param {ArrayBuffer} bytes */
function decode(bytes) {
  if (new Uint8Array(bytes).includes(0)) throw fault('csvNoText', {});
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // leaves a mark at the start out
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The text in pieces that end with a line; a line within quotes does not count. @param {string} text */
function* blocksOf(text) {
  let start = 0;
  while (start < text.length) {
    let end = lineEnd(text, start + BLOCK);
    let isOpen = quotes(text.slice(start, end)) % 2 === 1;
    while (isOpen && end < text.length) {
      const next = lineEnd(text, end);
      if (quotes(text.slice(end, next)) % 2 === 1) isOpen = false;
      end = next;
    }
    yield { text: text.slice(start, end), end };
    start = end;
  }
}

/** Where the line at a place ends. @param {string} text @param {number} at */
const lineEnd = (text, at) => (at < text.length ? text.indexOf('\n', at) + 1 : 0) || text.length;
/** @param {string} text */
const quotes = (text) => text.split('"').length - 1;

/** Takes rows of cells one after the other, and complains about the first that is wrong. */
class RowReader {
  /** Lines so far, the head and empty ones among them. */
  #line = 0;
  #width = 0;
  /** @type {string[]} */
  #head = [];
  #values = new Float32Array(1 << 14);
  #used = 0;
  /** The last cell of each row, while it may be a label. @type {string[]} */
  #last = [];
  #lastIsText = false;

  /** @param {string} text @param {DsvFormat} dsvFormat */
  constructor(text, dsvFormat) {
    const delimiter = delimiterOf(text, dsvFormat);
    this.format = dsvFormat(delimiter);
    // Where a comma separates no cells it may be a decimal one, as a Spanish spreadsheet writes it.
    this.number = delimiter === ',' ? plainNumber : commaNumber;
  }

  /** @param {string} text */
  read(text) {
    for (const cells of this.format.parseRows(text)) {
      this.#line++;
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (this.#width === 0) this.#begin(cells);
      else this.#add(cells);
    }
  }

  /** The first row: a head if none of its cells is a number. @param {string[]} cells */
  #begin(cells) {
    this.#width = cells.length;
    if (this.#width < 2) throw fault('csvOneColumn', {});
    if (this.#width - 1 > MOST_COLUMNS)
      throw fault('csvColumns', { columns: String(this.#width), limit: String(MOST_COLUMNS) });
    if (cells.every((cell) => Number.isNaN(this.number(cell)))) this.#head = cells.map((cell) => cell.trim());
    else this.#add(cells);
  }

  /** @param {string[]} cells */
  #add(cells) {
    const row = String(this.#line);
    if (cells.length !== this.#width) {
      throw fault('csvRagged', { row, got: String(cells.length), expected: String(this.#width) });
    }
    if (this.#used + this.#width > this.#values.length) {
      const larger = new Float32Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    cells.forEach((cell, column) => {
      const value = this.number(cell);
      const isLast = column === this.#width - 1;
      if (!Number.isFinite(value)) {
        if (isLast && cell.trim() !== '') this.#lastIsText = true;
        else throw fault(cell.trim() === '' ? 'csvMissing' : 'csvText', this.#place(row, column, cell));
      }
      this.#values[this.#used + column] = value;
    });
    this.#last.push(cells[this.#width - 1].trim());
    this.#used += this.#width;
  }

  /** @param {string} row @param {number} column @param {string} cell */
  #place(row, column, cell) {
    return { row, column: this.#head[column] || String(column + 1), cell: cell.trim().slice(0, 40) };
  }

  /** @param {string} name @returns {CsvTable} */
  table(name) {
    const all = this.#last.length;
    if (all === 0) throw fault('csvEmpty', {});
    const labelled = this.#lastIsText || LABEL_NAMES.test(this.#head.at(-1) ?? '');
    const columns = labelled ? this.#width - 1 : this.#width;
    const rows = Math.min(all, MOST_ROWS);
    const values = new Float32Array(rows * columns);
    const labels = new Uint8Array(rows);
    const classes = labelled ? [...new Set(this.#last)].sort(byNumber) : [];
    if (classes.length > MOST_CLASSES)
      throw fault('csvClasses', { classes: String(classes.length), limit: String(MOST_CLASSES) });
    const numbers = new Map(classes.map((label, index) => [label, index]));
    for (let row = 0; row < rows; row++) {
      const from = Math.floor((row * all) / rows); // every row, or evenly some
      values.set(this.#values.subarray(from * this.#width, from * this.#width + columns), row * columns);
      labels[row] = numbers.get(this.#last[from]) ?? 0;
    }
    const names = Array.from({ length: columns }, (_, column) => this.#head[column] || `x${column + 1}`);
    return { name, columns: names, values, classes, labels, rows, all };
  }
}

/** The one that cuts the first lines into the most cells, as many in each. @param {string} text @param {DsvFormat} dsvFormat */
function delimiterOf(text, dsvFormat) {
  const lines = text.split('\n', LOOKED_AT).join('\n');
  const cells = (/** @type {string} */ delimiter) => {
    const counts = dsvFormat(delimiter)
      .parseRows(lines)
      .map((row) => row.length);
    const alike = counts.filter((count) => count === counts[0]).length / counts.length;
    return alike * (counts[0] ?? 0);
  };
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, cells(delimiter)]));
  const of = (/** @type {string} */ delimiter) => counts.get(delimiter) ?? 0;
  // Where another one cuts as well, commas are decimal ones.
  const other = [';', '\t'].find((delimiter) => of(delimiter) > 1);
  if (other && of(',') > 1) return other;
  return DELIMITERS.reduce((best, delimiter) => (of(delimiter) > of(best) ? delimiter : best));
}

/** @param {string} cell */
const plainNumber = (cell) => (cell.trim() === '' ? NaN : Number(cell));
/** @param {string} cell */
const commaNumber = (cell) =>
  plainNumber(/^\s*[-+]?\d*,\d+(e[-+]?\d+)?\s*$/i.test(cell) ? cell.replace(',', '.') : cell);

/** @param {string} a @param {string} b */
const byNumber = (a, b) => a.localeCompare(b, undefined, { numeric: true });

/** @param {string} kind @param {Record<string, string>} params */
const fault = (kind, params) =>
  new EngineError({ kind, message: `${kind} ${JSON.stringify(params)}`, params });
