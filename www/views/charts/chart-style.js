import { colour } from '../../ui/preferences.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { canvasFont, fontSize, setEnlarger } from '../canvas.js';

/** Font size of axes relative to the surrounding text. */
const AXIS = 0.76;

/** Adds the chart library's style sheet. */
export const chartStyle = () => void styleSheet('../vendor/uPlot.min');

/**
 * Options common to all charts: full size, no built-in legend, no built-in cursor.
 * @param {HTMLElement} plot
 */
export const chartFrame = (plot) => ({
  width: plot.clientWidth,
  height: plot.clientHeight,
  padding: /** @type {import('uplot').Padding} */ ([8, 8, 0, 0]),
  legend: { show: false },
  cursor: { show: false },
  plugins: [enlargeable()],
});

/** The library's event on which each chart adopts the screen's resolution again. */
const ANEW = 'dppxchange';

/**
 * Lets a chart be saved at a higher resolution than the screen's. The library only knows the screen's resolution, so the
 * canvas is enlarged after the library has sized and cleared it, and before it paints.
 * @returns {import('uplot').Plugin}
 */
function enlargeable() {
  let times = 1;
  return {
    hooks: {
      init: (chart) =>
        setEnlarger(chart.ctx.canvas, (wanted) => {
          times = wanted;
          dispatchEvent(new CustomEvent(ANEW));
          return new Promise((painted) => setTimeout(painted)); // uPlot paints in a microtask
        }),
      drawClear: ({ ctx }) => {
        if (times === 1) return;
        const { canvas } = ctx;
        [canvas.width, canvas.height] = [canvas.width, canvas.height].map((side) => Math.round(side * times));
        ctx.scale(times, times);
      },
    },
  };
}

/**
 * Style of all axes, based on the font size at the chart's place.
 * @param {HTMLElement} plot
 */
export function axisLook(plot) {
  // Whole pixels: the library scales only the decimals of a fractional size by the pixel ratio.
  const font = canvasFont(plot, AXIS).replace(/[\d.]+px/, (size) => `${Math.round(parseFloat(size))}px`);
  const size = fontSize(plot, AXIS) / AXIS;
  const axis = {
    stroke: () => colour('--muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
    font,
    gap: 6,
  };
  /** The horizontal axis with its label. @param {string} label */
  const xAxis = (label) => ({
    ...axis,
    label,
    labelFont: font,
    labelSize: Math.round(1.2 * size),
    labelGap: 0,
    size: Math.round(size * 1.7),
  });
  const yAxis = { ...axis, size: Math.round(size * 3.1) };
  return { xAxis, yAxis, font, letters: fontSize(plot, AXIS) };
}

/**
 * Paints over a chart in CSS pixels; the chart itself uses device pixels.
 * @param {import('uplot')} chart
 * @param {(over: { context: CanvasRenderingContext2D, box: { left: number, top: number, width: number, height: number },
 *   place: (value: number, axis: 'x' | 'y') => number }) => void} paint
 */
export function paintOver({ ctx, bbox, valToPos }, paint) {
  const ratio = devicePixelRatio; // the library's ratio
  const [left, top, width, height] = [bbox.left, bbox.top, bbox.width, bbox.height].map(
    (size) => size / ratio,
  );
  ctx.save();
  ctx.scale(ratio, ratio);
  paint({
    context: ctx,
    box: { left, top, width, height },
    place: (value, axis) => valToPos(value, axis, true) / ratio,
  });
  ctx.restore();
}

/**
 * A dotted vertical line at a value of the horizontal axis.
 * @param {import('uplot')} chart
 * @param {number} at
 */
export const verticalLine = (chart, at) =>
  paintOver(chart, ({ context, box, place }) => {
    context.strokeStyle = colour('--ink');
    context.lineWidth = 1;
    context.setLineDash([3, 4]);
    context.beginPath();
    context.moveTo(place(at, 'x'), box.top);
    context.lineTo(place(at, 'x'), box.top + box.height);
    context.stroke();
  });

/**
 * A dashed horizontal line.
 * @param {CanvasRenderingContext2D} context
 * @param {{ left: number, width: number }} box
 * @param {number} y
 * @param {number} thick
 */
export function levelLine(context, { left, width }, y, thick) {
  context.lineWidth = thick;
  context.setLineDash([6, 5]);
  context.strokeStyle = colour('--edge');
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(left + width, y);
  context.stroke();
  context.setLineDash([]);
}
