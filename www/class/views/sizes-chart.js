import { number, t } from '../../i18n/index.js';
import { colour } from '../../ui/preferences.js';
import { canvasFont, haloText } from '../../views/canvas.js';
import { canvasChart, paintDot, paintLine, ticksBetween } from './canvas-chart.js';

/**
 * @typedef {object} ChartData
 * @property {{ d: number, value: number, label: string, isFramed: boolean }[]} dots
 * @property {(number | null)[]} middles the class's median at each size
 * @property {(number | null)[]} pca the error of as many principal components
 */

/** Error against bottleneck size: each student's, the class median, and PCA. @param {number[]} sizes */
export function sizesChart(sizes) {
  const chart = canvasChart(
    /** @type {Parameters<typeof canvasChart<ChartData>>[0]} */ (
      (crisp, shown, canvas) => paint(crisp, shown, canvas, sizes)
    ),
  );
  return {
    ...chart,
    /** @param {ChartData} shown @param {string} words */
    show: (shown, words) => chart.show(shown, words, shown.dots.length),
  };
}

/**
 * @param {{ context: CanvasRenderingContext2D, width: number, height: number, em: number }} crisp
 * @param {ChartData} shown
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
  context.font = canvasFont(canvas, 1, 600);
  for (const [index, d] of sizes.entries()) {
    const column = dots.filter((dot) => dot.d === d);
    const apart = Math.min(1.9 * em, (0.88 * step) / Math.max(1, column.length));
    const radius = Math.min(0.85 * em, Math.max(0.2 * em, 0.46 * apart));
    column.forEach((dot, at) => {
      const shift = (at - (column.length - 1) / 2) * apart;
      paintDot(context, { ...dot, x: x(index) + shift, y: y(dot.value), radius }, em);
    });
  }
  const index = widest(middles, pca);
  const shared = { x: x(index), y, em };
  name(context, canvas, { text: 'PCA', token: '--negative', value: pca[index], shift: -1, ...shared });
  const below = middles[index] !== null && Number(middles[index]) < Number(pca[index]);
  const shift = below ? 1.9 : -1.4;
  name(context, canvas, {
    text: t('class.bottlenecks.class'),
    token: '--accent',
    value: middles[index],
    shift,
    ...shared,
  });
}

/** The size at which the two lines are farthest apart, with room for their labels. @param {(number | null)[]} middles @param {(number | null)[]} pca */
function widest(middles, pca) {
  const gaps = middles.map((middle, at) =>
    middle === null || pca[at] === null ? -1 : Math.abs(middle - Number(pca[at])),
  );
  return gaps.indexOf(Math.max(...gaps));
}

/**
 * A line's label next to it.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {{ text: string, token: string, value: number | null, shift: number, x: number, y: (value: number) => number, em: number }} look
 */
function name(context, canvas, { text, token, value, shift, x, y, em }) {
  if (value === null || value === undefined) return;
  context.font = canvasFont(canvas, 1.1, 650);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  haloText(context, text, x, y(value) + shift * em, token);
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
