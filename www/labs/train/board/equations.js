import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { onRepaint } from '../../../views/canvas.js';
import { pixelPicker } from '../../../views/pictures/pixel-picker.js';
import { PIXELS, SIDE, paintGrey } from '../../../views/pictures/pixels.js';
import { EquationHalf } from './equation-half.js';
import { layersOf, unitFor } from '../../../views/network/layers.js';
import { letter } from './symbols.js';
import { line, tile, workOut } from './worked.js';

/** @typedef {import('../../../views/network/layers.js').Layer} Layer */
/** @typedef {import('./equation-half.js').Term} Term */

/** Pixel worked out initially: one near the middle. */
const FIRST_PIXEL = 14 * SIDE + 14;
/** The worked-out value fits below the first matrix if the matrix is this many times as wide as the reconstruction. */
const WIDE = 1.5;

/**
 * h = f(W_h x + b_h) and x̂ = g(W_x h + b_x), each symbol above its array: rectangles to scale, the network's numbers
 * as colours, and one unit and one pixel worked out.
 */
class Equations {
  takesInput = true;
  /** @type {import('../../../generated/protocol.js').LayerTrace | null} */
  #trace = null;
  #unit;
  #pixel;
  /** Key of the term highlighted by a press. @type {string | null} */
  #pinned = null;

