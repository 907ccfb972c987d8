import { countOf } from '../../lab-kit/classes.js';
import { WAYS } from './ways.js';

/**
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 * @typedef {{ rounds: number, errors: Record<string, number[]> }} Measured by what is missing: the error of each way
 */

/**
 * What was measured on the test digits with a kind of hole before the page was made. Of a network that is trained here, and of the one that is
 * iterated beside it, nothing can be.
 * @param {Measured | null} measured
 * @param {{ hidden: string, share: number, rounds: number }} settings
 * @param {boolean} isRun
 * @returns {Record<string, Result> | null}
 */
export function beforehand(measured, { hidden, share, rounds }, isRun) {
  const found = measured?.errors[hidden === 'pixels' ? `pixels ${share}` : hidden];
  if (!found || rounds !== measured?.rounds) return null;
  const known = WAYS.map(
    (way, at) => /** @type {const} */ ([way, { mse: found[at], images: countOf('digitsTest') }]),
  );
  return Object.fromEntries(known.filter(([way]) => !isRun || (way !== 'network' && way !== 'iterated')));
}
