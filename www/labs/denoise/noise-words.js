import { number, t } from '../../i18n/index.js';

/** @typedef {import('../../generated/protocol.js').Noise} Noise */

/**
 * The noise level in words: standard deviation of Gaussian noise, otherwise the fraction of replaced pixels.
 * @param {Noise} noise @param {number} level
 */
export const levelWords = (noise, level) =>
  noise === 'gaussian'
    ? t('denoise.level.sigma', { level: number(level, 2) })
    : t('denoise.level.share', { percent: number(100 * level, 0) });

/** A noise with its level, for use within a sentence. @param {Noise} noise @param {number} level */
export const noiseWords = (noise, level) =>
  t('denoise.noiseOf', { noise: t(`denoise.noise.${noise}`), level: levelWords(noise, level) });