  /**
   * @param {object} options
   * @param {(key: string | null) => void} options.onLight called with the key of the term pointed at, or null
   * @param {import('../../../lab-kit/types.js').LabContext} options.context
   */
  constructor({ onLight, context }) {
    this.onLight = onLight;
    this.context = context;
    this.#unit = Math.max(0, Number(context.get('unit')) - 1);
    this.#pixel = (Number(context.get('pixel')) || FIRST_PIXEL + 1) - 1;
    const half = (/** @type {'encoder' | 'decoder'} */ name, /** @type {number} */ open) =>
      new EquationHalf(name, open, { onOpen: () => this.#show(), onTerm: (term) => this.#follow(term) });
    // Initially the layers that meet the image.
    this.encoder = half('encoder', 0);
    this.decoder = half('decoder', Infinity);
    this.says = h('p', { class: 'board-says', 'data-view': 'board-says' }, t('board.equations.says'));
    this.copy = pixelPicker('board-copy', t('board.pixel'), (picked) => {
      this.#pixel = picked;
      context.set({ pixel: picked + 1 });
      this.#show();
    });
    const figure = h(
      'figure',
      { class: 'board-figure grid gap-3', 'data-term': 'x̂' },
      this.copy.element,
      h('figcaption', {}, h('span', {}, letter('x̂'), ` · ${SIDE} × ${SIDE}`)),
    );
    this.place = h('div', { class: 'board-halves' }, this.encoder.element, this.decoder.element, figure);
    /** Its style defines the maximum height of the rectangles and the width of the reconstruction and the gaps. */
    this.room = h('i', { class: 'board-room', 'aria-hidden': 'true' });
    this.seeks = tile('board-seeks');
    this.draws = tile('board-draws');
    this.unitLine = line('board-unit-line');
    this.unitName = h('span', { class: 'board-unit-name' });
    this.slider = h('input', { type: 'range', min: 0, step: 1, 'data-view': 'board-unit' });
    this.worked = this.#workedOut();
    this.pixelLine = line('board-pixel-line');
    this.encoder.element.append(this.worked);
    this.decoder.element.append(this.pixelLine);
    const attributes = {
      class: 'equations-picture grid',
      'data-view': 'equations-picture',
      'data-moment': '',
    };
    this.element = h('div', attributes, this.room, this.place);
    this.#watch(figure, 'x̂');
    this.destroy = onRepaint(this.element, () => this.#show());
  }

  /** One unit: the pattern it looks for, the pattern it draws, and its value in figures. */
  #workedOut() {
    const { slider } = this;
    slider.addEventListener('input', () => {
      this.#unit = Number(slider.value);
      this.context.set({ unit: this.#unit + 1 });
      this.#show();
    });
    const chooser = h('label', { class: 'board-unit' }, this.unitName, slider);
    const tiles = h('div', { class: 'line gap-5' }, this.seeks.element, this.draws.element, chooser);
    return h('div', { class: 'board-worked grid' }, tiles, this.unitLine);
  }

  /** Highlights the terms that share a key when one is pointed at, pressed or focused. @param {Term} term */
  #follow({ key, button }) {
    this.#watch(button, key);
    button.addEventListener('click', () => {
      this.#pinned = this.#pinned === key ? null : key;
      this.#light(this.#pinned);
    });
    button.addEventListener('focus', () => button.matches(':focus-visible') && this.#light(key));
    button.addEventListener('blur', () => this.#light(this.#pinned));
  }

  /** @param {HTMLElement} part @param {string} key */
  #watch(part, key) {
    part.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType === 'mouse') this.#light(key);
    });
    part.addEventListener('pointerleave', () => this.#light(this.#pinned));
  }

  /** @param {string | null} key pointed at elsewhere: the pad stands for x too */
  light(key) {
    this.#light(key ?? this.#pinned);
  }

  /** @param {string | null} key */
  #light(key) {
    attribute(this.element, 'data-lighting', key !== null);
    for (const part of this.element.querySelectorAll('[data-term]'))
      attribute(part, 'data-lit', key !== null && /** @type {HTMLElement} */ (part).dataset.term === key);
    this.onLight(key);
    const terms = [this.encoder, this.decoder].flatMap((half) => Object.values(half.terms));
    const term = terms.find((candidate) => candidate.key === key);
    if (term) this.says.replaceChildren(term.head.cloneNode(true), `: ${term.says}`);
    else this.says.replaceChildren(t('board.equations.says'));
  }

  /**
   * @param {import('../../../generated/protocol.js').NetworkRef} network
   * @param {import('../../../generated/protocol.js').Input | null} input
   */
  request(network, input) {
    return input && { engine: { trace: { network, input } } };
  }

  /** @param {import('../../../generated/protocol.js').LayerTrace} traced */
  show(traced) {
    this.#trace = traced;
    this.#show();
  }

  #show() {
    if (!this.#trace) return;
    const { encoder, decoder } = layersOf(this.#trace);
    const inner = this.encoder.use(encoder, this.#trace.variational);
    const outer = this.decoder.use(decoder, this.#trace.variational);
    const scale = unitFor([inner, outer], this.#space());
    this.#unit = Math.min(this.#unit, inner.values.length - 1);
    const out = Math.min(this.#pixel, outer.values.length - 1);
    // The unit continues in the decoder if the encoder's open layer feeds the decoder's.
    const isOne = this.encoder.open === encoder.length - 1 && this.decoder.open === 0;
    const column = isOne && this.#unit < outer.input.length ? this.#unit : undefined;
    this.encoder.paint(scale, this.#unit);
    this.decoder.paint(scale, out, column);
    const copy = decoder[decoder.length - 1].values;
    paintGrey(this.copy.canvas, copy);
    this.copy.mark(this.#pixel, t('board.pixel.value', { value: number(copy[this.#pixel], 2) }));
    if (this.encoder.names) workOut(this.unitLine, this.encoder.names, inner, this.#unit);
    if (this.decoder.names) workOut(this.pixelLine, this.decoder.names, outer, out);
    this.#look(inner, outer, column);
    this.#settle();
  }

  /** Space for the rectangles, in CSS pixels. */
  #space() {
    const { room, place, encoder, decoder } = this;
    const isBeside = getComputedStyle(place).flexDirection === 'row';
    const [first, second] = [encoder.fixedWidth, decoder.fixedWidth];
    const width = isBeside
      ? place.clientWidth - room.offsetWidth - first - second
      : 2 * (place.clientWidth - Math.max(first, second));
    return { width: Math.max(60, width), height: room.offsetHeight };
  }

  /**
   * Shows the unit's patterns: its row of the first matrix is the one it looks for, its column of the last matrix the
   * one it draws.
   * @param {Layer} inner
   * @param {Layer} outer
   * @param {number | undefined} column of the unit in the decoder's matrix
   */
  #look(inner, outer, column) {
    const [unit, name] = [this.#unit, this.encoder.names?.output.name ?? ''];
    this.slider.max = String(inner.values.length - 1);
    this.slider.value = String(unit);
    this.unitName.textContent = t('board.unit', { index: unit + 1 });
    attribute(this.slider, 'aria-label', this.unitName.textContent);
    const isFirst = inner.columns === PIXELS && inner.info.kind === 'dense';
    const isLast = column !== undefined && outer.rows === PIXELS && outer.info.kind === 'dense';
    const row = isFirst ? inner.weights.subarray(unit * PIXELS, (unit + 1) * PIXELS) : null;
    const drawn = isLast
      ? Float32Array.from({ length: PIXELS }, (_, place) => outer.weights[place * outer.columns + unit])
      : null;
    this.seeks.show(row, [letter(name, unit + 1), ` ${t('board.inputWeights')}`]);
    this.draws.show(drawn, [letter(name, unit + 1), ` ${t('board.outputWeights')}`]);
  }

  /** Places the worked-out value below the first matrix if there is room beside the input's column. */
  #settle() {
    const { matrix, input, activation } = this.encoder.terms;
    const width = input.button.offsetLeft;
    const isInside = width > WIDE * this.room.offsetWidth;
    const below = Math.max(matrix.button.offsetHeight, activation.button.offsetHeight);
    const top = matrix.button.offsetTop + below;
    attribute(this.worked, 'data-inside', isInside);
    this.worked.style.width = isInside ? `${width}px` : '';
    this.worked.style.top = isInside ? `${top}px` : '';
    this.encoder.element.style.minHeight = isInside ? `${top + this.worked.offsetHeight}px` : '';
  }
}

/** @param {ConstructorParameters<typeof Equations>[0]} on */
export const equationsPicture = (on) => new Equations(on);
