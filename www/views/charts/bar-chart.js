import { attribute, h } from '../../ui/dom.js';
import { colour } from '../../ui/preferences.js';
import { crispCanvas, onRepaint } from '../canvas.js';

/** Maximum bar width, in CSS pixels. */
const WIDEST = 56;

/**
 * @typedef {object} Bars
 * @property {ArrayLike<number>} values
 * @property {number} low end of the vertical axis, at most 0
 * @property {number} high end of the vertical axis
 * @property {(index: number) => boolean} negative whether a bar is painted in the colour of negative values
 * @property {{ value: number, text: string }} [mark] a horizontal line and its label
 * @property {{ low: string, high: string }} ends labels of the ends of the vertical axis
 * @property {{ share: number, text: string }[]} ticks labels below, at a fraction of the width
 * @property {string} words description of the chart in words
 */

/**
 * Bars from a zero line, on a canvas at screen resolution.
 * @param {string} view name for styles and tests
 */
export function barChart(view) {
  const canvas = h('canvas', { class: 'fill', role: 'img', 'data-view': view });
  const mark = h('span', { class: 'bar-mark', 'aria-hidden': 'true' });
  const plot = h('div', { class: 'bar-plot' }, canvas);
  const [high, low] = [h('span'), h('span')];
  const axis = h('div', { class: 'bar-axis', 'aria-hidden': 'true' });
  const scale = h('div', { class: 'bar-scale column', 'aria-hidden': 'true' }, high, low);
  /** @type {Bars | undefined} */
  let bars;

  const repaint = () => bars && paintBars(canvas, bars);
  const destroy = onRepaint(plot, repaint);

  return {
    element: h('div', { class: 'bar-chart grid text-s nowrap muted' }, scale, plot, mark, axis),
    /** @param {Bars} shown */
    show(shown) {
      bars = shown;
      high.textContent = shown.ends.high;
      low.textContent = shown.ends.low;
      mark.hidden = !shown.mark;
      if (shown.mark) {
        mark.textContent = shown.mark.text;
        mark.style.bottom = `${(100 * (shown.mark.value - shown.low)) / (shown.high - shown.low)}%`;
      }
      while (axis.children.length > shown.ticks.length) axis.lastChild?.remove();
      shown.ticks.forEach(({ share, text }, index) => {
        const tick = /** @type {HTMLElement} */ (axis.children[index] ?? axis.appendChild(h('span')));
        tick.textContent = text;
        tick.style.left = `${100 * share}%`;
        tick.style.transform = `translateX(${-100 * share}%)`; // keeps the first and last inside
      });
      attribute(canvas, 'aria-label', shown.words);
      repaint();
    },
    destroy,
  };
}

/** @param {HTMLCanvasElement} canvas @param {Bars} bars */
function paintBars(canvas, { values, low, high, negative, mark }) {
  const crisp = crispCanvas(canvas);
  if (!crisp) return;
  const { context, width, height, ratio } = crisp;
  /** Rounds to device pixels, so that bars have sharp ends. @param {number} value */
  const place = (value) => Math.round((ratio * height * (high - value)) / (high - low)) / ratio;
  const zero = place(0);
  const pitch = width / values.length;
  const gap = pitch > 5 ? Math.max(1, 0.16 * pitch) : pitch > 2.5 ? 0.5 : 0;
  const thick = Math.min(pitch - gap, WIDEST);
  for (const [wanted, token] of /** @type {const} */ ([
    [false, '--positive'],
    [true, '--negative'],
  ])) {
    context.fillStyle = colour(token);
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      if (negative(index) !== wanted || !value || !Number.isFinite(value)) continue;
      const end = place(Math.max(low, Math.min(high, value)));
      const size = Math.max(Math.abs(end - zero), 1); // keeps small bars visible
      context.fillRect((index + 0.5) * pitch - thick / 2, value > 0 ? zero - size : zero, thick, size);
    }
  }
  context.fillStyle = colour('--edge');
  context.fillRect(0, Math.min(zero, height - 1), width, 1);
  if (!mark) return;
  context.strokeStyle = colour('--ink');
  context.lineWidth = 2;
  context.setLineDash([7, 5]);
  context.beginPath();
  context.moveTo(0, place(mark.value));
  context.lineTo(width, place(mark.value));
  context.stroke();
}
