import { number, t } from '../../i18n/index.js';
import { TestMeasure, oneByOne, prepareToMeasure } from '../../lab-kit/test-measure.js';
import { noiseWords } from './noise-words.js';
import { WAYS, verdict } from './verdict.js';

/**
 * @typedef {import('../../generated/protocol.js').DenoiseBy} By
 * @typedef {import('../../generated/protocol.js').Corruption} Corruption
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 */

/**
 * Each way over all test digits.
 * @param {object} options
 * @param {import('../../lab-kit/types.js').LabContext} options.context
 * @param {import('../../lab-kit/lab-network.js').LabNetwork} options.network
 * @param {() => string} options.plain the model that was trained without noise
 * @param {() => Corruption} options.corruption
 * @param {() => Record<string, Result> | null} options.beforehand
 * @param {(results: Record<string, Result>) => void} options.onResults
 * @param {(error: unknown) => void} options.onError
 */
export function measurePanel({ context, network, plain, corruption, beforehand, onResults, onError }) {
  /** @type {() => Record<string, By>} */
  const others = () => ({
    noisy: 'nobody',
    plain: { network: { model: plain() } },
    pca: 'pca',
    median: 'median',
    blur: 'blur',
  });

  return new TestMeasure({
    engine: context.engine,
    run: context.run,
    title: t('denoise.measured'),
    name: t('measure.way'),
    hint: t('denoise.measureHint'),
    entries: WAYS.map((id) => ({
      id,
      name: t(id === 'network' ? 'denoise.way.denoiser' : `denoise.way.${id}`),
    })),
    columns: [
      { id: 'mse', name: t('measure.mse'), digits: 4 },
      { id: 'psnr', name: t('denoise.psnr'), digits: 1 },
    ],
    file: t('denoise.file.measured'),
    about: () => {
      const { noise, level, seed } = corruption();
      return { network: network.name, noise, level, seed };
    },
    sentence: (results) => sentence(results, corruption()),
    beforehand,
    source: t('denoise.beforehand'),
    onResults,
    onError,
    async measure(turn, tell, put) {
      const prepared = await turn.wait(prepareToMeasure(context, network, plain()));
      const ways = others();
      const noise = corruption();
      return oneByOne(
        [...WAYS],
        (way, soFar, count) => {
          const by = ways[way] ?? { network: prepared.which };
          /** @type {import('../../generated/protocol.js').Subject} */
          const subject = 'digits';
          const measure = { by, subject, corruption: noise, soFar: soFar, count };
          return turn.ask({ denoise: { measure } }, { on: way === 'network' ? prepared.home : 'cpu' });
        },
        tell,
        (way, { mse, psnr }) => put(way, { mse, psnr }),
      );
    },
  });
}

/**
 * What the whole table says.
 * @param {Record<string, Result>} results
 * @param {Corruption} corruption
 */
function sentence(results, { noise, level }) {
  const errors = /** @type {Record<import('./verdict.js').Way, number>} */ (
    Object.fromEntries(WAYS.map((way) => [way, results[way].mse]))
  );
  const { says, rival } = verdict(errors);
  const of = (/** @type {import('./verdict.js').Way} */ way) => number(errors[way], 4);
  return t(`denoise.says.${says}`, {
    noise: noiseWords(noise, level),
    best: t(`denoise.way.${rival}`),
    least: of(rival),
    own: of('network'),
    noisy: of('noisy'),
  });
}
