import { isHead, isIndexName, namesOf } from './head.js';
import { MAX_CLASSES } from './columns.js';

/**
 * Guesses how to read a table, where the user has not specified it.
 *
 * @typedef {'number' | 'class' | 'out'} Use role of a column
 * @typedef {'index' | 'empty' | 'sparse' | 'text' | 'date' | 'money' | 'chosen'} Why reason for leaving it out
 *
 * @typedef {object} Choice the user's choices
 * @property {import('./decode.js').Encoding} [encoding]
 * @property {import('./rows.js').Delimiter} [delimiter]
 * @property {boolean} [head] whether the first row is a header
 * @property {import('./cells.js').Decimal} [decimal]
 * @property {'leaveOut' | 'mean'} [missing] treatment of rows with missing numbers
 * @property {Record<number, Use>} [uses] by column index
 *
 * @typedef {{ name: string, use: Use, why: Why | null, canBeNumber: boolean, canBeClass: boolean }} Column
 * @typedef {import('./columns.js').ColumnFacts} ColumnFacts
 */

/** Typical names of label columns. */
const LABEL =
  /^(class|classe|clase|klass|label|labels|etiqueta|target|objetivo|species|especie|variety|variedad|category|categor[ií]a|group|grupo|type|tipo|y|diagn[oó]sis|diagn[oó]stico|digit|d[ií]gito|outcome|cultivar)$/i;
/** An unnamed numeric label column has at most this many distinct values; other columns this many times more. */
const [FEW_LABELS, MANY_TIMES] = [12, 3];
/** A text column with a larger fraction of distinct values is not a class column. */
const DIFFERENT = 0.5;

/**
 * The decimal separator, and whether it is ambiguous.
 * @param {ColumnFacts[]} columns
 * @returns {{ decimal: import('./cells.js').Decimal, example: string, isOpen: boolean }}
 */
export function decimalOf(columns) {
  const sum = (/** @type {(column: ColumnFacts) => number} */ of) =>
    columns.reduce((total, column) => total + of(column), 0);
  const [point, comma] = [sum(({ only }) => only['.']), sum(({ only }) => only[','])];
  const doubtful = columns.filter((column) => column.doubtful.count > 0);
  const example = doubtful[0]?.doubtful.example ?? '';
  if (point || comma) return { decimal: comma > point ? ',' : '.', example, isOpen: false };
  if (!example) return { decimal: '.', example, isOpen: false };
  // Next to 987 and without plain numbers like 1234, 1.234 is a thousand; if all numbers have decimals, it is a decimal.
  const isGrouped =
    doubtful.some(({ plain }) => plain.small > 0) && doubtful.every(({ plain }) => plain.large === 0);
  const sign = example.includes(',') ? ',' : '.';
  const other = sign === ',' ? '.' : ',';
  return { decimal: isGrouped ? other : sign, example, isOpen: true };
}

/**
 * The column names, if the first row is a header.
 * @param {import('./layout.js').Layout} layout
 * @param {string[][]} rows the first few rows
 * @param {ColumnFacts[]} columns without the first row
 * @param {import('./cells.js').Decimal} decimal
 * @param {boolean} [chosen]
 */
export function headOf(layout, rows, columns, decimal, chosen) {
  const isInRows = !layout.named && (chosen ?? isHead(rows[0], rows.slice(1), columns, decimal));
  const head = isInRows ? rows[0] : layout.named && chosen !== false ? layout.named : null;
  return { isInRows, hasHead: head !== null, names: namesOf(head, layout.width), head };
}

/**
 * Guesses the role of each column.
 * @param {ColumnFacts[]} facts
 * @param {{ names: string[], head: string[] | null }} head
 * @param {import('./cells.js').Decimal} decimal
 * @param {Record<number, Use>} chosen
 * @returns {Column[]}
 */
