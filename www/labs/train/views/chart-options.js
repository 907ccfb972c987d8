import { number, t } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { chartRange, chartReferences, chartValue, lastStep } from './chart-data.js';
import { haloText } from '../../../views/canvas.js';
import { axisLook, chartFrame, levelLine, paintOver } from '../../../views/charts/chart-style.js';
import { runColour } from '../../../views/colors/palette.js';
import { referenceName } from './reference-name.js';

/**
 * @param {HTMLElement} plot
 * @param {() => import('./chart-data.js').Shown} shown
 * @returns {import('uplot').Options}
 */
export function chartOptions(plot, shown) {
  const { xAxis, yAxis, font, letters } = axisLook(plot);
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
    hooks: { draw: [(chart) => drawReferences(chart, shown(), font, letters)] },
  };
}

/**
 * The references as dashed lines across, each with its name at the right end.
 * @param {import('uplot')} chart
 * @param {import('./chart-data.js').Shown} shown
 * @param {string} font
 * @param {number} size of its letters
 */
const drawReferences = (chart, shown, font, size) =>
  paintOver(chart, ({ context, box, place }) => {
    let lastTop = Infinity;
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    context.font = font;
    context.textAlign = 'right';
    for (const { kind, value, more } of chartReferences(shown)) {
      const y = place(value, 'y');
      levelLine(context, box, y, 1.25);
      // Upwards from the best: a name that would touch the one below goes above it.
      const base = Math.min(y - 6, lastTop - 2);
      lastTop = base - size;
      const name = referenceName({ kind, more }, shown.run.config?.dCode ?? 0);
      const text = `${name}: ${chartValue(value, shown.metric)}`;
      haloText(context, text, box.left + box.width - 4, base, '--muted');
    }
  });
