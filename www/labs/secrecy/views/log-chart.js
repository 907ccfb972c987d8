import uPlot from '../../../../vendor/uPlot.esm.js';
import { number } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { colour, onLook } from '../../../ui/preferences.js';
import { axisLook, chartFrame, chartStyle, verticalLine } from '../../../views/charts/chart-style.js';

/**
 * A curve over a logarithmic axis, beside values that do not depend on it.
 *
 * @typedef {object} LogCurve
 * @property {number[]} at places on the axis, rising
 * @property {(number | null)[]} values at each; `null` where there is none yet
 * @property {{ value: number, text: string, side: 'left' | 'right' }[]} references lines across, with their names at one side
 * @property {{ at: number, value: number | null }} marked the place that is looked at
 * @property {string} words the same in words
 */

/** A plot narrower than this has room for powers of ten only, in units of its type. */
const NARROW = 26;

/**
 * @param {string} view its name for styles and tests
 * @param {string} axis what the places are
 */
export function logChart(view, axis) {
  chartStyle();
  const plot = h('div', { class: 'chart-plot', role: 'img', 'data-view': view });
  /** @type {import('uplot') | null} */
  let chart = null;
  /** @type {LogCurve | null} */
  let shown = null;

  const draw = () => {
    chart?.destroy();
    chart = null;
    if (!plot.clientWidth || !shown) return;
    chart = new uPlot(options(plot, axis, shown), [shown.at, shown.values], plot);
  };
  const observer = new ResizeObserver(draw);
  observer.observe(plot);
  const stopLook = onLook(draw);
  return {
    element: h('div', { class: 'chart' }, plot),
    /** What is drawn, once it is. */
    get canvas() {
      return plot.querySelector('canvas');
    },
    /** @param {LogCurve} next */
    show(next) {
      shown = next;
      plot.setAttribute('aria-label', next.words);
      draw();
    },
    destroy() {
      observer.disconnect();
      stopLook();
      chart?.destroy();
    },
  };
}

/**
 * @param {HTMLElement} plot
 * @param {string} axis
 * @param {LogCurve} shown
 * @returns {import('uplot').Options}
 */
function options(plot, axis, shown) {
  const { xAxis, yAxis, font } = axisLook(plot);
  const { at, values, references, marked } = shown;
  const isNarrow = plot.clientWidth < NARROW * parseFloat(getComputedStyle(plot).fontSize);
  const ticks = isNarrow ? at.filter((place) => Number.isInteger(Math.log10(place))) : at;
  const high = Math.max(...values.map(Number), ...references.map(({ value }) => value), marked.value ?? 0);
  return {
    ...chartFrame(plot),
    scales: {
      x: { time: false, distr: 3, range: () => [at[0] * 0.85, at[at.length - 1] * 1.15] },
      y: { range: () => [0, (high || 1) * 1.12] },
    },
    axes: [
      {
        ...xAxis(axis),
        splits: () => ticks,
        filter: (_, splits) => splits,
        values: (_, splits) => splits.map((value) => number(value)),
      },
      {
        ...yAxis,
        incrs: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
        values: (_, splits) => splits.map((value) => number(value, 2)),
      },
    ],
    series: [
      {},
      {
        stroke: () => colour('--accent'),
        width: 2.5,
        points: { show: true, size: 8, fill: () => colour('--accent') },
      },
    ],
    hooks: {
      draw: [
        (chart) => {
          drawReferences(chart, references, font);
          drawMark(chart, shown);
        },
      ],
    },
  };
}

/**
 * Dashed lines across, each with its name above the line.
 * @param {import('uplot')} chart
 * @param {LogCurve['references']} references
 * @param {string} font
 */
function drawReferences({ ctx, bbox, valToPos }, references, font) {
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = font.replace(/^\d+px/, `${parseFloat(font) * ratio}px`);
  for (const { value, text, side } of references) {
    const y = valToPos(value, 'y', true);
    ctx.setLineDash([6 * ratio, 5 * ratio]);
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeStyle = colour('--edge');
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.textAlign = side;
    const x = bbox.left + (side === 'left' ? 4 * ratio : bbox.width - 4 * ratio);
    const place = /** @type {const} */ ([x, y - 5 * ratio]);
    ctx.lineWidth = 4 * ratio;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = colour('--panel'); // keeps the name readable over the curve
    ctx.strokeText(text, ...place);
    ctx.fillStyle = colour('--ink');
    ctx.fillText(text, ...place);
  }
  ctx.restore();
}

/** The place that is looked at, and its value. @param {import('uplot')} chart @param {LogCurve} shown */
function drawMark(chart, { at, marked }) {
  if (marked.at < at[0] || marked.at > at[at.length - 1]) return;
  verticalLine(chart, marked.at);
  if (marked.value === null) return;
  const { ctx, valToPos } = chart;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colour('--ink');
  ctx.lineWidth = 3 * ratio;
  ctx.fillStyle = colour('--panel');
  ctx.beginPath();
  ctx.arc(valToPos(marked.at, 'x', true), valToPos(marked.value, 'y', true), 6 * ratio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
