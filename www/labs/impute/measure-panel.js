import { number, t } from '../../i18n/index.js';
import { TestMeasure, oneByOne } from '../../lab-kit/test-measure.js';
import { COMPONENTS } from '../../lab-kit/contestants.js';
import { judge } from '../../lab-kit/judge.js';
import { WAYS } from './ways.js';

/**
 * @typedef {import('../../generated/protocol.js').ImputeBy} By
 * @typedef {import('../../generated/protocol.js').ImputeHole} Hole
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 */

/**
 * Errors of each method over all test images with the same kind of hole.
 * @param {object} options
 * @param {import('../../lab-kit/types.js').LabContext} options.context
 * @param {import('../../lab-kit/contestants.js').Contestants} options.contestants
 * @param {() => Hole} options.hole
 * @param {() => Record<string, Result> | null} options.beforehand
 * @param {(results: Record<string, Result>) => void} options.onResults
 * @param {(error: unknown) => void} options.onError
 */
export function measurePanel({ context, contestants, hole, beforehand, onResults, onError }) {
  const rounds = () => Number(context.get('rounds'));
  return new TestMeasure({
    engine: context.engine,
    run: context.run,
    title: t('impute.measured'),
    name: t('measure.way'),
    hint: t('impute.measureHint'),
    entries: WAYS.map((id) => ({
      id,
      name: t(`impute.way.${id === 'network' ? 'filler' : id}`, { components: COMPONENTS }),
    })),
    columns: [{ id: 'mse', name: t('impute.mse'), digits: 4 }],
    file: t('impute.file.measured'),
    about: () => {
      const hidden = String(context.get('hidden'));
      const share = hidden === 'pixels' ? Number(context.get('share')) : '';
      return {
        network: contestants.network.name,
        hidden,
        share,
        rounds: rounds(),
        ...contestants.about,
      };
    },
    sentence: (results) => sentence(results, contestants.components),
    beforehand,
    source: t('impute.beforehand'),
    onResults,
    onError,
    async measure(turn, tell, put) {
      const { which, home } = await turn.wait(contestants.prepareToMeasure());
      const missing = hole();
      /** @type {Record<string, By>} */
      const by = {
        network: { network: { network: which, rounds: 0 } },
        iterated: { network: { network: { model: contestants.plain }, rounds: rounds() } },
        pca: { pca: rounds() },
        mean: 'mean',
      };
      return oneByOne(
        [...WAYS],
        (way, soFar, count) => {
          const { subject } = contestants.data;
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
  const errors = /** @type {Record<import('./ways.js').Way, number>} */ (
    Object.fromEntries(WAYS.map((way) => [way, results[way].mse]))
  );
  const { says, rival } = judge(errors);
  return t(`impute.says.${says}`, {
    images: number(results.network.images),
    best: t(`impute.way.${rival}`, { components }),
    least: number(errors[rival], 4),
    own: number(errors.network, 4),
  });
}
