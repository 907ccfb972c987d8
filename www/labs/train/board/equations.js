import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { segments } from '../../../ui/segments.js';
import { onRepaint } from '../../../views/canvas.js';
import { pixelPicker } from '../../../views/pictures/pixel-picker.js';
import { PIXELS, SIDE, paintGrey, paintSigned, pixelCanvas } from '../../../views/pictures/pixels.js';
import { largest } from '../../../views/charts/scales.js';
import { biasOf, layersOf, unitFor } from './layers.js';
import { THINNEST, markPlace, paintCurve, paintMatrix } from './shapes.js';
import { namesOf } from './names.js';
import { letter } from './symbols.js';

/**
 * @typedef {import('./layers.js').Layer} Layer
 * @typedef {'encoder' | 'decoder'} Half
 * @typedef {{ key: string, button: HTMLButtonElement, head: HTMLElement, canvas: HTMLCanvasElement, size: HTMLElement, says: string }} Term
 */

/** @type {Half[]} */
const HALVES = ['encoder', 'decoder'];
/** A matrix of fewer columns is narrower than its sizes in figures. */
const NARROW = 200;
/** Beside a matrix, in CSS pixels. */
const EDGES = 16;
/** Pixel that is worked out at first: one near the middle. */
const FIRST_PIXEL = 14 * SIDE + 14;

/**
 * h = f(W_h x + b_h) and x̂ = g(W_x h + b_x), each letter over what it stands for: rectangles to scale, with the network's
 * numbers as colours, and one unit and one pixel worked out.
 * @param {object} options
 * @param {(key: string | null) => void} options.onLight a letter is pointed at, or none
 */
