import { LIMITS } from '../../../generated/labs.js';
import { fault } from './fault.js';

/**
 * A text in rows of cells, a part at a time, each with the line that it begins in.
 *
 * @typedef {typeof import('papaparse')} Papa
 * @typedef {',' | ';' | '\t' | '|' | ' '} Delimiter a blank stands for any number of them
 * @typedef {{ line: number, cells: string[] }} Row
 */

/** @type {Delimiter[]} */
export const DELIMITERS = [',', ';', '\t', '|', ' '];
/** Characters that are read before the page may paint again. */
const BLOCK = 1 << 18;
const { tableColumns: MOST_COLUMNS } = LIMITS;
/** What is longer is no row: a quote was not closed. */
const LONGEST_ROW = 1 << 20;

/**
 * A text as it is read: cells that blanks align have one blank between them.
 * @param {string} text with lines that end in `\n`
 * @param {Delimiter} delimiter
 */
export const aligned = (text, delimiter) =>
  delimiter === ' ' ? text.replace(/[ \t]+/g, ' ').replace(/^ | $/gm, '') : text;

/**
 * @param {string} text as `aligned` gives it
 * @param {Delimiter} delimiter
 * @param {Papa} papa
 * @param {number} [before] lines that are left out before it
 * @returns {Generator<{ rows: Row[], end: number }>} rows with the place in the text up to which they go
 */
export function* rowsOf(text, delimiter, papa, before = 0) {
  const parser = new papa.Parser({ delimiter, newline: '\n', quoteChar: '"', escapeChar: '"' });
  let [start, line] = [0, 1 + before];
  while (start < text.length) {
    const { data, meta, errors } = nextPart(parser, text, start);
    if (meta.cursor === 0) throw longRow(text.slice(start, start + 2 * LONGEST_ROW), delimiter, line);
    if (errors.length) {
      const skipped = text.slice(start, start + errors[0].index).split('\n').length - 1;
      throw fault('csvQuote', { row: String(line + skipped) });
    }
    const isQuoted = text.slice(start, start + meta.cursor).includes('"');
    const rows = data.map((cells) => {
      const row = { line, cells };
      line += 1 + (isQuoted ? breaksIn(cells, delimiter, line) : 0);
      return row;
    });
    start += meta.cursor;
    yield { rows, end: start };
  }
}

/**
 * Whole rows from a place on; none where the first one is too long.
 * @param {any} parser
 * @param {string} text
 * @param {number} start
 * @returns {{ data: string[][], meta: { cursor: number }, errors: { row: number, index: number }[] }}
 */
function nextPart(parser, text, start) {
  for (let size = BLOCK; ; size *= 2) {
    const isLast = start + size >= text.length;
    const part = parser.parse(text.slice(start, start + size), 0, !isLast);
    // What is wrong with a row that goes on behind the part is told by the next one.
    part.errors = part.errors.filter((/** @type {any} */ { row }) => isLast || row < part.data.length);
    if (isLast || part.meta.cursor > 0 || size > LONGEST_ROW) return part;
  }
}

/** @param {string} row the beginning of it @param {Delimiter} delimiter @param {number} line */
const longRow = (row, delimiter, line) =>
  row.includes('"')
    ? fault('csvQuote', { row: String(line + row.slice(0, row.indexOf('"')).split('\n').length - 1) })
    : fault('csvColumns', { columns: String(row.split(delimiter).length), limit: String(MOST_COLUMNS) });

/**
 * Ends of lines within the cells of a row. Where such a line has the cells of a row itself, a quote was not closed: rows are not
 * swallowed by one that stands alone.
 * @param {string[]} cells
 * @param {Delimiter} delimiter
 * @param {number} line
 */
function breaksIn(cells, delimiter, line) {
  let breaks = 0;
  for (const cell of cells) {
    if (!cell.includes('\n')) continue;
    const [, ...others] = cell.split('\n');
    if (cells.length > 1 && others.some((other) => other.split(delimiter).length === cells.length))
      throw fault('csvQuote', { row: String(line + breaks) });
    breaks += others.length;
  }
  return breaks;
}
