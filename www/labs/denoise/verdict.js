import { judge } from '../../lab-kit/judge.js';

/** @typedef {'waiting' | 'clean' | 'same' | 'otherLevel' | 'otherNoise'} Mismatch how the noise differs from the one that the network was trained with */

/** Who is compared, in the order of the stage. */
export const WAYS = /** @type {const} */ (['noisy', 'network', 'plain', 'pca', 'median', 'blur']);

/** @typedef {typeof WAYS[number]} Way */

/**
 * What errors over the test digits come to; where the network loses to the noisy image itself, everybody spoils more than is
 * mended.
 * @param {Record<Way, number>} errors
 * @returns {{ says: 'network' | 'tie' | 'noisy' | 'other', rival: Way }}
 */
export function verdict(errors) {
  const { says, rival } = judge(errors);
  return { says: says === 'other' && rival === 'noisy' ? 'noisy' : says, rival };
}
