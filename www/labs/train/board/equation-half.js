import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { segments } from '../../../ui/segments.js';
import { PIXELS } from '../../../views/pictures/pixels.js';
import { keyOf, namesOf } from './names.js';
import { THINNEST, markPlace, paintCurve, paintMatrix } from './shapes.js';
import { letter } from './symbols.js';

/**
 * @typedef {import('../../../views/network/layers.js').Layer} Layer
 * @typedef {'output' | 'activation' | 'matrix' | 'input' | 'bias'} Part
 * @typedef {object} Term a symbol above the array it stands for
 * @property {string} key terms with the same key are highlighted together
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} head
 * @property {HTMLCanvasElement} canvas
 * @property {HTMLElement} size
 * @property {string} says
 */

/** @type {Part[]} */
const PARTS = ['output', 'activation', 'matrix', 'input', 'bias'];
/** A matrix with fewer columns is narrower than the text of its sizes. */
const NARROW = 200;
/** Space beside a matrix, in CSS pixels. */
const EDGES = 16;

/** The equation of the encoder or the decoder: of one layer at a time, if it has several. */
export class EquationHalf {
  /** @type {Record<Part, Term>} */
  terms = /** @type {any} */ ({});
  #made = '';

  /**
   * @param {'encoder' | 'decoder'} name
   * @param {number} open the layer opened first
   * @param {object} on
   * @param {() => void} on.onOpen another layer was opened
   * @param {(term: Term) => void} on.onTerm a new term can be pointed at
   */
  constructor(name, open, on) {
    this.name = name;
    this.open = open;
    this.on = on;
    this.choice = h('div', { class: 'board-layers small-buttons' });
    this.row = h('div', { class: 'board-terms' });
    const attributes = { class: 'board-half', 'data-half': name, 'aria-label': t(`board.${name}`) };
    this.element = h('section', attributes, this.choice, this.row);
  }

