import { number } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { largest } from '../../../views/charts/scales.js';
import { paintSigned, pixelCanvas } from '../../../views/pictures/pixels.js';
import { biasOf } from '../../../views/network/layers.js';
import { letter } from './symbols.js';

/** @typedef {import('../../../views/network/layers.js').Layer} Layer */
/** @typedef {ReturnType<typeof import('./names.js').namesOf>} Names */

/** @param {string} view */
export const line = (view) => h('p', { class: 'board-line', 'data-view': view });

/**
 * h₅ = f(3.21 + 0.12) = f(3.33) = 3.33, from the core's own numbers.
 * @param {HTMLElement} place
 * @param {Names} names
 * @param {Layer} layer
 * @param {number} at
 */
export function workOut(place, { output, matrix, input, bias, activation }, layer, at) {
  const [sum, z, value, b] = [layer.products[at], layer.sums[at], layer.values[at], biasOf(layer, at)];
  const short = (/** @type {number} */ value) => number(value, 2);
  const index = at + 1;
  const signed = `${b < 0 ? '−' : '+'} ${short(Math.abs(b))}`;
  const wide = (/** @type {any} */ shown) => letter(shown.name, shown.below, shown.above);
  place.dataset.index = String(at);
  for (const [key, shown] of Object.entries({ product: sum, bias: b, sum: z, value }))
    place.dataset[key] = String(shown);
  /** Parts that stay on one line. @param {...(Node | string)} parts */
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
export function tile(view) {
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
