import { countOf } from '../../lab-kit/classes.js';
import { METHODS } from './methods.js';

/**
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 * @typedef {{ rounds: number, errors: Record<string, number[]> }} Measurements error of each method, by kind of hole
 */

/**
 * Test results for a kind of hole, measured before the page was built. Not available for a run of this page and the network
 * iterated beside it.
 * @param {Measurements | null} measured
 * @param {{ hidden: string, share: number, rounds: number }} settings
 * @param {boolean} isRun
 * @returns {Record<string, Result> | null}
 */
export function precomputed(measured, { hidden, share, rounds }, isRun) {
  const figures = measured?.errors[hidden === 'pixels' ? `pixels ${share}` : hidden];
  if (!figures || rounds !== measured?.rounds) return null;
  const known = METHODS.map(
    (way, at) => /** @type {const} */ ([way, { mse: figures[at], images: countOf('digitsTest') }]),
  );
  return Object.fromEntries(known.filter(([way]) => !isRun || (way !== 'network' && way !== 'iterated')));
}
