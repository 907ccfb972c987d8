import { number, t } from '../../../i18n/index.js';
import { barChart } from '../../../views/charts/bar-chart.js';
import { digitsFor, roundUp } from '../../../views/charts/scales.js';

/** Maximum number of bars. */
export const MAX_UNITS = 256;

/** Mean activation of each code unit as bars, with the target if there is one. */
export function unitBars() {
  const chart = barChart('unit-means');
  return {
    element: chart.element,
    /**
     * @param {Float32Array} means mean activation of all units
     * @param {number | null} target ρ
     */
    show(means, target) {
      const values = means.subarray(0, MAX_UNITS);
      const sound = Array.from(values).filter(Number.isFinite);
      const [least, most] = [Math.min(...sound, Infinity), Math.max(...sound, -Infinity)];
      const high = roundUp(Math.max(most, target === null ? 0 : target * 1.25));
      const low = -roundUp(-least) || 0;
      const span = high - low || 1;
      const word = (/** @type {number} */ value) => number(value, digitsFor(span));
      const end = (/** @type {number} */ value) =>
        number(value, value === 0 ? 0 : Math.max(0, -Math.floor(Math.log10(Math.abs(value)) + 1e-9)));
      const label = t('inside.means.label', { count: values.length, low: word(least), high: word(most) });
      const goal = target === null ? '' : `; ${t('inside.means.target', { rho: number(target) })}`;
      chart.show({
        values,
        low,
        high: low + span,
        negative: (index) => values[index] < 0,
        ...(target === null ? {} : { mark: { value: target, text: `ρ = ${number(target)}` } }),
        ends: { low: end(low), high: end(low + span) },
        ticks: [
          { share: 0.5 / values.length, text: '1' },
          ...(values.length < 2
            ? []
            : [
                { share: 0.5, text: t('inside.means.unit') },
                { share: 1 - 0.5 / values.length, text: number(values.length) },
              ]),
        ],
        words: label + goal,
      });
    },
    destroy: chart.destroy,
  };
}
