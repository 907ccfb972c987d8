import uPlot from '../../../../vendor/uPlot.esm.js';
import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { onRepaint } from '../../../views/canvas.js';
import { axisLook, chartFrame, chartStyle, verticalLine } from '../../../views/charts/chart-style.js';

/**
 * Error against code size 1, 2, … for autoencoders and PCA.
 *
 * @typedef {object} Sizes
 * @property {(number | null)[]} autoencoder error for each size; `null` if missing
 * @property {number[]} pca error of as many principal components
 * @property {number} marked the current size
 */

/**
 * @param {string} view name for styles and tests
 * @param {string} label
 */
export function sizeChart(view, label) {
  chartStyle();
  const plot = h('div', { class: 'chart-plot', role: 'img', 'aria-label': label, 'data-view': view });
  const legend = h(
    'ul',
    { class: 'legend', 'data-legend': '' },
    h('li', { 'data-kind': 'autoencoder' }, h('i', { 'aria-hidden': 'true' }), t('curve.autoencoder')),
    h('li', { 'data-kind': 'pca', 'data-dashed': true }, h('i', { 'aria-hidden': 'true' }), t('curve.pca')),
  );
  /** @type {import('uplot') | null} */
  let chart = null;
  /** @type {Sizes} */
  let sizes = { autoencoder: [], pca: [], marked: 2 };

  const draw = () => {
    chart?.destroy();
    chart = null;
    if (!plot.clientWidth || !sizes.pca.length) return;
    chart = new uPlot(
      options(plot, () => sizes),
      [sizes.pca.map((_, index) => index + 1), sizes.autoencoder, sizes.pca],
      plot,
    );
  };
  const stopRepaint = onRepaint(plot, draw);
  return {
    element: h('div', { class: 'chart column size-chart' }, legend, plot),
    /** The canvas, once drawn. */
    get canvas() {
      return plot.querySelector('canvas');
    },
    /** @param {Sizes} next */
    show(next) {
      sizes = next;
      const { autoencoder, pca, marked } = sizes;
      const at = autoencoder[marked - 1];
      plot.setAttribute(
        'aria-label',
        t('curve.words', {
          size: marked,
          autoencoder: at === null || at === undefined ? '–' : number(at, 3),
          pca: pca.length ? number(pca[marked - 1] ?? 0, 3) : '–',
        }),
      );
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
 * @param {() => Sizes} shown
 * @returns {import('uplot').Options}
 */
function options(plot, shown) {
  const { xAxis, yAxis } = axisLook(plot);
  const line = (/** @type {string} */ token, /** @type {number[]} */ dash) => ({
    stroke: () => colour(token),
    width: 2.5,
    dash,
    points: { show: true, size: 8, fill: () => colour(token) },
  });
  return {
    ...chartFrame(plot),
    scales: {
      x: { time: false, range: () => [0.5, shown().pca.length + 0.5] },
      y: { range: (_, __, high) => [0, high * 1.05] },
    },
    axes: [
      {
        ...xAxis(t('curve.size')),
        incrs: [1, 2, 5],
        values: (_, splits) => splits.map((value) => (Number.isInteger(value) ? number(value) : '')),
      },
      {
        ...yAxis,
        values: (_, splits) => splits.map((value) => number(value, 2)),
      },
    ],
    series: [{}, line('--accent', []), line('--edge', [6, 5])],
    hooks: { draw: [(chart) => verticalLine(chart, shown().marked)] },
  };
}