export function equationsPicture({ onLight }) {
  /** @type {ReturnType<typeof layersOf> | null} */
  let layers = null;
  /** Which layer of each half is opened: at first those that meet the image. @type {Record<Half, number>} */
  const open = { encoder: 0, decoder: Infinity };
  let [unit, pixel] = [0, FIRST_PIXEL];
  /** What is lit because it was pressed. @type {string | null} */
  let pinned = null;
  const halves = { encoder: half('encoder'), decoder: half('decoder') };
  const says = h('p', { class: 'board-says', 'data-view': 'board-says' }, t('board.equations.says'));
  const copy = pixelPicker('board-copy', t('board.pixel'), (picked) => {
    pixel = picked;
    show();
  });
  const figure = h(
    'figure',
    { class: 'board-figure', 'data-term': 'x̂' },
    copy.element,
    h('figcaption', {}, letter('x̂'), ` · ${SIDE} × ${SIDE}`),
  );
  const seeks = tile('board-seeks');
  const draws = tile('board-draws');
  const slider = h('input', {
    type: 'range',
    min: 0,
    step: 1,
    'data-view': 'board-unit',
    oninput: () => {
      unit = Number(slider.value);
      show();
    },
  });
  const unitName = h('span', { class: 'board-unit-name' });
  const [unitLine, pixelLine] = [line('board-unit-line'), line('board-pixel-line')];
  /** As high as the rectangles may be, and as wide as the letters and signs of a half are: its style says it. */
  const room = h('i', { class: 'board-room', 'aria-hidden': 'true' });
  const worked = h(
    'div',
    { class: 'board-worked' },
    h(
      'div',
      { class: 'board-tiles' },
      seeks.element,
      draws.element,
      h('label', { class: 'board-unit' }, unitName, slider),
    ),
    unitLine,
  );
  const place = h('div', { class: 'board-halves' }, halves.encoder.element, halves.decoder.element, figure);
  const element = h(
    'div',
    { class: 'equations-picture', 'data-view': 'equations-picture', 'data-moment': '' },
    room,
    place,
  );
  halves.encoder.element.append(worked);
  halves.decoder.element.append(pixelLine);
  watch(figure, 'x̂');
  const stopRepaint = onRepaint(element, show);

  /** @param {Half} name */
  function half(name) {
    const choice = h('div', { class: 'board-layers' });
    const row = h('div', { class: 'board-terms' });
    const own = h(
      'section',
      { class: 'board-half', 'data-half': name, 'aria-label': t(`board.${name}`) },
      choice,
      row,
    );
    return { element: own, choice, row, terms: /** @type {Term[]} */ ([]), made: '' };
  }

  /** @param {Element} part @param {string} key */
  function watch(part, key) {
    part.addEventListener('pointerenter', (event) => {
      if (/** @type {PointerEvent} */ (event).pointerType === 'mouse') light(key);
    });
    part.addEventListener('pointerleave', () => light(pinned));
  }

  /** @param {string | null} key */
  function light(key) {
    attribute(element, 'data-lighting', key !== null);
    for (const part of element.querySelectorAll('[data-term]'))
      attribute(part, 'data-lit', key !== null && /** @type {HTMLElement} */ (part).dataset.term === key);
    onLight(key);
    say(key);
  }

  /** @param {string | null} key */
  function say(key) {
    const term = [...halves.encoder.terms, ...halves.decoder.terms].find((own) => own.key === key);
    if (!term) return says.replaceChildren(t('board.equations.says'));
    says.replaceChildren(term.head.cloneNode(true), `: ${term.says}`);
  }

  /** The letters of a layer, with a place for what each stands for. @param {Half} name */
  function build(name) {
    const own = halves[name];
    const all = /** @type {NonNullable<typeof layers>} */ (layers)[name];
    const made = `${all.map(({ info }) => info.weight).join(' ')} ${open[name]}`;
    if (own.made === made) return;
    own.made = made;
    const names = namesOf(name, open[name], all.length);
    const keys = {
      output: keyOf(names.output),
      activation: names.activation.name,
      matrix: `W${name}`,
      input: keyOf(names.input),
      bias: `b${name}`,
    };
    const term = (/** @type {keyof typeof keys} */ part) => {
      const { name: head, below, above } = /** @type {any} */ (names[part]);
      return makeTerm(keys[part], part, letter(head, below, above));
    };
    const sign = (/** @type {string} */ text) => h('span', { class: 'board-sign' }, text);
    own.terms = /** @type {(keyof typeof keys)[]} */ ([
      'output',
      'activation',
      'matrix',
      'input',
      'bias',
    ]).map(term);
    const [output, activation, matrix, input, bias] = own.terms.map(({ button }) => button);
    own.terms[2].size.textContent = all[open[name]].info.weight.map((size) => number(size)).join(' × ');
    own.row.replaceChildren(
      output,
      sign('='),
      activation,
      sign('('),
      matrix,
      input,
      sign('+'),
      bias,
      sign(')'),
    );
    if (all.length === 1) return own.choice.replaceChildren();
    const layer = segments({
      label: t('board.layer'),
      key: 'layer',
      entries: all.map((_, index) => ({ id: String(index), text: t('board.layerOf', { index: index + 1 }) })),
      chosen: String(open[name]),
      onChoose: (id) => {
        open[name] = Number(id);
        show();
      },
    });
    own.choice.replaceChildren(layer.element);
  }

  /** @param {string} key @param {string} part @param {HTMLElement} head @returns {Term} */
  function makeTerm(key, part, head) {
    const canvas = h('canvas', { 'aria-hidden': 'true', 'data-part': part });
    // Before anything is measured it is no wider than it will be.
    if (part !== 'activation') setSize(canvas, 2 * THINNEST, THINNEST);
    const size = h('span', { class: 'board-size' });
    const button = h(
      'button',
      {
        type: 'button',
        class: 'board-term',
        'data-term': key,
        'data-of': part,
        onclick: () => {
          pinned = pinned === key ? null : key;
          light(pinned);
        },
        onfocus: () => button.matches(':focus-visible') && light(key),
        onblur: () => light(pinned),
      },
      head,
      h('span', { class: 'board-shape' }, canvas),
      size,
    );
    watch(button, key);
    return { key, button, head, canvas, size, says: '' };
  }

  function show() {
    if (!layers) return;
    const shown = HALVES.map((name) => {
      open[name] = Math.min(open[name], /** @type {any} */ (layers)[name].length - 1);
      build(name);
      return /** @type {any} */ (layers)[name][open[name]];
    });
    const scale = unitFor(
      shown,
      roomFor(
        room,
        place,
        HALVES.map((name, index) => ({ ...halves[name], narrow: shown[index].columns < NARROW })),
      ),
    );
    element.dataset.scale = String(scale);
    unit = Math.min(unit, shown[0].values.length - 1);
    shown.forEach((layer, index) => paintHalf(HALVES[index], layer, scale));
    paintGrey(copy.canvas, /** @type {any} */ (layers).decoder.at(-1).values);
    const last = /** @type {any} */ (layers).decoder.at(-1);
    copy.mark(pixel, t('board.pixel.value', { value: number(last.values[pixel], 2) }));
    work(shown[0], shown[1]);
    settle();
  }

  /** What is worked out stands below the first matrix, where there is room beside the input's column. */
  function settle() {
    const [, , matrix, input] = halves.encoder.terms.map(({ button }) => button);
    const width = input.offsetLeft;
    const isInside = width > 1.5 * room.offsetWidth;
    attribute(worked, 'data-inside', isInside);
    worked.style.width = isInside ? `${width}px` : '';
    const top = matrix.offsetTop + Math.max(matrix.offsetHeight, halves.encoder.terms[1].button.offsetHeight);
    worked.style.top = isInside ? `${top}px` : '';
    halves.encoder.element.style.minHeight = isInside ? `${top + worked.offsetHeight}px` : '';
  }

  /** @param {Half} name @param {Layer} layer @param {number} scale */
  function paintHalf(name, layer, scale) {
    const inward = name === 'encoder';
    const [output, activation, matrix, input, bias] = halves[name].terms;
    // What is worked out: a unit of the encoder, a pixel of the copy (or a value on the way to it).
    const row = inward ? unit : Math.min(pixel, layer.values.length - 1);
    const column = inward ? undefined : Math.min(unit, layer.input.length - 1);
    const grey = {
      input: inward && layer.input.length === PIXELS,
      output: !inward && layer.values.length === PIXELS,
    };
    const draw = (
      /** @type {Term} */ term,
      /** @type {Float32Array} */ values,
      /** @type {number} */ columns,
      /** @type {Parameters<typeof markPlace>[1]} */ place,
      /** @type {boolean} */ isGrey,
    ) => {
      const rows = Math.round(values.length / columns);
      setSize(term.canvas, columns === 1 ? 2 * THINNEST : columns * scale, rows * scale);
      paintMatrix(term.canvas, values, columns, isGrey);
      markPlace(term.canvas, { rows, columns, ...place });
    };
    const matrixRow = layer.rows === layer.values.length ? { row, column } : {};
    draw(matrix, layer.weights, layer.columns, matrixRow, false);
    draw(input, layer.input, 1, column === undefined ? {} : { row: column }, grey.input);
    draw(bias, layer.biases, 1, layer.biases.length === layer.values.length ? { row } : {}, false);
    draw(output, layer.values, 1, { row }, grey.output);
    setSize(activation.canvas, 0, 0);
    paintCurve(activation.canvas, layer.info.activation, layer.sums[row]);
    const activationName = t(`option.${layer.info.activation}`);
    activation.size.textContent = activationName;
    for (const [term, values] of /** @type {const} */ ([
      [input, layer.input],
      [bias, layer.biases],
      [output, layer.values],
    ]))
      term.size.textContent = number(values.length);
    tell(name, layer, activationName);
  }

  /** What each letter stands for, with its sizes. @param {Half} name @param {Layer} layer @param {string} activationName */
  function tell(name, layer, activationName) {
    const [output, activation, matrix, input, bias] = halves[name].terms;
    const label = (/** @type {Term} */ term, /** @type {string} */ key, /** @type {any} */ values = {}) => {
      term.says = t(key, values);
      attribute(term.button, 'aria-label', `${term.head.textContent}: ${term.says}`);
    };
    const size = matrix.size.textContent ?? '';
    label(matrix, 'board.says.matrix', { size, count: layer.weights.length });
    label(bias, 'board.says.bias', { count: layer.biases.length });
    label(activation, 'board.says.activation', { name: activationName });
    for (const [term, values] of /** @type {const} */ ([
      [input, layer.input],
      [output, layer.values],
    ])) {
      const known = { x: 'input', h: 'code', x̂: 'copy' }[term.key] ?? 'inner';
      label(term, `board.says.${known}`, { count: values.length });
    }
  }

  /** One unit and one pixel in figures. @param {Layer} inner @param {Layer} outer */
  function work(inner, outer) {
    slider.max = String(inner.values.length - 1);
    slider.value = String(unit);
    const out = Math.min(pixel, outer.values.length - 1);
    attribute(slider, 'aria-label', t('board.unit', { index: unit + 1 }));
    unitName.textContent = t('board.unit', { index: unit + 1 });
    workOut(unitLine, namesOf('encoder', open.encoder, layers?.encoder.length ?? 1), inner, unit);
    workOut(pixelLine, namesOf('decoder', open.decoder, layers?.decoder.length ?? 1), outer, out);
    // The row of the first matrix as what it looks for, the column of the last one as what it draws.
    const isFirst = inner.columns === PIXELS && inner.info.kind === 'dense';
    const isLast = outer.rows === PIXELS && outer.info.kind === 'dense' && unit < outer.columns;
    const name = () => letter(open.encoder === (layers?.encoder.length ?? 1) - 1 ? 'h' : 'a', unit + 1);
    seeks.show(isFirst ? inner.weights.subarray(unit * PIXELS, (unit + 1) * PIXELS) : null, [
      name(),
      ` ${t('board.seeks')}`,
    ]);
    const column = isLast
      ? Float32Array.from({ length: PIXELS }, (_, row) => outer.weights[row * outer.columns + unit])
      : null;
    draws.show(column, [name(), ` ${t('board.draws')}`]);
  }

  return {
    element,
    says,
    takesInput: true,
    /** @param {string | null} key pointed at elsewhere: the pad is x too */
    light: (key) => light(key ?? pinned),
    /** @param {import('../../../generated/protocol.js').NetworkRef} network @param {import('../../../generated/protocol.js').Input | null} input */
    request: (network, input) => input && { train: { trace: { network, input } } },
    /** @param {import('../../../generated/protocol.js').Traced} traced */
    show(traced) {
      layers = layersOf(traced);
      show();
    },
    destroy: stopRepaint,
  };
}

