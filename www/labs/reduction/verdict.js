import { TIE } from '../../lab-kit/compare-errors.js';
import { tenths } from '../../lab-kit/shares.js';

/**
 * Which reduction loses less, based on the rounded figures, so that the sentence agrees with them. A network that loses
 * everything has learned nothing yet.
 * @param {number} autoencoder fraction of the variance lost by the autoencoder, 0..1 or more
 * @param {number} pca
 * @returns {'less' | 'same' | 'more' | 'everything'}
 */
export function verdict(autoencoder, pca) {
  const [lost, linear] = [autoencoder, pca].map(tenths);
  if (!(lost < 1000)) return 'everything';
  if (lost === linear || Math.max(lost, linear) <= TIE * Math.min(lost, linear)) return 'same';
  return lost < linear ? 'less' : 'more';
}
