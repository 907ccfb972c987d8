import uPlot from '../../../../vendor/uPlot.esm.js';
import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { fontSize, onRepaint } from '../../../views/canvas.js';
import { axisLook, chartFrame, chartStyle, verticalLine } from '../../../views/charts/chart-style.js';
import { oneTwoFive } from '../../../views/charts/scales.js';

/**
 * A line for each engine.
 *
 * @typedef {'cpu' | 'webgpu'} Who
 * @typedef {[number[], number[]]} Line rising places and their values
 * @typedef {object} ChartData
 * @property {Record<Who, Line>} lines
 * @property {Line} [before] line of another machine
 * @property {[number, number]} range of the horizontal axis
 * @property {number} [marked] the chosen place
 * @property {string} words description in words
 */

/** Maximum number of labels on a vertical axis. */
const MAX_LABELS = 8;
const ENGINES = /** @type {const} */ (['cpu', 'webgpu']);
/** Colour and dashes: distinguishable without colours too. */
const LOOKS = /** @type {Record<Who, [string, number[]]>} */ ({
  cpu: ['--ink', [6, 5]],
  webgpu: ['--accent', []],
});
/** Look of another machine's line. @type {[string, number[]]} */
const BEFORE = ['--edge', [2, 4]];
/** @type {Line} */
const NOTHING = [[], []];

/**
 * @param {object} options
 * @param {string} options.view name for styles and tests
 * @param {string} options.axis name of the horizontal axis
 * @param {string | Node} options.lead content left of the legend
 * @param {number[]} [options.places] possible places of points; makes both axes logarithmic
 * @param {string} [options.before] name of the other machine's line
 */
export function enginesChart({ view, axis, lead, places, before }) {
  chartStyle();
  const plot = h('div', { class: 'chart-plot', role: 'img', 'aria-label': axis, 'data-view': view });
  const legend = h(
    'ul',
    { class: 'legend', 'data-legend': '' },
    ENGINES.map((who) =>
      h(
        'li',
        { 'data-engine': who, style: who === 'cpu' && '--tone: var(--ink); --dash: dashed' },
        h('i', { 'aria-hidden': 'true' }),
        t(`engine.${who}`),
      ),
    ),
    before &&
      h(
        'li',
        { 'data-engine': 'before', style: '--tone: var(--edge); --dash: dotted' },
        h('i', { 'aria-hidden': 'true' }),
        before,
      ),
  );
  /** @type {import('uplot') | null} */
  let chart = null;
  /** @type {ChartData | null} */
  let shown = null;
  const range = () => shown?.range ?? [0, 1];

  const anew = () => {
    chart?.destroy();
    chart = null;
    draw();
  };
  const draw = () => {
    if (!plot.clientWidth || !shown) return;
    const { lines, before = NOTHING } = shown;
    const data = uPlot.join(/** @type {any} */ ([lines.cpu, lines.webgpu, before]));
    if (chart && chart.width === plot.clientWidth && chart.height === plot.clientHeight) {
      return void chart.setData(data);
    }
    chart?.destroy();
    chart = new uPlot(options(plot, { axis, places, range, marked: () => shown?.marked }), data, plot);
  };
  const stopRepaint = onRepaint(plot, draw, anew);
  return {
    element: h(
      'div',
      { class: 'chart column engines-chart' },
      h('div', { class: 'engines-head quiet justified' }, lead, legend),
      plot,
    ),
    /** The chart's canvas, once drawn. */
    get canvas() {
      return plot.querySelector('canvas');
    },
    /** @param {ChartData} next */
    show(next) {
      shown = next;
      plot.setAttribute('aria-label', next.words);
      for (const who of ENGINES) plot.dataset[who] = String(next.lines[who][0].length);
      draw();
    },
    destroy() {
      stopRepaint();
      chart?.destroy();
    },
  };
}

/** With many places only the powers of ten, so that labels do not touch. @param {number[]} places */
const readable = (places) =>
  places.length > MAX_LABELS ? places.filter((place) => Number.isInteger(Math.log10(place))) : places;

/**
 * @param {HTMLElement} plot
 * @param {{ axis: string, places?: number[], range: () => number[], marked: () => number | undefined }} options
 * @returns {import('uplot').Options}
 */
function options(plot, { axis, places, range, marked }) {
  const { xAxis, yAxis } = axisLook(plot);
  const numbers = (/** @type {unknown} */ _, /** @type {(number | null)[]} */ splits) =>
    splits.map((value) => (value === null ? '' : number(value)));
  const distr = places ? 3 : 1;
  const y = /** @type {import('uplot').Range.Function} */ (_, low, high) => {
    if (low === null || high === null) return places ? [100, 10_000] : [0, 600];
    if (!places) return high > low ? [Math.max(0, low - 0.05 * (high - low)), high] : [0, 2 * high || 1];
    const ends = oneTwoFive(low / 1.05, high * 1.05);
    return [ends[0], ends[ends.length - 1]];
  };
  const every = /** @type {Partial<import('uplot').Axis>} */ ({ filter: (_, splits) => splits });
  return {
    ...chartFrame(plot),
    padding: [fontSize(plot, 0.76), 8, 0, 0], // half of the top label is above its line
    scales: { x: { time: false, distr, range: () => /** @type {any} */ (range()) }, y: { distr, range: y } },
    axes: [
      { ...xAxis(axis), values: numbers, ...(places && { ...every, splits: () => places }) },
      {
        ...yAxis,
        size: Math.round(1.15 * yAxis.size), // fits a hundred thousand
        values: numbers,
        ...(places && { ...every, splits: (_, __, low, high) => readable(oneTwoFive(low, high)) }),
      },
    ],
    series: [
      {},
      ...ENGINES.map((who) => {
        const [token, dash] = LOOKS[who];
        const points = places ? { show: true, size: 9, fill: () => colour(token) } : { show: false };
        return { stroke: () => colour(token), width: 2.5, dash, points, spanGaps: true };
      }),
      { stroke: () => colour(BEFORE[0]), width: 2, dash: BEFORE[1], points: { show: false }, spanGaps: true },
    ],
    hooks: {
      draw: [
        (chart) => {
          const at = marked();
          if (at !== undefined) verticalLine(chart, at);
        },
      ],
    },
  };
}
