import { number, t } from '../../i18n/index.js';
import { showError } from '../../lab-kit/show-error.js';
import { retraining } from '../checking.js';
import { KINDS } from '../kinds.js';
import { sizeVerdict } from '../size-verdict.js';
import { median } from '../spread.js';
import { trainingPart } from '../training-part.js';
import { pcaErrors } from '../training.js';
import { sizesChart } from '../views/sizes-chart.js';

/** Code sizes, assigned by the student's number. */
export const SIZES = [1, 2, 4, 8, 16, 32];
/** Half the default learning rate, so that two machines still agree: see `checking.js`. @type {import('../training.js').Settings} */
const SETTINGS = { learningRate: 1e-3, epochs: 10 };

/** @param {number} number the student's number, from 1 */
export const sizeOf = (number) => SIZES[(number - 1 + SIZES.length) % SIZES.length];

/**
 * Each student trains a network with another bottleneck; the class plots error against size, next to PCA.
 * @type {import('../types.js').Experiment}
 */
export const experiment = {
  kind: KINDS.bottlenecks,
  isNumbered: true,
  student: (context, on) =>
    trainingPart(context, {
      ...on,
      settings: SETTINGS,
      sizeOf,
      explain: (d) => t('class.bottlenecks.setting', { count: d }),
    }),
  accepts: ({ number: whose, d, epochs }) => d === sizeOf(whose) && epochs === SETTINGS.epochs,
  recompute: retraining(SETTINGS),
  picture(context, say) {
    const chart = sizesChart(SIZES);
    /** @type {Map<number, number>} */
    const pca = new Map();
    /** @type {() => unknown} */
    let again = () => undefined;
    const report = (/** @type {number} */ d, /** @type {number} */ mse) => {
      pca.set(d, mse);
      again();
    };
    pcaErrors(context.run, SIZES, report, context.signal).catch((error) => {
      if (!context.signal.aborted) showError(context, error);
    });
    return {
      element: chart.element,
      canvases: () => [chart.canvas],
      legend: () => [
        { text: t('class.bottlenecks.legend'), token: '--accent' },
        { text: 'PCA', token: '--negative', dash: [6, 5] },
      ],
      show(lines, verdicts) {
        const dots = lines.map(({ values, text }) => ({
          d: values.d,
          value: values.mse,
          label: String(values.number),
          isFramed: verdicts.get(text) === 'other',
        }));
        const honest = dots.filter(({ isFramed }) => !isFramed);
        const middles = SIZES.map((d) =>
          median(honest.filter((dot) => dot.d === d).map(({ value }) => value)),
        );
        again = () => {
          const others = SIZES.map((d) => pca.get(d) ?? null);
          const words = says(middles, others);
          chart.show({ dots, middles, pca: others }, words);
          say(words);
        };
        again();
      },
      destroy: chart.destroy,
    };
  },
};

/** @param {(number | null)[]} middles @param {(number | null)[]} pca */
function says(middles, pca) {
  const { says: key, better, worse } = sizeVerdict(SIZES, middles, pca);
  const list = (/** @type {number[]} */ some) => some.map((d) => number(d)).join(', ');
  return t(`class.bottlenecks.verdict.${key}`, { better: list(better), worse: list(worse) });
}
