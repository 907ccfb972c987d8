import { fault } from './fault.js';
import { isMissingNumber, numberOf } from './cells.js';
import { DELIMITERS, aligned, rowsOf } from './rows.js';

/**
 * Locates the table in a text: delimiter, number of cells per row, and preceding lines.
 *
 * @typedef {import('./rows.js').Delimiter} Delimiter
 * @typedef {import('./rows.js').Papa} Papa
 *
 * @typedef {object} Layout
 * @property {Delimiter} delimiter
 * @property {number} width cells per row
 * @property {import('./rows.js').Row[]} before rows before the table
 * @property {number} first line of its first row of cells
 * @property {string[] | null} named column names from a differently formed line: a comment, or a line without a name for the
 *   row names
 */

/** Characters and rows inspected to find the layout. */
const [LOOKED_AT, ROWS] = [1 << 16, 200];
/** Delimiter declaration for spreadsheets. */
const SEPARATOR = /^sep=(.)?/i;
const COMMENT = /^\s*(#|%|\/\/|@)/;

/**
 * @param {string} text with lines that end in `\n`
 * @param {Papa} papa
 * @param {Delimiter} [chosen]
 * @returns {Layout}
 */
export function layoutOf(text, papa, chosen) {
  if (text.trim() === '') throw fault('csvEmpty');
  const declared = /** @type {Delimiter | undefined} */ (SEPARATOR.exec(firstLine(text))?.[1]);
  const possible = chosen ? [chosen] : declared && DELIMITERS.includes(declared) ? [declared] : DELIMITERS;
  const tried = possible.map((delimiter) => attempt(text, delimiter, papa));
  const found = tried.reduce((best, other) => (other.score > best.score ? other : best));
  if (found.error instanceof Error) throw found.error;
  if (found.width < 2 && !chosen) throw fault('csvOneColumn');
  return placeOf(found.rows, found.delimiter, found.width);
}

/** @param {string} text */
const firstLine = (text) => text.slice(0, 200).split('\n', 1)[0];

/**
 * Scores a delimiter on the first rows: equal numbers of cells, and numeric cells.
 * @param {string} text
 * @param {Delimiter} delimiter
 * @param {Papa} papa
 */
function attempt(text, delimiter, papa) {
  /** @type {import('./rows.js').Row[]} */
  let rows = [];
  /** @type {unknown} */
  let error = null;
  try {
    rows = firstRows(text, delimiter, papa);
  } catch (thrown) {
    error = thrown;
  }
  const filledRows = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const width = usualWidth(filledRows);
  const alike = filledRows.filter(({ cells }) => cells.length === width);
  const numbers = alike.flatMap(({ cells }) => cells).filter(isNumberLike).length;
  const share = numbers / Math.max(1, alike.length * width);
  const isProse = delimiter === ' ' && share < 0.5;
  const score = width < 2 || isProse ? 0 : (alike.length / filledRows.length) * (0.1 + share);
  // An unclosed quote is reported for the delimiter of the rest of the file.
  return {
    delimiter,
    rows,
    width,
    error,
    score: error ? (text.split(delimiter).length > 1 ? 1e-3 : 0) : score,
  };
}

/** @param {string} text @param {Delimiter} delimiter @param {Papa} papa */
function firstRows(text, delimiter, papa) {
  const end = text.length > LOOKED_AT ? text.lastIndexOf('\n', LOOKED_AT) + 1 || LOOKED_AT : text.length;
  const start = aligned(text.slice(0, end), delimiter);
  const rows = [];
  try {
    for (const part of rowsOf(start, delimiter, papa)) {
      rows.push(...part.rows);
      if (rows.length >= ROWS) break;
    }
  } catch (error) {
    if (end === text.length || rows.length < 2) throw error; // a quote may be closed beyond the inspected part
  }
  return rows.slice(0, ROWS);
}

/** @param {string} cell */
const isNumberLike = (cell) =>
  !Number.isNaN(numberOf(cell, '.')) || !Number.isNaN(numberOf(cell, ',')) || isMissingNumber(cell);

/** The most common number of cells per row. @param {import('./rows.js').Row[]} rows */
function usualWidth(rows) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let [width, most] = [0, 0];
  for (const [length, count] of counts)
    if (count > most || (count === most && length > width)) [width, most] = [length, count];
  return width;
}

/**
 * @param {import('./rows.js').Row[]} rows the first rows
 * @param {Delimiter} delimiter
 * @param {number} width
 * @returns {Layout}
 */
function placeOf(rows, delimiter, width) {
  const at = rows.findIndex((row) => isInTable(row, width));
  if (at < 0) throw fault('csvEmpty');
  const named = at > 0 ? namesIn(rows[at - 1].cells, rows[at].cells, width) : null;
  return { delimiter, width, before: rows.slice(0, at), first: rows[at].line, named };
}

/** Whether a row belongs to the table, unlike titles and comments. @param {import('./rows.js').Row} row @param {number} width */
function isInTable({ cells }, width) {
  if (cells.length !== width || SEPARATOR.test(cells[0])) return false;
  const filledCount = cells.filter((cell) => cell.trim() !== '').length;
  if (COMMENT.test(cells[0])) return width > 1 && filledCount === width && cells[0].trim().length < 40;
  return filledCount > (width > 2 ? 1 : 0);
}

/**
 * Column names in the line before the first row: in a comment, as NumPy writes them, or one fewer than the cells, as in R.
 * @param {string[]} before
 * @param {string[]} row
 * @param {number} width
 */
function namesIn(before, row, width) {
  const isComment = COMMENT.test(before[0]);
  const names = (isComment ? [before[0].replace(COMMENT, ''), ...before.slice(1)] : before).map((name) =>
    name.trim(),
  );
  if (isComment && names[0] === '') names.shift();
  if (names.some((name) => name === '' || isNumberLike(name)) || !row.some(isNumberLike)) return null;
  if (isComment) return names.length === width ? names : null;
  return names.length === width - 1 && width > 2 ? ['', ...names] : null;
}
