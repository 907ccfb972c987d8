import { TIE } from '../../lab-kit/judge.js';

/** In the order of the tables. */
export const PATCH_WAYS = /** @type {const} */ (['filler', 'iterated', 'pca', 'mean']);

/** @typedef {typeof PATCH_WAYS[number]} PatchWay */

/** A way whose error is so many times the mean's has run away. */
const AWAY = 2;

/**
 * What errors over the test patches come to: which ways have the least, one alone or several that are level, and which have
 * run away.
 * @param {Record<PatchWay, number>} errors
 * @returns {{ best: PatchWay[], away: PatchWay[] }}
 */
export function patchVerdict(errors) {
  const least = Math.min(...PATCH_WAYS.map((way) => errors[way]));
  return {
    best: PATCH_WAYS.filter((way) => errors[way] <= TIE * least),
    away: PATCH_WAYS.filter((way) => errors[way] > AWAY * errors.mean),
  };
}
