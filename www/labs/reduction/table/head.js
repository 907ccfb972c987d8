import { isMissing, isMissingNumber, numberOf } from './cells.js';

/** Names of an index, and names of a column that may be one. */
const INDEX = /^(unnamed:? ?\d*(\.\d+)?|index|[íi]ndice|idx|id|row|row[ _.]?names?|fila|n[º°ª]|#)$/i;
const COUNTED = /^(n|n\.|no\.?|nro\.?|obs|x\.1)?$/i;

/** @param {string} name @param {boolean} isCounted no number is there twice */
export const isIndexName = (name, isCounted) =>
  INDEX.test(name.trim()) || (isCounted && COUNTED.test(name.trim()));

/**
 * Whether the first row is a head: names over numbers, an empty corner, or numbers that count the columns.
 * @param {string[]} first
 * @param {string[][]} others the next few rows
 * @param {import('./columns.js').ColumnFacts[]} columns what is known of the others
 * @param {import('./cells.js').Decimal} decimal
 */
export function isHead(first, others, columns, decimal) {
  if (!others.length) return first.every((cell) => isName(cell, decimal));
  if (first[0].trim() === '' && others.every((row) => row[0].trim() !== '')) return true;
  const isNamed = first.some((cell, at) => isName(cell, decimal) && columns[at].isNumber(decimal));
  if (isNamed) return true;
  const steps = numbersIn(first, decimal);
  if (!isProgression(steps)) {
    // Names over names: no other row has them.
    return (
      steps.length === 0 &&
      first.every((cell, at) => isName(cell, decimal) && !columns[at].different?.has(cell.trim()))
    );
  }
  // Of two numbers one is always the larger: then the other rows tell nothing.
  if (steps.length > 2 && others.some((row) => isProgression(numbersIn(row, decimal)))) return false;
  const [start, next] = steps;
  const decimals = columns.filter((column) => column.isNumber(decimal) && !column.isWhole).length;
  const isMixed = 2 * decimals >= steps.length;
  if (start === 0 && next === 1) return steps.length > 2 || isMixed;
  if (steps.every((value) => value >= 1900 && value <= 2100) && next - start === 1)
    return steps.length > 2 || isMixed;
  return steps.every(Number.isInteger) ? steps.length > 3 || (steps.length > 2 && isMixed) : steps.length > 5;
}

/** @param {string} cell @param {import('./cells.js').Decimal} decimal */
const isName = (cell, decimal) =>
  !isMissing(cell) && !isMissingNumber(cell) && Number.isNaN(numberOf(cell, decimal));

/** @param {string[]} cells @param {import('./cells.js').Decimal} decimal */
const numbersIn = (cells, decimal) =>
  cells.map((cell) => numberOf(cell, decimal)).filter((value) => !Number.isNaN(value));

/** Numbers that go up by the same step. @param {number[]} numbers */
function isProgression(numbers) {
  const step = numbers[1] - numbers[0];
  const isStep = (/** @type {number} */ value) => Math.abs(value - step) <= 1e-6 * step;
  return numbers.length > 1 && step > 0 && numbers.slice(1).every((value, at) => isStep(value - numbers[at]));
}

/**
 * A name for each column, no two alike.
 * @param {string[] | null} head
 * @param {number} width
 */
export function namesOf(head, width) {
  /** @type {Set<string>} */
  const taken = new Set();
  return Array.from({ length: width }, (_, at) => {
    const wanted =
      (head?.[at] ?? '').trim().replace(/^#\s*/, '').replace(/\s+/g, ' ').slice(0, 60) || `x${at + 1}`;
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted} (${count})`;
    taken.add(name);
    return name;
  });
}
