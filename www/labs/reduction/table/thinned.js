import { LIMITS } from '../../../generated/labs.js';

const { tableRows: MAX_ROWS } = LIMITS;

/** Collects rows; above the limit, an evenly spread subset. */
export class Thinned {
  all = 0;
  /** Number of cells without a number. */
  holes = 0;
  #every = 1;
  #keptCount = 0;
  #values = new Float64Array(1 << 12);
  /** @type {string[]} */
  #labels = [];

  /** @param {number} width */
  constructor(width) {
    this.width = width;
    /** Buffer for the next row that may be kept. */
    this.next = new Float64Array(width);
  }

  /** @param {string} label @param {number} holes */
  keep(label, holes) {
    this.holes += holes;
    if (this.all++ % this.#every > 0) return;
    if (this.#keptCount === 2 * MAX_ROWS) this.#halve();
    if ((this.all - 1) % this.#every > 0) return;
    const from = this.#keptCount * this.width;
    if (from + this.width > this.#values.length) {
      const larger = new Float64Array(Math.max(2 * this.#values.length, from + this.width));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(this.next, from);
    this.#labels[this.#keptCount++] = label;
  }

  #halve() {
    const { width } = this;
    for (let row = 0; 2 * row < this.#keptCount; row++) {
      this.#values.copyWithin(row * width, 2 * row * width, (2 * row + 1) * width);
      this.#labels[row] = this.#labels[2 * row];
    }
    this.#keptCount /= 2;
    this.#labels.length = this.#keptCount;
    this.#every *= 2;
  }

  /** @param {boolean} labelled @param {string[]} columns @returns {import('./read.js').Table} */
  table(labelled, columns) {
    const { width } = this;
    const rows = Math.min(this.#keptCount, MAX_ROWS);
    const values = new Float64Array(rows * width);
    const labels = new Uint8Array(rows);
    const classes = labelled ? [...new Set(this.#labels)].sort(byNumber) : [];
    const numbers = new Map(classes.map((label, index) => [label, index]));
    for (let row = 0; row < rows; row++) {
      const from = Math.floor((row * this.#keptCount) / rows);
      values.set(this.#values.subarray(from * width, (from + 1) * width), row * width);
      labels[row] = numbers.get(this.#labels[from]) ?? 0;
    }
    fillHoles(values, width);
    return { columns, values, classes, labels, rows };
  }
}

/** Replaces missing numbers by their column's mean. @param {Float64Array} values `[rows, width]` @param {number} width */
function fillHoles(values, width) {
  for (let column = 0; column < width; column++) {
    const [holes, there] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let at = column; at < values.length; at += width)
      (Number.isNaN(values[at]) ? holes : there).push(at);
    if (!holes.length) continue;
    const mean = there.reduce((sum, at) => sum + values[at] / there.length, 0);
    for (const at of holes) values[at] = mean;
  }
}

/** @param {string} a @param {string} b */
const byNumber = (a, b) => a.localeCompare(b, undefined, { numeric: true });
