import { number, t } from '../../i18n/index.js';
import { retraining } from '../checking.js';
import { KINDS } from '../kinds.js';
import { spreadOf } from '../spread.js';
import { trainingPart } from '../training-part.js';
import { spreadChart } from '../views/spread-chart.js';

/** Code size. */
const D = 8;
/**
 * A ReLU code amplifies luck: a value that is 0 for every image never recovers. Few epochs, so that two machines still
 * agree: see `checking.js`.
 * @type {import('../training.js').Settings}
 */
const SETTINGS = { codeActivation: 'relu', epochs: 5 };

/**
 * Everybody trains the same network from another seed: the class sees a distribution instead of a single lucky number.
 * @type {import('../types.js').Experiment}
 */
export const experiment = {
  kind: KINDS.seeds,
  isNumbered: true,
  student: (context, on) =>
    trainingPart(context, {
      ...on,
      settings: SETTINGS,
      sizeOf: () => D,
      explain: (d) => t('class.seeds.setting', { d }),
    }),
  accepts: ({ d, epochs }) => d === D && epochs === SETTINGS.epochs,
  recompute: retraining(SETTINGS),
  picture(_, say) {
    const chart = spreadChart();
    return {
      element: chart.element,
      canvases: () => [chart.canvas],
      legend: () => [{ text: t('class.seeds.legend'), token: '--accent' }],
      show(lines, verdicts) {
        const honest = lines.filter(({ text }) => verdicts.get(text) !== 'other');
        const words = says(honest.map(({ values }) => values.mse));
        const dots = lines.map(({ values, text }) => ({
          value: values.mse,
          label: String(values.number),
          isFramed: verdicts.get(text) === 'other',
        }));
        chart.show(dots, words);
        say(words);
      },
      destroy: chart.destroy,
    };
  },
};

/** @param {number[]} values */
function says(values) {
  if (values.length < 2) return t('class.seeds.few', { count: values.length });
  const { low, high, middle, count } = spreadOf(values);
  return t('class.seeds.verdict', {
    count,
    middle: number(middle, 4),
    low: number(low, 4),
    high: number(high, 4),
    percent: number((100 * (high - low)) / low, 0),
  });
}
