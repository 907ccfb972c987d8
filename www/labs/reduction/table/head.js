import { isMissing, isMissingNumber, numberOf } from './cells.js';

/** Names of an index, and names that may denote one. */
const INDEX = /^(unnamed:? ?\d*(\.\d+)?|index|[íi]ndice|idx|id|row|row[ _.]?names?|fila|n[º°ª]|#)$/i;
const COUNTED = /^(n|n\.|no\.?|nro\.?|obs|x\.1)?$/i;

/** @param {string} name @param {boolean} isCounted whether its numbers are distinct */
export const isIndexName = (name, isCounted) =>
  INDEX.test(name.trim()) || (isCounted && COUNTED.test(name.trim()));

/**
 * Whether the first row is a header: names above numbers, an empty corner, or numbers that count the columns.
 * @param {string[]} first
 * @param {string[][]} others the next few rows
 * @param {import('./columns.js').ColumnFacts[]} columns statistics of the other rows
 * @param {import('./cells.js').Decimal} decimal
 */
export function isHead(first, others, columns, decimal) {
  if (!others.length) return first.every((cell) => isName(cell, decimal));
  if (first[0].trim() === '' && others.every((row) => row[0].trim() !== '')) return true;
  const isNamed = first.some((cell, at) => isName(cell, decimal) && columns[at].isNumber(decimal));
  if (isNamed) return true;
  const steps = numbersIn(first, decimal);
  if (!isProgression(steps)) {
    // Names above names: a header if no other row contains them.
    return (
      steps.length === 0 &&
      first.every((cell, at) => isName(cell, decimal) && !columns[at].different?.has(cell.trim()))
    );
  }
  // Two numbers always form a progression, so other rows prove nothing.
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

/** Whether numbers increase by a constant step. @param {number[]} numbers */
function isProgression(numbers) {
  const step = numbers[1] - numbers[0];
  const isStep = (/** @type {number} */ value) => Math.abs(value - step) <= 1e-6 * step;
  return numbers.length > 1 && step > 0 && numbers.slice(1).every((value, at) => isStep(value - numbers[at]));
}

/**
 * A unique name for each column.
 * @param {string[] | null} head
 * @param {number} width
 */
export function namesOf(head, width) {
  /** @type {Set<string>} */
  const usedNames = new Set();
  return Array.from({ length: width }, (_, at) => {
    const wanted =
      (head?.[at] ?? '').trim().replace(/^#\s*/, '').replace(/\s+/g, ' ').slice(0, 60) || `x${at + 1}`;
    let name = wanted;
    for (let count = 2; usedNames.has(name); count++) name = `${wanted} (${count})`;
    usedNames.add(name);
    return name;
  });
}
