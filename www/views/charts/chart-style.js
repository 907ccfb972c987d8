import { colour } from '../../ui/preferences.js';
import { styleSheet } from '../../ui/style-sheet.js';

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
});

/**
 * What the axes of every chart look like, by the size of type of where it stands.
 * @param {HTMLElement} plot
 */
export function axisLook(plot) {
  const size = parseFloat(getComputedStyle(plot).fontSize);
  const font = `${Math.round(size * 0.76)}px Inter, system-ui, sans-serif`;
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
  return { xAxis, yAxis: { ...axis, size: Math.round(size * 3.1) }, font };
}

/**
 * A dotted line up at a place of the horizontal axis.
 * @param {import('uplot')} chart
 * @param {number} at
 */
export function verticalLine({ ctx, bbox, valToPos }, at) {
  const x = valToPos(at, 'x', true);
  ctx.save();
  ctx.strokeStyle = colour('--ink');
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
