import { TIE } from '../../lab-kit/judge.js';
import { tenths } from '../../lab-kit/shares.js';

/**
 * Which of the two reductions loses less: told of the shares as they are written, so that the sentence and the figures beside
 * it agree. Who loses everything has learned nothing yet.
 * @param {number} own share of the variance that the autoencoder loses, 0..1 and above
 * @param {number} pca
 * @returns {'less' | 'same' | 'more' | 'everything'}
 */
export function verdict(own, pca) {
  const [lost, linear] = [own, pca].map(tenths);
  if (!(lost < 1000)) return 'everything';
  if (lost === linear || Math.max(lost, linear) <= TIE * Math.min(lost, linear)) return 'same';
  return lost < linear ? 'less' : 'more';
}
