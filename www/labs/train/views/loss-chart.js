import uPlot from '../../../../vendor/uPlot.esm.js';
import { currentLanguage, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { onRepaint, typeSize } from '../../../views/canvas.js';
import { chartColumns, chartReferences, chartValue, lastTest, recentValue } from './chart-data.js';
import { chartOptions } from './chart-options.js';
import { chartStyle } from '../../../views/charts/chart-style.js';
import { runToken } from '../../../views/colors/palette.js';
import { referenceName } from './reference-name.js';

/** @typedef {import('./chart-data.js').Shown} Shown */

/** The curves of a run: training loss by step and test value by epoch, with the references as horizontal lines. */
export function lossChart() {
  chartStyle();
  const plot = h('div', {
    class: 'chart-plot',
    role: 'img',
    'aria-label': t('chart.label'),
    'data-view': 'chart',
  });
  const values = h('ul', { class: 'legend chart-values', 'data-view': 'references' });
  /** @type {import('uplot') | null} */
  let chart = null;
  let drawnAs = '';
  /** @type {Shown | null} */
  let shown = null;

  const draw = () => {
    if (!shown || plot.clientHeight === 0) return;
    const { metric, log, kept } = shown;
    const looks = [
      metric,
      log,
      plot.clientWidth,
      plot.clientHeight,
      kept.map(({ id }) => id).join(' '),
      currentLanguage(),
      typeSize(plot),
    ].join();
    if (chart && looks === drawnAs) {
      chart.setData(chartColumns(shown));
    } else {
      chart?.destroy();
      drawnAs = looks;
      chart = new uPlot(
        chartOptions(plot, () => /** @type {Shown} */ (shown)),
        chartColumns(shown),
        plot,
      );
    }
    describe(plot, shown);
  };
  const stopRepaint = onRepaint(plot, draw, () => {
    drawnAs = ''; // read colours and font sizes again
    draw();
  });

  return {
    element: h('div', { class: 'chart column' }, values, plot),
    /** @param {Shown} next */
    show(next) {
      shown = next;
      values.replaceChildren(...valueItems(next));
      draw();
    },
    destroy() {
      stopRepaint();
      chart?.destroy();
    },
  };
}

/**
 * The legend with its numbers: what is drawn, and its latest value.
 * @param {Shown} shown
 */
function valueItems(shown) {
  const { run, kept, metric } = shown;
  const size = run.config?.dCode ?? 0;
  const isOnLine = (/** @type {string} */ kind) => ['mean', 'pca', 'floor'].includes(kind);
  const item = (
    /** @type {string} */ kind,
    /** @type {string} */ name,
    /** @type {number | undefined} */ value,
    /** @type {string | null} */ colour = null,
  ) =>
    h(
      'li',
      {
        class: isOnLine(kind) && 'visually-hidden', // its name is on its line
        'data-kind': kind,
        'data-value': value ?? '',
        style: colour && `--run: ${colour}`,
      },
      h('i', { 'aria-hidden': 'true' }),
      h('span', {}, name),
      h('b', {}, value === undefined ? '–' : chartValue(value, metric)),
    );
  const others = chartReferences(shown).map(({ kind, value, more }) =>
    item(kind, referenceName({ kind, more }, size), value),
  );
  const train = metric === 'mse' ? [] : [item('train', t('chart.train'), recentValue(run, metric))];
  const test = metric === 'penalty' ? [] : [item('test', t('chart.test'), lastTest(shown))];
  const runs = kept.map((keptRun) =>
    item(
      'kept',
      keptRun.name,
      lastTest({ ...shown, run: /** @type {any} */ (keptRun) }),
      `var(${runToken(keptRun.id)})`,
    ),
  );
  return [...train, ...test, ...others, ...(metric === 'penalty' ? [] : runs)];
}

/**
 * @param {HTMLElement} plot
 * @param {Shown} shown
 */
function describe(plot, shown) {
  const { run, metric } = shown;
  plot.dataset.step = String(run.step);
  plot.dataset.metric = metric;
  const last = lastTest(shown) ?? recentValue(run, metric);
  if (last === undefined) return;
  plot.setAttribute('aria-label', t('chart.description', { step: run.step, test: chartValue(last, metric) }));
}
