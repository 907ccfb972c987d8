import { number, t } from '../../i18n/index.js';
import { colour } from '../../ui/preferences.js';
import { canvasFont, haloText } from '../../views/canvas.js';
import { canvasChart, paintDot, paintLine, ticksBetween } from './canvas-chart.js';

/**
 * @typedef {object} Shown
 * @property {{ d: number, value: number, label: string, isFramed: boolean }[]} dots
 * @property {(number | null)[]} middles the class's median at each size
 * @property {(number | null)[]} pca the error of as many principal components
 */

/** Errors over the size of the bottleneck: each student's, the class's median, and PCA. @param {number[]} sizes */
export function sizesChart(sizes) {
  const chart = canvasChart(
    /** @type {Parameters<typeof canvasChart<Shown>>[0]} */ (
      (crisp, shown, canvas) => paint(crisp, shown, canvas, sizes)
    ),
  );
  return {
    ...chart,
    /** @param {Shown} shown @param {string} words */
    show: (shown, words) => chart.show(shown, words, shown.dots.length),
  };
}

/**
 * @param {{ context: CanvasRenderingContext2D, width: number, height: number, em: number }} crisp
 * @param {Shown} shown
 * @param {HTMLCanvasElement} canvas
 * @param {number[]} sizes
 */
function paint({ context, width, height, em }, { dots, middles, pca }, canvas, sizes) {
  const high = 1.08 * Math.max(0.01, ...dots.map(({ value }) => value), ...pca.map(Number));
  const [left, right, top, base] = [4.2 * em, width - 1.2 * em, 2 * em, height - 3.4 * em];
  const step = (right - left) / sizes.length;
  const x = (/** @type {number} */ index) => left + (index + 0.5) * step;
  const y = (/** @type {number} */ value) => base - (value / high) * (base - top);
  axes(context, { sizes, high, x, y, left, right, base, em, width });
  const points = (/** @type {(number | null)[]} */ values) =>
    values.flatMap((value, index) =>
      value === null ? [] : [/** @type {[number, number]} */ ([x(index), y(value)])],
    );
  paintLine(context, points(pca), { token: '--negative', dash: [9, 7], width: 4 });
  paintLine(context, points(middles), { token: '--accent', width: 3 });
  const radius = Math.min(0.8 * em, 0.16 * step);
  context.font = canvasFont(canvas, 1, 600);
  for (const [index, d] of sizes.entries()) {
    const own = dots.filter((dot) => dot.d === d);
    const apart = Math.min(2.2 * radius, (0.86 * step) / Math.max(1, own.length));
    own.forEach((dot, at) => {
      const shift = (at - (own.length - 1) / 2) * apart;
      paintDot(context, { ...dot, x: x(index) + shift, y: y(dot.value), radius }, em);
    });
  }
  name(context, canvas, { text: 'PCA', token: '--negative', at: lastOf(pca), x, y, em, above: false });
  name(context, canvas, {
    text: t('class.bottlenecks.class'),
    token: '--accent',
    at: lastOf(middles),
    x,
    y,
    em,
    above: true,
  });
}

/** The last value that is known, and where it is. @param {(number | null)[]} values */
function lastOf(values) {
  const index = values.findLastIndex((value) => value !== null);
  return index < 0 ? null : { index, value: Number(values[index]) };
}

/**
 * A line's name at its end.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {{ text: string, token: string, at: ReturnType<typeof lastOf>, x: (index: number) => number, y: (value: number) => number, em: number, above: boolean }} look
 */
function name(context, canvas, { text, token, at, x, y, em, above }) {
  if (!at) return;
  context.font = canvasFont(canvas, 1.1, 650);
  context.textAlign = 'center';
  context.textBaseline = above ? 'alphabetic' : 'top';
  haloText(context, text, x(at.index), y(at.value) + (above ? -1.4 : 0.9) * em, token);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ sizes: number[], high: number, x: (index: number) => number, y: (value: number) => number, left: number,
 *   right: number, base: number, em: number, width: number }} look
 */
function axes(context, { sizes, high, x, y, left, right, base, em, width }) {
  const { ticks, digits } = ticksBetween(0, high, 5);
  context.fillStyle = colour('--muted');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of ticks) {
    paintLine(
      context,
      [
        [left, y(tick)],
        [right, y(tick)],
      ],
      { token: '--line', width: 1.5 },
    );
    context.fillText(number(tick, digits), left - 0.5 * em, y(tick));
  }
  context.textAlign = 'left';
  context.fillText(t('class.mse'), 0.3 * em, 0.9 * em);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  sizes.forEach((d, index) => context.fillText(number(d), x(index), base + 0.5 * em));
  context.fillText(t('class.bottlenecks.axis'), width / 2, base + 1.9 * em);
}
