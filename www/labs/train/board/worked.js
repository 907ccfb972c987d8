import { number } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { largest } from '../../../views/charts/scales.js';
import { paintSigned, pixelCanvas } from '../../../views/pictures/pixels.js';
import { biasOf } from '../../../views/network/layers.js';
import { formula, joined, part } from '../../../views/formulas/formula.js';
import { FORMULAS } from './formulas.js';

/** @typedef {import('../../../views/network/layers.js').Layer} Layer */
/** @typedef {ReturnType<typeof import('./names.js').namesOf>} Names */

/**
 * A symbol as in the slides, with its subscript, and the layer number as superscript.
 * @param {{ name: string, below?: string | number, above?: number | null }} letter
 */
function symbol({ name, below, above }) {
  if (below !== undefined && above) return part(FORMULAS.both, { name, below, above });
  if (below !== undefined) return part(FORMULAS.below, { name, below });
  return above ? part(FORMULAS.above, { name, above }) : part(FORMULAS.letter, { name });
}

/** @param {string} view */
export const line = (view) => h('p', { class: 'board-line snug', 'data-view': view });

/**
 * h₅ = f(3.21 + 0.12) = f(3.33) = 3.33, from the core's own numbers.
 * @param {HTMLElement} place
 * @param {Names} names
 * @param {Layer} layer
 * @param {number} at
 */
export function workOut(place, { output, matrix, input, bias, activation }, layer, at) {
  const [product, sum, value, b] = [layer.products[at], layer.sums[at], layer.values[at], biasOf(layer, at)];
  const short = (/** @type {number} */ value) => number(value, 2);
  const index = at + 1;
  const f = activation.name;
  for (const [key, shown] of Object.entries({ index: at, product, bias: b, sum, value }))
    place.dataset[key] = String(shown);
  const figures = { f, product: short(product), bias: short(Math.abs(b)) };
  const linear = { f, matrix: symbol(matrix), input: symbol(input), index };
  place.replaceChildren(
    joined(symbol({ ...output, below: index })),
    formula(FORMULAS.linear, { ...linear, bias: symbol({ ...bias, below: index }) }),
    formula(b < 0 ? FORMULAS.minus : FORMULAS.plus, figures),
    formula(FORMULAS.applied, { f, sum: short(sum) }),
    h('span', { class: 'nowrap' }, formula(FORMULAS.is), h('b', {}, short(value))),
  );
}

/** A row or a column of a matrix as a picture. @param {string} view */
export function tile(view) {
  const canvas = pixelCanvas(view);
  canvas.setAttribute('aria-hidden', 'true');
  const caption = h('figcaption', {});
  const element = h('figure', { class: 'board-tile text-xs snug', hidden: true }, canvas, caption);
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
