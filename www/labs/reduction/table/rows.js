import { LIMITS } from '../../../generated/labs.js';
import { fault } from './fault.js';

/**
 * Splits a text into rows of cells, block by block, with the line number of each row.
 *
 * @typedef {typeof import('papaparse')} Papa
 * @typedef {',' | ';' | '\t' | '|' | ' '} Delimiter a blank stands for any number of blanks
 * @typedef {{ line: number, cells: string[] }} Row
 */

/** @type {Delimiter[]} */
export const DELIMITERS = [',', ';', '\t', '|', ' '];
/** Characters read before the page may repaint. */
const BLOCK = 1 << 18;
const { tableColumns: MAX_COLUMNS } = LIMITS;
/** Maximum length of a row; a longer one has an unclosed quote. */
const LONGEST_ROW = 1 << 20;

/**
 * The text to parse: aligned columns are separated by a single blank.
 * @param {string} text with lines that end in `\n`
 * @param {Delimiter} delimiter
 */
export const aligned = (text, delimiter) =>
  delimiter === ' ' ? text.replace(/[ \t]+/g, ' ').replace(/^ | $/gm, '') : text;

/**
 * @param {string} text as `aligned` gives it
 * @param {Delimiter} delimiter
 * @param {Papa} papa
 * @param {number} [before] number of omitted lines before it
 * @returns {Generator<{ rows: Row[], end: number }>} rows, and the text position of their end
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
 * Complete rows from a position on; none if the first one is too long.
 * @param {any} parser
 * @param {string} text
 * @param {number} start
 * @returns {{ data: string[][], meta: { cursor: number }, errors: { row: number, index: number }[] }}
 */
function nextPart(parser, text, start) {
  for (let size = BLOCK; ; size *= 2) {
    const isLast = start + size >= text.length;
    const part = parser.parse(text.slice(start, start + size), 0, !isLast);
    // Errors in a row that continues beyond this block are reported with the next one.
    part.errors = part.errors.filter((/** @type {any} */ { row }) => isLast || row < part.data.length);
    if (isLast || part.meta.cursor > 0 || size > LONGEST_ROW) return part;
  }
}

/** @param {string} row start of the row @param {Delimiter} delimiter @param {number} line */
const longRow = (row, delimiter, line) =>
  row.includes('"')
    ? fault('csvQuote', { row: String(line + row.slice(0, row.indexOf('"')).split('\n').length - 1) })
    : fault('csvColumns', { columns: String(row.split(delimiter).length), limit: String(MAX_COLUMNS) });

/**
 * Counts line breaks within the cells of a row. If such a line has the structure of a row, a quote was not closed: a stray
 * quote must not swallow rows.
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