  /** Sets the open layer's arrays. @param {Layer[]} all layers of this half @param {boolean} variational */
  use(all, variational) {
    this.open = Math.min(this.open, all.length - 1);
    this.layer = all[this.open];
    this.names = namesOf(this.name, this.open, all.length, variational);
    const shape = `${all.map(({ info }) => info.weight).join(' ')} ${this.open} ${variational}`;
    if (shape !== this.#made) this.#build(all.length);
    this.#made = shape;
    return this.layer;
  }

  /** @param {number} depth number of layers of this half */
  #build(depth) {
    const names = /** @type {Record<string, any>} */ (this.names);
    const keys = {
      output: keyOf(names.output),
      activation: names.activation.name,
      matrix: `W${this.name}`,
      input: keyOf(names.input),
      bias: `b${this.name}`,
    };
    for (const part of PARTS) {
      const { name, below, above } = names[part];
      this.terms[part] = makeTerm(keys[part], part, letter(name, below, above));
      this.on.onTerm(this.terms[part]);
    }
    const sign = (/** @type {string} */ text) => h('span', { class: 'board-sign' }, text);
    const { output, activation, matrix, input, bias } = this.terms;
    matrix.size.textContent = (this.layer?.info.weight ?? []).map((size) => number(size)).join(' × ');
    this.row.replaceChildren(
      ...[output.button, sign('='), activation.button, sign('('), matrix.button],
      ...[input.button, sign('+'), bias.button, sign(')')],
    );
    this.choice.replaceChildren(...(depth > 1 ? [this.#layers(depth)] : []));
  }

  /** @param {number} depth */
  #layers(depth) {
    return segments({
      label: t('board.layer'),
      key: 'layer',
      entries: Array.from({ length: depth }, (_, index) => ({
        id: String(index),
        text: t('board.layerOf', { index: index + 1 }),
      })),
      chosen: String(this.open),
      onChoose: (id) => {
        this.open = Number(id);
        this.on.onOpen();
      },
    }).element;
  }

  /** Width of symbols, signs and columns, in CSS pixels. */
  get fixedWidth() {
    const { button, size } = this.terms.matrix;
    const parts = [...this.row.children].filter((part) => part !== button);
    // The text below a narrow matrix is wider than the matrix.
    const edges = Math.max(EDGES, (this.layer?.columns ?? 0) < NARROW ? size.offsetWidth : 0);
    return parts.reduce((sum, part) => sum + /** @type {HTMLElement} */ (part).offsetWidth, edges);
  }

  /**
   * @param {number} scale CSS pixels per number
   * @param {number} row the value being worked out
   * @param {number} [column] its input, if that is the chosen unit
   */
  paint(scale, row, column) {
    const layer = /** @type {Layer} */ (this.layer);
    const { output, activation, matrix, input, bias } = this.terms;
    const draw = (
      /** @type {Term} */ term,
      /** @type {Float32Array} */ values,
      /** @type {number} */ columns,
      /** @type {Parameters<typeof markPlace>[1]} */ place,
    ) => {
      const rows = Math.round(values.length / columns);
      setSize(term.canvas, columns === 1 ? 2 * THINNEST : columns * scale, rows * scale);
      const isImage = columns === 1 && rows === PIXELS && ['x', 'x̂'].includes(term.key);
      paintMatrix(term.canvas, values, columns, isImage);
      markPlace(term.canvas, { rows, columns, ...place });
    };
    const isDense = layer.rows === layer.values.length;
    draw(matrix, layer.weights, layer.columns, isDense ? { row, column } : {});
    draw(input, layer.input, 1, column === undefined ? {} : { row: column });
    draw(bias, layer.biases, 1, isDense ? { row } : {});
    draw(output, layer.values, 1, { row });
    paintCurve(activation.canvas, layer.info.activation, layer.sums[row]);
    this.#tell(layer);
  }

  /** Fills each term with its array and sizes. @param {Layer} layer */
  #tell({ info, weights, biases, input, values }) {
    const { terms } = this;
    const label = (/** @type {Term} */ term, /** @type {string} */ key, /** @type {any} */ words) => {
      term.says = t(key, words);
      attribute(term.button, 'aria-description', term.says);
    };
    const name = t(`option.${info.activation}`);
    terms.activation.size.textContent = name;
    label(terms.activation, 'board.meaning.activation', { name });
    const size = terms.matrix.size.textContent ?? '';
    label(terms.matrix, 'board.meaning.matrix', { size, count: weights.length });
    terms.bias.size.textContent = number(biases.length);
    label(terms.bias, 'board.meaning.bias', { count: biases.length });
    for (const [part, all] of /** @type {const} */ ([
      ['input', input],
      ['output', values],
    ])) {
      const { key } = terms[part];
      const role = { x: 'input', h: 'code', x̂: 'copy' }[key] ?? 'inner';
      terms[part].size.textContent = number(all.length);
      const isGaussian = part === 'output' && this.names?.isGaussian;
      label(terms[part], `board.meaning.${isGaussian ? 'gaussian' : role}`, { count: all.length });
    }
  }
}

/** @param {string} key @param {Part} part @param {HTMLElement} head @returns {Term} */
function makeTerm(key, part, head) {
  const canvas = h('canvas', { 'aria-hidden': 'true', 'data-part': part });
  // Before the layout is measured the canvas must not be wider than it will be.
  if (part !== 'activation') setSize(canvas, 2 * THINNEST, THINNEST);
  const size = h('span', { class: 'text-xs nowrap muted' });
  const attributes = { type: 'button', class: 'board-term grid gap-3', 'data-term': key, 'data-of': part };
  const button = h('button', attributes, head, h('span', { class: 'board-shape' }, canvas), size);
  return { key, button, head, canvas, size, says: '' };
}

/** @param {HTMLCanvasElement} canvas @param {number} width @param {number} height */
function setSize(canvas, width, height) {
  canvas.style.width = `${Math.max(THINNEST, width)}px`;
  canvas.style.height = `${Math.max(THINNEST, height)}px`;
}
