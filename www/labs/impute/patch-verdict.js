import { TIE } from '../../lab-kit/compare-errors.js';

/** Methods in table order. */
export const PATCH_METHODS = /** @type {const} */ (['filler', 'iterated', 'pca', 'mean']);

/** @typedef {typeof PATCH_METHODS[number]} PatchWay */

/** A method whose error exceeds the mean's by this factor has diverged. */
const AWAY = 2;

/**
 * The verdict on the test errors: the best method, or several if they are tied, and the diverged ones.
 * @param {Record<PatchWay, number>} errors
 * @returns {{ best: PatchWay[], away: PatchWay[] }}
 */
export function patchVerdict(errors) {
  const least = Math.min(...PATCH_METHODS.map((way) => errors[way]));
  return {
    best: PATCH_METHODS.filter((way) => errors[way] <= TIE * least),
    away: PATCH_METHODS.filter((way) => errors[way] > AWAY * errors.mean),
  };
}
