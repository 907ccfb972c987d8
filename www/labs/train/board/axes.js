import { number } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';

/**
 * Layout of a chart on its canvas, in CSS pixels, and placement of the drag area over it.
 * @param {HTMLElement} area
 * @param {{ width: number, height: number }} size of the canvas
 * @param {{ left: number, right: number, top: number, bottom: number }} edges
 */
export function layOver(area, { width, height }, { left, right, top, bottom }) {
  const box = { left, top, width: width - left - right, height: height - top - bottom };
  const pixels = Object.entries(box).map(([side, value]) => [side, `${value}px`]);
  Object.assign(area.style, Object.fromEntries(pixels));
  return box;
}

/**
 * Draws the tick labels below a chart.
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} values
 * @param {(value: number) => number} x
 * @param {number} top
 */
export function numbersBelow(context, values, x, top) {
  context.fillStyle = colour('--muted');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const value of values) context.fillText(number(value), x(value), top);
}
