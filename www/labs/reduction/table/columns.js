import { isDate, isMissing, isMissingNumber, moneyOf, numberOf, simpleForm } from './cells.js';

/** Maximum number of distinct cells counted per column: labels are single bytes. */
export const MAX_CLASSES = 256;

/** Statistics of a column, collected over all its cells. */
export class ColumnFacts {
  /** Number of non-empty cells. */
  filled = 0;
  /** Number of missing cells, read as a numeric or as a text column. */
  missing = { number: 0, name: 0 };
  /** Number of numeric cells, by decimal separator. */
  numbers = { '.': 0, ',': 0 };
  /** Numbers valid with only one decimal separator, and numbers with another value under the other one: 1.234. */
  only = { '.': 0, ',': 0 };
  doubtful = { count: 0, example: '' };
  /** Numbers without separators, from a thousand up and below. */
  plain = { large: 0, small: 0 };
  dates = 0;
  infinite = 0;
  isWhole = true;
  /** Whether the cells so far count up from 0 or 1 without a gap. */
  counts = { isCounting: true, from: NaN, next: NaN };
  /** Distinct cells with their counts, until there are too many. @type {Map<string, number> | null} */
  different = new Map();
  /** @type {Set<string>} */
  money = new Set();

  /** @param {string} cell */
  add(cell) {
    const simple = simpleForm(cell);
    if (simple) return this.#addSimple(cell, simple);
    if (isMissing(cell)) {
      this.missing.number++;
      this.missing.name++;
      return;
    }
    this.#remember(cell.trim());
    if (isMissingNumber(cell)) {
      this.missing.number++;
      return;
    }
    this.filled++;
    this.#measure(cell);
  }

  /** As below, for the most common forms. @param {string} cell @param {'whole' | 'point'} form */
  #addSimple(cell, form) {
    this.#remember(cell);
    this.filled++;
    this.numbers['.']++;
    const value = Number(cell);
    if (form === 'whole') {
      this.numbers[',']++;
      this.plain[Math.abs(value) < 1000 ? 'small' : 'large']++;
    } else {
      this.only['.']++;
      if (!Number.isInteger(value)) this.isWhole = false;
    }
    this.#count(value);
  }

  /** @param {string} cell */
  #measure(cell) {
    const [point, comma] = [numberOf(cell, '.'), numberOf(cell, ',')];
    const [isPoint, isComma] = [!Number.isNaN(point), !Number.isNaN(comma)];
    if (isPoint) this.numbers['.']++;
    if (isComma) this.numbers[',']++;
    if (isPoint && !isComma) this.only['.']++;
    if (isComma && !isPoint) this.only[',']++;
    if (isPoint && isComma && point !== comma) {
      this.doubtful.count++;
      this.doubtful.example ||= cell.trim();
    } else if (isPoint && isComma && /^-?\d+$/.test(cell.trim())) {
      this.plain[Math.abs(point) < 1000 ? 'small' : 'large']++;
    }
    const value = isPoint ? point : comma;
    if (!Number.isNaN(value) && !Number.isInteger(value)) this.isWhole = false;
    if (Math.abs(value) === Infinity) this.infinite++;
    if (!isPoint && !isComma && isDate(cell)) this.dates++;
    if (!/^[-\d.,]*$/.test(cell)) {
      const money = moneyOf(cell);
      if (money && this.money.size < 3) this.money.add(money);
    }
    if (!Number.isNaN(value)) this.#count(value);
  }

  /** @param {number} value */
  #count(value) {
    const { counts } = this;
    if (!counts.isCounting) return;
    if (Number.isNaN(counts.next)) [counts.from, counts.next] = [value, value];
    counts.isCounting = value === counts.next;
    counts.next++;
  }

  /** @param {string} cell */
  #remember(cell) {
    if (!this.different) return;
    this.different.set(cell, (this.different.get(cell) ?? 0) + 1);
    if (this.different.size > 4 * MAX_CLASSES) this.different = null;
  }

  get rows() {
    return this.filled + this.missing.number;
  }

  /** Whether nearly all cells are distinct. */
  get isUnique() {
    return !this.different || this.different.size > 0.9 * (this.rows - this.missing.name);
  }

  get isIndex() {
    const { isCounting, from } = this.counts;
    return isCounting && this.filled > 1 && (from === 0 || from === 1);
  }

  /** @param {import('./cells.js').Decimal} decimal */
  isNumber(decimal) {
    const { numbers, filled, money } = this;
    return numbers[decimal] > 0 && 2 * numbers[decimal] >= filled && money.size < 2;
  }

  get isEmpty() {
    return this.filled === 0 && (this.different?.size ?? 1) === 0;
  }
}
