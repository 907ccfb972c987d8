import { number, t } from '../../i18n/index.js';
import { colour } from '../../ui/preferences.js';
import { canvasFont, haloText } from '../../views/canvas.js';
import { pile, spreadOf } from '../spread.js';
import { canvasChart, paintDot, paintLine, ticksBetween } from './canvas-chart.js';

/** @typedef {{ value: number, label: string, isFramed: boolean }} Dot */

/** Largest and smallest radius of a dot, in em. */
const [LARGEST, SMALLEST] = [1.15, 0.18];

/** A dot plot of results, with median and range. */
export function spreadChart() {
  const chart = canvasChart(paint);
  return {
    ...chart,
    /** @param {Dot[]} dots @param {string} words */
    show: (dots, words) => chart.show(dots, words, dots.length),
  };
}

/** @param {{ context: CanvasRenderingContext2D, width: number, height: number, em: number }} crisp @param {Dot[]} dots @param {HTMLCanvasElement} canvas */
function paint({ context, width, height, em }, dots, canvas) {
  if (dots.length === 0) return;
  const values = dots.map(({ value }) => value);
  const honest = dots.filter(({ isFramed }) => !isFramed).map(({ value }) => value);
  const all = spreadOf(values);
  const { low, high, middle } = honest.length ? spreadOf(honest) : all;
  const room = Math.max(0.12 * (all.high - all.low), 0.01 * all.high);
  const [from, to] = [all.low - room, all.high + room];
  const [left, right, base] = [1.5 * em, width - 1.5 * em, height - 3.4 * em];
  const scale = (right - left) / (to - from);
  const place = (/** @type {number} */ value) => left + (value - from) * scale;
  const top = 4.4 * em;
  axis(context, { from, to, place, left, right, base, em, width });
  const { radius, places } = fitted(values, scale, base - top, em);
  // The median behind the dots, with its label above them.
  paintLine(
    context,
    [
      [place(middle), top - 0.4 * em],
      [place(middle), base],
    ],
    { token: '--ink', dash: [7, 6] },
  );
  context.font = canvasFont(canvas, 1.15, 650);
  context.textBaseline = 'alphabetic';
  context.textAlign = middle > (from + to) / 2 ? 'right' : 'left';
  const beside = middle > (from + to) / 2 ? -0.5 * em : 0.5 * em;
  haloText(context, t('class.median', { value: number(middle, 4) }), place(middle) + beside, top - 0.2 * em);
  range(context, {
    low: place(low),
    high: place(high),
    y: 1.9 * em,
    em,
    text: t('class.range', { low: number(low, 4), high: number(high, 4) }),
    canvas,
  });
  context.font = canvasFont(canvas, 1, 600);
  dots.forEach(({ label, isFramed }, index) => {
    const { at, level } = places[index];
    paintDot(
      context,
      { x: place(at), y: base - (2 * level + 1) * radius, radius: 0.94 * radius, label, isFramed },
      em,
    );
  });
}

/** The largest dots for which every stack fits. @param {number[]} values @param {number} scale @param {number} height @param {number} em */
function fitted(values, scale, height, em) {
  for (let radius = LARGEST * em; ; radius *= 0.92) {
    const places = pile(values, (2 * radius) / scale);
    const most = places.reduce((highest, { level }) => Math.max(highest, level), 0) + 1;
    if (2 * radius * most <= height || radius < SMALLEST * em) return { radius, places };
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ from: number, to: number, place: (value: number) => number, left: number, right: number, base: number, em: number, width: number }} look
 */
function axis(context, { from, to, place, left, right, base, em, width }) {
  paintLine(
    context,
    [
      [left, base],
      [right, base],
    ],
    { token: '--edge', width: 2 },
  );
  const { ticks, digits } = ticksBetween(from, to, Math.max(2, Math.floor((right - left) / (7 * em))));
  context.fillStyle = colour('--muted');
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const tick of ticks) {
    paintLine(
      context,
      [
        [place(tick), base],
        [place(tick), base + 0.35 * em],
      ],
      { token: '--edge', width: 2 },
    );
    context.fillText(number(tick, digits), place(tick), base + 0.5 * em);
  }
  context.fillText(t('class.mse'), width / 2, base + 1.9 * em);
}

/**
 * The range from best to worst.
 * @param {CanvasRenderingContext2D} context
 * @param {{ low: number, high: number, y: number, em: number, text: string, canvas: HTMLCanvasElement }} look
 */
function range(context, { low, high, y, em, text, canvas }) {
  if (!(high > low)) return;
  paintLine(
    context,
    [
      [low, y],
      [high, y],
    ],
    { token: '--muted', width: 2 },
  );
  for (const x of [low, high])
    paintLine(
      context,
      [
        [x, y - 0.4 * em],
        [x, y + 0.4 * em],
      ],
      { token: '--muted', width: 2 },
    );
  context.font = canvasFont(canvas);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  haloText(context, text, (low + high) / 2, y - 0.35 * em, '--muted');
}
