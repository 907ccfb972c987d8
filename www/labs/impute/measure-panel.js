import { number, t } from '../../i18n/index.js';
import { TestMeasure, oneByOne, prepareToMeasure } from '../../lab-kit/test-measure.js';

/**
 * @typedef {import('../../generated/protocol.js').ImputeBy} By
 * @typedef {import('../../generated/protocol.js').ImputeHole} Hole
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 */

/** In the order of the stage. */
const WAYS = /** @type {const} */ (['network', 'iterated', 'pca', 'mean']);

/**
 * Each way over all test digits with the same kind of hole.
 * @param {object} options
 * @param {import('../../lab-kit/types.js').LabContext} options.context
 * @param {import('../../lab-kit/lab-network.js').LabNetwork} options.network
 * @param {() => string} options.plain the model that is iterated
 * @param {() => Hole} options.hole
 * @param {(error: unknown) => void} options.onError
 */
export function measurePanel({ context, network, plain, hole, onError }) {
  const rounds = () => Number(context.get('rounds'));
  return new TestMeasure({
    engine: context.engine,
    run: context.run,
    title: t('impute.measured'),
    name: t('measure.way'),
    hint: t('impute.measureHint'),
    entries: WAYS.map((id) => ({ id, name: t(`impute.way.${id === 'network' ? 'filler' : id}`) })),
    columns: [{ id: 'mse', name: t('impute.mse'), digits: 4 }],
    file: `${t('impute.file.measured')}.csv`,
    about: () => {
      const hidden = String(context.get('hidden'));
      const share = hidden === 'pixels' ? Number(context.get('share')) : '';
      return { network: network.name, hidden, share, rounds: rounds() };
    },
    sentence: says,
    onError,
    async measure(turn, tell, put) {
      const { which, home } = await turn.wait(prepareToMeasure(context, network, plain()));
      const missing = hole();
      /** @type {Record<string, By>} */
      const by = {
        network: { network: { network: which, rounds: 0 } },
        iterated: { network: { network: { model: plain() }, rounds: rounds() } },
        pca: { pca: rounds() },
        mean: 'mean',
      };
      return oneByOne(
        [...WAYS],
        (way, soFar, count) => {
          const measure = { by: by[way], hole: missing, soFar: soFar, count };
          return turn.ask({ impute: { measure } }, { on: way === 'network' ? home : 'cpu' });
        },
        tell,
        (way, { mse }) => put(way, { mse }),
      );
    },
  });
}

/** Errors that differ by less are a tie: other samples could turn it. */
const TIE = 1.05;

/** What the whole table says. @param {Record<string, Result>} results */
function says(results) {
  const order = [...WAYS].sort((a, b) => results[a].mse - results[b].mse);
  const of = (/** @type {string} */ way) => number(results[way].mse, 4);
  const isTie = order[0] !== 'network' && results.network.mse < TIE * results[order[0]].mse;
  const kind = isTie ? 'tie' : order[0] === 'network' ? 'network' : 'other';
  return t(`impute.says.${kind}`, {
    best: t(`impute.way.${order[0]}`),
    second: t(`impute.way.${order[1]}`),
    least: of(order[0]),
    next: of(order[1]),
    own: of('network'),
  });
}
