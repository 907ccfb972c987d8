import { number, t } from '../../i18n/index.js';
import { TestMeasure, oneByOne, prepareToMeasure } from '../../lab-kit/test-measure.js';
import { noiseWords } from './noise-words.js';

/**
 * @typedef {import('../../generated/protocol.js').DenoiseBy} By
 * @typedef {import('../../generated/protocol.js').Corruption} Corruption
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 */

/** @typedef {'waiting' | 'clean' | 'same' | 'otherLevel' | 'otherNoise'} Mismatch */

/** In the order of the stage. */
const WAYS = /** @type {const} */ (['noisy', 'network', 'plain', 'pca', 'median', 'blur']);

/**
 * Each way over all test digits.
 * @param {object} options
 * @param {import('../../lab-kit/types.js').LabContext} options.context
 * @param {import('../../lab-kit/lab-network.js').LabNetwork} options.network
 * @param {() => string} options.plain the model that was trained without noise
 * @param {() => Corruption} options.corruption
 * @param {() => Mismatch} options.mismatch how this noise differs from the one that the network was trained with
 * @param {(error: unknown) => void} options.onError
 */
export function measurePanel({ context, network, plain, corruption, mismatch, onError }) {
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
    file: `${t('denoise.file.measured')}.csv`,
    about: () => {
      const { noise, level, seed } = corruption();
      return { network: network.name, noise, level, seed };
    },
    sentence: (results) => says(results, corruption(), mismatch()),
    onError,
    async measure(turn, tell, put) {
      const prepared = await turn.wait(prepareToMeasure(context, network, plain()));
      const ways = others();
      const noise = corruption();
      return oneByOne(
        [...WAYS],
        (way, soFar, count) => {
          const by = ways[way] ?? { network: prepared.which };
          const measure = { by, corruption: noise, soFar: soFar, count };
          return turn.ask({ denoise: { measure } }, { on: way === 'network' ? prepared.home : 'cpu' });
        },
        tell,
        (way, { mse, psnr }) => put(way, { mse, psnr }),
      );
    },
  });
}

/** Errors that differ by less are a tie: other samples could turn it. */
const TIE = 1.05;

/**
 * What the whole table says.
 * @param {Record<string, Result>} results
 * @param {Corruption} corruption
 * @param {Mismatch} mismatch
 */
function says(results, { noise, level }, mismatch) {
  const best = WAYS.reduce((least, way) => (results[way].mse < results[least].mse ? way : least));
  const of = (/** @type {string} */ way) => number(results[way].mse, 4);
  const words = {
    noise: noiseWords(noise, level),
    best: t(`denoise.way.${best}`),
    least: of(best),
    own: of('network'),
    plain: of('plain'),
    noisy: of('noisy'),
  };
  const isTie = best !== 'network' && results.network.mse < TIE * results[best].mse;
  if (isTie) return t('denoise.says.tie', words);
  if (best === 'network' || best === 'noisy') return t(`denoise.says.${best}`, words);
  return t(`denoise.other.${mismatch}`, words);
}
