import { h } from '../../ui/dom.js';
import { pixelCanvas } from './pixels.js';

/**
 * A canvas that is painted immediately.
 * @param {string} view
 * @param {string} label description with its numbers
 * @param {(canvas: HTMLCanvasElement) => void} paint
 */
export function painted(view, label, paint) {
  const canvas = pixelCanvas(view);
  canvas.setAttribute('aria-label', label);
  paint(canvas);
  return canvas;
}

/**
 * A picture with its symbol below.
 * @param {Element} seen
 * @param {...(Node | string)} caption
 */
export const pictured = (seen, ...caption) =>
  h('figure', { class: 'pictured grid gap-3' }, seen, h('figcaption', {}, ...caption));

/** An operator between two pictures or numbers. @param {Node | string} sign */
export const between = (sign) => h('span', { class: 'between', 'aria-hidden': 'true' }, sign);

/** @param {...(Node | false)} parts */
export const pictureRow = (...parts) =>
  h('div', { class: 'picture-row wrap' }, ...parts.filter((part) => part));

/**
 * The colour legend of a signed picture.
 * @param {string} end the number at the scale's ends
 * @param {string} negative meaning in words
 * @param {string} positive
 */
export const signedScale = (end, negative, positive) =>
  h(
    'div',
    { class: 'signed-scale grid gap-2' },
    h('span', { class: 'scale', 'aria-hidden': 'true' }),
    h(
      'span',
      { class: 'scale-ends' },
      h('span', {}, `−${end}`),
      h('span', {}, '0'),
      h('span', {}, `+${end}`),
    ),
    h('span', { class: 'scale-ends' }, h('span', {}, negative), h('span', {}, positive)),
  );

/**
 * A large number with its name.
 * @param {string} value
 * @param {...(Node | string)} name
 */
export const figureOf = (value, ...name) =>
  h('span', { class: 'figure-of grid gap-1' }, h('b', {}, value), h('small', {}, ...name));
