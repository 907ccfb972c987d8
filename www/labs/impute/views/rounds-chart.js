import uPlot from '../../../../vendor/uPlot.esm.js';
import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { onRepaint } from '../../../views/canvas.js';
import { axisLook, chartFrame, chartStyle } from '../../../views/charts/chart-style.js';

/** Colour and dash pattern of each line. */
const LOOKS = /** @type {[string, number[]][]} */ ([
  ['--accent', []],
  ['--edge', [6, 5]],
]);

/**
 * A chart of errors after each round of iterative methods, one line per method.
 * @param {object} options
 * @param {string} options.view name for styles and tests
 * @param {string} options.axis label of the horizontal axis
 * @param {string[]} options.names of up to two lines
 */
export function roundsChart({ view, axis, names: first }) {
  const names = [...first];
  chartStyle();
  const plot = h('div', { class: 'chart-plot', role: 'img', 'aria-label': axis, 'data-view': view });
  const legend = h(
    'ul',
    { class: 'legend', 'data-legend': '' },
    names.map((name, line) =>
      h(
        'li',
        { 'data-line': line, 'data-dashed': line === 1 },
        h('i', { 'aria-hidden': 'true' }),
        h('span', {}, name),
      ),
    ),
  );
  /** @type {import('uplot') | null} */
  let chart = null;
  /** @type {Float32Array[]} */
  let lines = [];
  const rounds = () => Math.max(1, ...lines.map(({ length }) => length));

  const draw = () => {
    if (!plot.clientWidth || !lines.length) return;
    const data = /** @type {import('uplot').AlignedData} */ ([
      Array.from({ length: rounds() }, (_, round) => round + 1),
      ...lines.map((line) => [...line]),
    ]);
    if (chart && chart.width === plot.clientWidth && chart.height === plot.clientHeight) {
      return void chart.setData(data);
    }
    chart?.destroy();
    chart = new uPlot(options(plot, axis, names, rounds), data, plot);
  };
  const anew = () => {
    chart?.destroy();
    chart = null;
    draw();
  };
  const stopRepaint = onRepaint(plot, draw, anew);
  return {
    element: h('div', { class: 'chart column rounds-chart' }, legend, plot),
    /** @param {Float32Array[]} next errors by round, for each line */
    show(next) {
      lines = next;
      const ends = names.map((name, at) => `${name} ${number(next[at].at(-1) ?? 0, 4)}`).join('; ');
      plot.setAttribute('aria-label', t('rounds.words', { rounds: rounds(), ends }));
      plot.dataset.rounds = String(rounds());
      draw();
    },
    /** Renames a line. @param {number} line @param {string} name */
    rename(line, name) {
      names[line] = name;
      const label = legend.children[line].querySelector('span');
      if (label) label.textContent = name;
    },
    /** Removes the lines. */
    clear() {
      lines = [];
      plot.setAttribute('aria-label', axis);
      plot.dataset.rounds = '0';
      chart?.destroy();
      chart = null;
    },
    destroy() {
      stopRepaint();
      chart?.destroy();
    },
  };
}

/**
 * @param {HTMLElement} plot
 * @param {string} axis
 * @param {string[]} names
 * @param {() => number} rounds
 * @returns {import('uplot').Options}
 */
function options(plot, axis, names, rounds) {
  const { xAxis, yAxis } = axisLook(plot);
  return {
    ...chartFrame(plot),
    scales: {
      x: { time: false, range: () => [0.5, rounds() + 0.5] },
      y: { range: (_, __, high) => [0, (high || 0.1) * 1.08] },
    },
    axes: [
      {
        ...xAxis(axis),
        incrs: [1, 2, 5, 10, 20],
        values: (_, splits) => splits.map((value) => number(value)),
      },
      {
        ...yAxis,
        // Enough digits to distinguish the grid lines.
        values: (_, splits) => splits.map((value) => number(value, splits[1] - splits[0] < 0.01 ? 3 : 2)),
      },
    ],
    series: [
      {},
      ...names.map((_, line) => {
        const [token, dash] = LOOKS[line];
        return {
          stroke: () => colour(token),
          width: 2.5,
          dash,
          points: { show: true, size: 6, fill: () => colour(token) },
        };
      }),
    ],
  };
}