/** @param {{ name: string, key?: number }} name */
const keyOf = ({ name, key }) => (key === undefined ? name : `${name}${key}`);

/** @param {string} view */
const line = (view) => h('p', { class: 'board-line', 'data-view': view });

/**
 * h₅ = f(3,21 + 0,12) = f(3,33) = 3,33, of the core's own numbers.
 * @param {HTMLElement} place
 * @param {ReturnType<typeof namesOf>} names
 * @param {Layer} layer
 * @param {number} at
 */
function workOut(place, { output, matrix, input, bias, activation }, layer, at) {
  const [sum, z, value, b] = [layer.products[at], layer.sums[at], layer.values[at], biasOf(layer, at)];
  const short = (/** @type {number} */ own) => number(own, 2);
  const index = at + 1;
  const signed = `${b < 0 ? '−' : '+'} ${short(Math.abs(b))}`;
  const wide = (/** @type {any} */ own) => letter(own.name, own.below, own.above);
  place.dataset.index = String(at);
  for (const [key, own] of Object.entries({ product: sum, bias: b, sum: z, value }))
    place.dataset[key] = String(own);
  /** What is not broken between two lines. @param {...(Node | string)} parts */
  const whole = (...parts) => h('span', { class: 'board-whole' }, ...parts);
  const applied = (/** @type {(Node | string)[]} */ ...parts) =>
    whole('= ', letter(activation.name), '(', ...parts, ')');
  place.replaceChildren(
    letter(output.name, index, /** @type {any} */ (output).above),
    ' ',
    applied(
      '(',
      wide(matrix),
      ' ',
      wide(input),
      ')',
      h('sub', {}, index),
      ' + ',
      letter('b', index, bias.above),
    ),
    ' ',
    applied(`${short(sum)} ${signed}`),
    ' ',
    applied(short(z)),
    ' ',
    whole('= ', h('b', {}, short(value))),
  );
}

