import { colour } from '../../ui/preferences.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { canvasFont, fontSize, setEnlarger } from '../canvas.js';

/** The type of axes beside the type around the chart. */
const AXIS = 0.76;

/** Adds the chart library's own style sheet. */
export const chartStyle = () => void styleSheet('../vendor/uPlot.min');

/**
 * What every chart has in common: it fills its place, and has no legend and no cursor of its own.
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

/** The library's own event: each chart takes on the screen's resolution anew. */
const ANEW = 'dppxchange';

/**
 * Lets a chart be painted more finely than the screen is, to save it. The library knows the screen's resolution alone: its
 * canvas is made larger when it has been sized and emptied, and before anything is painted.
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
          return new Promise((painted) => setTimeout(painted)); // it paints in a microtask
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
 * What the axes of every chart look like, by the size of type of where it stands.
 * @param {HTMLElement} plot
 */
export function axisLook(plot) {
  // In whole pixels: of a fraction the library multiplies the digits behind the point alone by the screen's resolution.
  const font = canvasFont(plot, AXIS).replace(/[\d.]+px/, (size) => `${Math.round(parseFloat(size))}px`);
  const size = fontSize(plot, AXIS) / AXIS;
  const axis = {
    stroke: () => colour('--muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
    font,
    gap: 6,
  };
  /** The horizontal one, with its name. @param {string} label */
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
 * Paints over a chart in CSS pixels, where the chart itself counts the screen's.
 * @param {import('uplot')} chart
 * @param {(over: { context: CanvasRenderingContext2D, box: { left: number, top: number, width: number, height: number },
 *   place: (value: number, axis: 'x' | 'y') => number }) => void} paint
 */
export function paintOver({ ctx, bbox, valToPos }, paint) {
  const ratio = devicePixelRatio; // as the library has it
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
 * A dotted line up at a place of the horizontal axis.
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
 * A dashed line across.
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
