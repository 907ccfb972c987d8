import { number, t } from '../../i18n/index.js';

/** @typedef {import('../../generated/protocol.js').Noise} Noise */

/**
 * How strong it is: of Gaussian noise the standard deviation, of the others the share of what they replace.
 * @param {Noise} noise @param {number} level
 */
export const levelWords = (noise, level) =>
  noise === 'gaussian'
    ? t('denoise.level.sigma', { level: number(level, 2) })
    : t('denoise.level.share', { percent: number(100 * level, 0) });

/** A noise with its strength, within a sentence. @param {Noise} noise @param {number} level */
export const noiseWords = (noise, level) =>
  t('denoise.noiseOf', { noise: t(`denoise.noise.${noise}`), level: levelWords(noise, level) });