/** A row or a column of a matrix as a picture. @param {string} view */
function tile(view) {
  const canvas = pixelCanvas(view);
  canvas.setAttribute('aria-hidden', 'true');
  const caption = h('figcaption', {});
  const element = h('figure', { class: 'board-tile', hidden: true }, canvas, caption);
  return {
    element,
    /** @param {Float32Array | null} values @param {(Node | string)[]} words */
    show(values, words) {
      element.hidden = values === null;
      if (!values) return;
      paintSigned(canvas, values, largest(values) || 1);
      caption.replaceChildren(...words);
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {number} width 0 for as wide as its style says @param {number} height */
function setSize(canvas, width, height) {
  if (!width) return;
  canvas.style.width = `${Math.max(THINNEST, width)}px`;
  canvas.style.height = `${Math.max(THINNEST, height)}px`;
}

/**
 * The room for the rectangles, in CSS pixels: what letters, signs and columns leave.
 * @param {HTMLElement} room as high as they may be
 * @param {HTMLElement} place of both halves
 * @param {{ row: HTMLElement, terms: Term[], narrow: boolean }[]} halves
 */
function roomFor(room, place, halves) {
  const [first, second] = halves.map(({ row, terms, narrow }) => {
    const matrix = terms[2].button;
    const parts = [...row.children].filter((part) => part !== matrix);
    // What is written below a narrow matrix is wider than it is.
    const own = Math.max(EDGES, narrow ? terms[2].size.offsetWidth : 0);
    return parts.reduce((sum, part) => sum + /** @type {HTMLElement} */ (part).offsetWidth, own);
  });
  const isBeside = getComputedStyle(place).flexDirection === 'row';
  const width = isBeside
    ? place.clientWidth - room.offsetWidth - first - second
    : 2 * (place.clientWidth - Math.max(first, second));
  return { width: Math.max(60, width), height: room.offsetHeight };
}
