import { number, t } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { chartRange, chartReferences, chartValue, lastStep } from './chart-data.js';
import { haloText } from '../../../views/canvas.js';
import { axisLook, chartFrame, levelLine, paintOver } from '../../../views/charts/chart-style.js';
import { runColour } from '../../../views/colors/palette.js';
import { labelPlaces } from './label-places.js';
import { referenceName } from './reference-name.js';

/** Gap between a name and the chart's edge. */
const EDGE = 4;

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
    // Half of the labels at the ends of the axes.
    padding: [Math.round(Math.max(8, 0.6 * letters)), Math.round(1.3 * letters), 0, 0],
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
 * The references as dashed horizontal lines, each with its name at the right end.
 * @param {import('uplot')} chart
 * @param {import('./chart-data.js').Shown} shown
 * @param {string} font
 * @param {number} size font size
 */
const drawReferences = (chart, shown, font, size) =>
  paintOver(chart, ({ context, box, place }) => {
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    context.font = font;
    [context.textAlign, context.textBaseline] = ['right', 'alphabetic'];
    const references = chartReferences(shown); // the best, which is the lowest, first
    const lines = references.map(({ value }) => place(value, 'y'));
    const baselines = labelPlaces(lines, size, box);
    for (const line of lines) levelLine(context, box, line, 1.25);
    references.forEach(({ kind, value, more }, index) => {
      const baseline = baselines[index];
      if (baseline === null) return;
      const texts = [more, 0].map((images) => {
        const name = referenceName({ kind, more: images }, shown.run.config?.dCode ?? 0);
        return `${name}: ${chartValue(value, shown.metric)}`;
      });
      const room = box.width - 2 * EDGE;
      const text = texts.find((candidate) => context.measureText(candidate).width <= room) ?? texts[1];
      haloText(context, text, box.left + box.width - EDGE, baseline, '--muted');
    });
  });
