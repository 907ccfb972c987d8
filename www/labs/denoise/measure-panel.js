import { number, t } from '../../i18n/index.js';
import { TestMeasure, oneByOne } from '../../lab-kit/test-measure.js';
import { COMPONENTS } from '../../lab-kit/method-comparison.js';
import { noiseWords } from './noise-words.js';
import { METHODS, verdict } from './verdict.js';

/**
 * @typedef {import('../../generated/protocol.js').Denoiser} By
 * @typedef {import('../../generated/protocol.js').Corruption} Corruption
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 */

/**
 * Errors of each method over all test images.
 * @param {object} options
 * @param {import('../../lab-kit/types.js').LabContext} options.context
 * @param {import('../../lab-kit/method-comparison.js').MethodComparison} options.methodComparison
 * @param {() => Corruption} options.corruption
 * @param {() => Record<string, Result> | null} options.beforehand
 * @param {(results: Record<string, Result>) => void} options.onResults
 * @param {(error: unknown) => void} options.onError
 */
export function measurePanel({ context, methodComparison, corruption, beforehand, onResults, onError }) {
  /** @type {() => Record<string, By>} */
  const others = () => ({
    noisy: 'nobody',
    plain: { network: { model: methodComparison.plain } },
    pca: 'pca',
    median: 'median',
    blur: 'blur',
  });

  return new TestMeasure({
    engine: context.engine,
    run: context.run,
    title: t('denoise.comparison'),
    name: t('measure.method'),
    hint: t('denoise.comparisonHint'),
    entries: METHODS.map((id) => ({
      id,
      name: t(id === 'network' ? 'denoise.method.denoiser' : `denoise.method.${id}`, {
        components: COMPONENTS,
      }),
    })),
    columns: [
      { id: 'mse', name: t('measure.mse'), digits: 4 },
      { id: 'psnr', name: t('denoise.psnr'), digits: 1 },
    ],
    file: t('denoise.file.measured'),
    about: () => {
      const { noise, level, seed } = corruption();
      return { network: methodComparison.network.name, noise, level, seed, ...methodComparison.about };
    },
    sentence: (results) => sentence(results, corruption(), methodComparison.components),
    beforehand,
    source: t('denoise.beforehand'),
    onResults,
    onError,
    async measure(turn, tell, put) {
      const prepared = await turn.wait(methodComparison.prepareToMeasure());
      const ways = others();
      const noise = corruption();
      return oneByOne(
        [...METHODS],
        (way, soFar, count) => {
          const by = ways[way] ?? { network: prepared.which };
          const measure = {
            by,
            subject: methodComparison.data.subject,
            corruption: noise,
            soFar: soFar,
            count,
          };
          return turn.ask({ denoise: { measure } }, { on: way === 'network' ? prepared.home : 'cpu' });
        },
        tell,
        (way, { mse, psnr, of }) => put(way, { mse, psnr, images: of }),
      );
    },
  });
}

/**
 * A sentence about the complete table.
 * @param {Record<string, Result>} results
 * @param {Corruption} corruption
 * @param {number} components of PCA
 */
function sentence(results, { noise, level }, components) {
  const errors = /** @type {Record<import('./verdict.js').Method, number>} */ (
    Object.fromEntries(METHODS.map((way) => [way, results[way].mse]))
  );
  const { says, rival } = verdict(errors);
  const of = (/** @type {import('./verdict.js').Method} */ way) => number(errors[way], 4);
  return t(`denoise.verdict.${says}`, {
    images: number(results.network.images),
    noise: noiseWords(noise, level),
    best: t(`denoise.method.${rival}`, { components }),
    least: of(rival),
    network: of('network'),
    noisy: of('noisy'),
  });
}
