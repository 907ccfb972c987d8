import { number, t } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { chartRange, chartReferences, chartValue, lastStep } from './chart-data.js';
import { axisLook, chartFrame } from '../../../views/charts/chart-style.js';
import { runColour } from '../../../views/colors/palette.js';

/**
 * @param {HTMLElement} plot
 * @param {() => import('./chart-data.js').Shown} shown
 * @returns {import('uplot').Options}
 */
export function chartOptions(plot, shown) {
  const { xAxis, yAxis, font } = axisLook(plot);
  const { log, metric, kept } = shown();
  const digits = metric === 'mse' ? 2 : undefined;
  return {
    ...chartFrame(plot),
    scales: {
      x: { time: false, range: () => [0, lastStep(shown())] },
      y: { distr: log ? 3 : 1, range: (_, low, high) => chartRange(shown(), low, high) },
    },
    axes: [
      {
        ...xAxis(t('chart.step')),
        values: (_, splits) => splits.map((value) => number(value)),
      },
      {
        ...yAxis,
        values: (_, splits) => splits.map((value) => (value === null ? '' : number(value, digits))),
      },
    ],
    series: [
      {},
      { stroke: () => colour('--faint'), width: 1, points: { show: false } },
      { stroke: () => colour('--accent'), width: 2.5, points: { show: false } },
      {
        stroke: () => colour('--ink'),
        width: 1.5,
        spanGaps: true,
        points: { show: true, size: 7, fill: () => colour('--ink') },
      },
      ...kept.map(({ id }) => ({
        stroke: () => runColour(id),
        width: 1.75,
        dash: [10, 4],
        spanGaps: true,
        points: { show: true, size: 5, fill: () => runColour(id) },
      })),
    ],
    hooks: { draw: [(chart) => drawReferences(chart, shown(), font)] },
  };
}

/**
 * The references as dashed lines across, each with its name at the right end.
 * @param {import('uplot')} chart
 * @param {import('./chart-data.js').Shown} shown
 * @param {string} font
 */
function drawReferences(chart, shown, font) {
  const { ctx, bbox } = chart;
  const scale = devicePixelRatio;
  const size = parseFloat(font) * scale;
  let lastTop = Infinity;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.font = font.replace(/^\d+px/, `${size}px`);
  ctx.textAlign = 'right';
  ctx.lineWidth = 1.25 * scale;
  for (const { kind, value } of chartReferences(shown)) {
    const y = chart.valToPos(value, 'y', true);
    ctx.setLineDash([6 * scale, 5 * scale]);
    ctx.strokeStyle = colour('--edge');
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    // Upwards from the best: a name that would touch the one below goes above it.
    const base = Math.min(y - 6 * scale, lastTop - 2 * scale);
    lastTop = base - size;
    const name = t(`chart.${kind}`, { size: shown.run.config?.dCode ?? 0 });
    drawName(ctx, `${name}: ${chartValue(value, shown.metric)}`, bbox.left + bbox.width - 4 * scale, base);
  }
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} y
 */
function drawName(ctx, text, x, y) {
  ctx.setLineDash([]);
  ctx.save();
  ctx.lineWidth = 4 * devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colour('--panel'); // keeps the name readable over the curves
  ctx.strokeText(text, x, y);
  ctx.restore();
  ctx.fillStyle = colour('--muted');
  ctx.fillText(text, x, y);
}