export function usesOf(facts, { names, head }, decimal, chosen) {
  const columns = facts.map((column, at) => {
    const why = whyOut(column, at, head, decimal);
    const canBeNumber = column.numbers[decimal] > 0;
    const canBeClass =
      column.different !== null && column.different.size > 0 && column.different.size <= MAX_CLASSES;
    const use = /** @type {Use} */ (why ? 'out' : 'number');
    return { name: names[at], use, why: /** @type {Why | null} */ (why), canBeNumber, canBeClass };
  });
  if (!head) keepTwo(columns);
  const label = Object.values(chosen).includes('class') ? null : labelOf(columns, facts, head);
  if (label !== null) Object.assign(columns[label], { use: 'class', why: null });
  for (const [at, use] of Object.entries(chosen))
    if (columns[Number(at)])
      Object.assign(columns[Number(at)], { use, why: use === 'out' ? 'chosen' : null });
  return columns;
}

/** @param {ColumnFacts} column @param {number} at @param {string[] | null} head @param {import('./cells.js').Decimal} decimal @returns {Why | null} */
function whyOut(column, at, head, decimal) {
  if (column.isEmpty) return 'empty';
  if (column.isNumber(decimal)) {
    if (at === 0 && column.isWhole && isIndex(column, head)) return 'index';
    if (head && /^unnamed: ?\d+/i.test(head[at]) && column.isIndex) return 'index';
    return 2 * column.missing.number > column.rows ? 'sparse' : null;
  }
  if (column.money.size > 1) return 'money';
  if (2 * column.dates >= column.filled && column.dates > 0) return 'date';
  return column.filled === 0 ? 'empty' : 'text';
}

/** @param {ColumnFacts} column @param {string[] | null} head */
const isIndex = (column, head) =>
  head ? isIndexName(head[0], column.isIndex || column.isUnique) : column.isIndex && column.filled > 3;

/** A reduction needs two numeric columns: if they are lacking, a counting column not named as an index is numeric. @param {Column[]} columns */
function keepTwo(columns) {
  if (columns.filter(({ use }) => use === 'number').length > 1) return;
  for (const column of columns)
    if (column.why === 'index') Object.assign(column, { use: 'number', why: null });
}

/**
 * The label column: one with a typical name, else a text column, else one with few numbers at either end.
 * @param {Column[]} columns
 * @param {ColumnFacts[]} facts
 * @param {string[] | null} head
 */
function labelOf(columns, facts, head) {
  const ends = (/** @type {number[]} */ found) => found.at(-1) ?? null;
  const all = columns.map((_, at) => at).filter((at) => columns[at].canBeClass);
  const isText = (/** @type {number} */ at) => columns[at].why === 'text';
  const named = all.filter((at) => head && LABEL.test(head[at].trim()) && (isText(at) || facts[at].isWhole));
  if (named.length) return ends(named);
  const names = all.filter(
    (at) => isText(at) && differentOf(facts[at]) <= Math.max(2, DIFFERENT * facts[at].filled),
  );
  if (names.length) return names.includes(columns.length - 1) || names[0] !== 0 ? ends(names) : 0;
  if (head || columns.filter(({ use }) => use === 'number').length < 4) return null;
  return [columns.length - 1, 0].find((at) => all.includes(at) && isFew(at, columns, facts)) ?? null;
}

/** @param {ColumnFacts} column */
const differentOf = ({ different }) => different?.size ?? Infinity;

/** @param {number} at @param {Column[]} columns @param {ColumnFacts[]} facts */
function isFew(at, columns, facts) {
  const distinct = differentOf(facts[at]);
  const others = facts.filter((_, other) => other !== at && columns[other].use === 'number');
  return (
    columns[at].use === 'number' &&
    facts[at].isWhole &&
    distinct > 1 &&
    distinct <= FEW_LABELS &&
    facts[at].filled >= 4 * distinct &&
    others.every((other) => differentOf(other) >= MANY_TIMES * distinct)
  );
}
