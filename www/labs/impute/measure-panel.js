import { number, t } from '../../i18n/index.js';
import { TestMeasure, oneByOne } from '../../lab-kit/test-measure.js';
import { COMPONENTS } from '../../lab-kit/method-comparison.js';
import { compareErrors } from '../../lab-kit/compare-errors.js';
import { METHODS } from './methods.js';

/**
 * @typedef {import('../../generated/protocol.js').Imputer} By
 * @typedef {import('../../generated/protocol.js').ImputeHole} Hole
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 */

/**
 * Errors of each method over all test images with the same kind of hole.
 * @param {object} options
 * @param {import('../../lab-kit/types.js').LabContext} options.context
 * @param {import('../../lab-kit/method-comparison.js').MethodComparison} options.methodComparison
 * @param {() => Hole} options.hole
 * @param {() => Record<string, Result> | null} options.beforehand
 * @param {(results: Record<string, Result>) => void} options.onResults
 * @param {(error: unknown) => void} options.onError
 */
export function measurePanel({ context, methodComparison, hole, beforehand, onResults, onError }) {
  const rounds = () => Number(context.get('rounds'));
  return new TestMeasure({
    engine: context.engine,
    run: context.run,
    title: t('impute.comparison'),
    name: t('measure.method'),
    hint: t('impute.comparisonHint'),
    entries: METHODS.map((id) => ({
      id,
      name: t(`impute.method.${id === 'network' ? 'filler' : id}`, { components: COMPONENTS }),
    })),
    columns: [{ id: 'mse', name: t('impute.mse'), digits: 4 }],
    file: t('impute.file.measured'),
    about: () => {
      const hidden = String(context.get('hidden'));
      const share = hidden === 'pixels' ? Number(context.get('share')) : '';
      return {
        network: methodComparison.network.name,
        hidden,
        share,
        rounds: rounds(),
        ...methodComparison.about,
      };
    },
    sentence: (results) => sentence(results, methodComparison.components),
    beforehand,
    source: t('impute.beforehand'),
    onResults,
    onError,
    async measure(turn, tell, put) {
      const { which, home } = await turn.wait(methodComparison.prepareToMeasure());
      const missing = hole();
      /** @type {Record<string, By>} */
      const by = {
        network: { network: { network: which, rounds: 0 } },
        iterated: { network: { network: { model: methodComparison.plain }, rounds: rounds() } },
        pca: { pca: rounds() },
        mean: 'mean',
      };
      return oneByOne(
        [...METHODS],
        (way, soFar, count) => {
          const { subject } = methodComparison.data;
          const measure = { by: by[way], subject, hole: missing, soFar: soFar, count };
          return turn.ask({ impute: { measure } }, { on: way === 'network' ? home : 'cpu' });
        },
        tell,
        (way, { mse, of }) => put(way, { mse, images: of }),
      );
    },
  });
}

/** A sentence about the complete table. @param {Record<string, Result>} results @param {number} components of PCA */
function sentence(results, components) {
  const errors = /** @type {Record<import('./methods.js').Method, number>} */ (
    Object.fromEntries(METHODS.map((way) => [way, results[way].mse]))
  );
  const { says, rival } = compareErrors(errors);
  return t(`impute.verdict.${says}`, {
    images: number(results.network.images),
    best: t(`impute.method.${rival}`, { components }),
    least: number(errors[rival], 4),
    network: number(errors.network, 4),
  });
}
