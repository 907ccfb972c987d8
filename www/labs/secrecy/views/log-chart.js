import uPlot from '../../../../vendor/uPlot.esm.js';
import { number } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { haloText, onRepaint, typeSize } from '../../../views/canvas.js';
import {
  axisLook,
  chartFrame,
  chartStyle,
  levelLine,
  paintOver,
  verticalLine,
} from '../../../views/charts/chart-style.js';

/**
 * A curve over a logarithmic axis, with constant reference values.
 *
 * @typedef {object} LogCurve
 * @property {number[]} at positions on the axis, ascending
 * @property {(number | null)[]} values at each position; `null` if missing
 * @property {{ value: number, text: string, side: 'left' | 'right' }[]} references horizontal lines, with labels at one side
 * @property {{ at: number, value: number | null }} marked the current position
 * @property {string} words description in words
 */

/** Plot width in em below which there is room only for powers of ten. */
const NARROW = 26;

/** @param {string} view name for styles and tests */
export function logChart(view) {
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
    chart = new uPlot(options(plot, shown), [shown.at, shown.values], plot);
  };
  const stopRepaint = onRepaint(plot, draw);
  return {
    element: h('div', { class: 'chart column' }, plot),
    /** The canvas, once drawn. */
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
      stopRepaint();
      chart?.destroy();
    },
  };
}

/**
 * @param {HTMLElement} plot
 * @param {LogCurve} shown
 * @returns {import('uplot').Options}
 */
function options(plot, shown) {
  const { xAxis, yAxis, font } = axisLook(plot);
  const { at, values, references, marked } = shown;
  const isNarrow = plot.clientWidth < NARROW * typeSize(plot);
  const ticks = isNarrow ? at.filter((place) => Number.isInteger(Math.log10(place))) : at;
  const high = Math.max(...values.map(Number), ...references.map(({ value }) => value), marked.value ?? 0);
  return {
    ...chartFrame(plot),
    padding: [8, 1.2 * typeSize(plot), 0, 0], // half of the last number extends beyond the plot
    scales: {
      x: { time: false, distr: 3, range: () => [at[0] * 0.85, at[at.length - 1] * 1.15] },
      y: { range: () => [0, (high || 1) * 1.12] },
    },
    axes: [
      {
        ...xAxis(''),
        labelSize: 0, // the labelled slider above is the same axis
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
 * Dashed horizontal lines, each with its label above.
 * @param {import('uplot')} chart
 * @param {LogCurve['references']} references
 * @param {string} font
 */
const drawReferences = (chart, references, font) =>
  paintOver(chart, ({ context, box, place }) => {
    context.font = font;
    for (const { value, text, side } of references) {
      const y = place(value, 'y');
      levelLine(context, box, y, 1.5);
      context.textAlign = side;
      haloText(context, text, box.left + (side === 'left' ? 4 : box.width - 4), y - 5);
    }
  });

/** Marks the current position and its value. @param {import('uplot')} chart @param {LogCurve} shown */
function drawMark(chart, { at, marked }) {
  const { at: marker, value } = marked;
  if (marker < at[0] || marker > at[at.length - 1]) return;
  verticalLine(chart, marker);
  if (value === null) return;
  paintOver(chart, ({ context, place }) => {
    context.strokeStyle = colour('--ink');
    context.lineWidth = 3;
    context.fillStyle = colour('--panel');
    context.beginPath();
    context.arc(place(marker, 'x'), place(value, 'y'), 6, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}
