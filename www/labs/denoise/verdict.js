import { compareErrors } from '../../lab-kit/compare-errors.js';

/** @typedef {'waiting' | 'clean' | 'same' | 'otherLevel' | 'otherNoise'} Mismatch how the noise differs from the training noise */

/** The compared methods, in the order of the stage. */
export const METHODS = /** @type {const} */ (['noisy', 'network', 'plain', 'pca', 'median', 'blur']);

/** @typedef {typeof METHODS[number]} Method */

/**
 * The verdict on the test errors. If the network loses to the noisy image, removing the noise does more harm than good.
 * @param {Record<Method, number>} errors
 * @returns {{ says: 'network' | 'tie' | 'noisy' | 'other', rival: Method }}
 */
export function verdict(errors) {
  const { says, rival } = compareErrors(errors);
  return { says: says === 'other' && rival === 'noisy' ? 'noisy' : says, rival };
}
