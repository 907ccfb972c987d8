import { number, t } from '../../../i18n/index.js';
import { barChart } from '../../../views/charts/bar-chart.js';
import { digitsFor, roundUp } from '../../../views/charts/scales.js';

/** A zero within this fraction of an end of the axis has no room for its label. */
const ROOM = 0.14;

/** Histogram of the code's values. */
export function histogram() {
  const chart = barChart('histogram');
  return {
    element: chart.element,
    /**
     * @param {Float32Array} counts by equal parts of `from`..`to`
     * @param {number} from
     * @param {number} to
     */
    show(counts, from, to) {
      const total = counts.reduce((sum, count) => sum + count, 0) || 1;
      const shares = Array.from(counts, (count) => count / total);
      const top = shares.indexOf(Math.max(...shares));
      const high = roundUp(shares[top]) || 1;
      const part = (to - from) / counts.length;
      const edge = (/** @type {number} */ index) =>
        number(from + index * part, from + index * part === 0 ? 0 : digitsFor(to - from));
      const zero = -from / (to - from);
      const percent = (/** @type {number} */ share) =>
        t('inside.percent', { percent: number(100 * share, 0) });
      chart.show({
        values: shares,
        low: 0,
        high,
        negative: (index) => from + (index + 0.5) * part < 0,
        ends: { low: '0', high: percent(high) },
        ticks: [
          { share: 0, text: edge(0) },
          ...(zero > ROOM && zero < 1 - ROOM ? [{ share: zero, text: '0' }] : []),
          { share: 1, text: edge(counts.length) },
        ],
        words: t('inside.histogram.label', {
          from: edge(0),
          to: edge(counts.length),
          low: edge(top),
          high: edge(top + 1),
          percent: percent(shares[top]),
        }),
      });
    },
    destroy: chart.destroy,
  };
}
