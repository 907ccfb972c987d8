import { countOf } from '../../lab-kit/classes.js';
import { WAYS } from './verdict.js';

/**
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 * @typedef {Record<string, Record<string, [number, number][]>>} Measured by the noise and its level: error and PSNR of each way
 */

/**
 * What was measured with a noise on the test digits before the page was made. Of a network that is trained here, and of the one that it is
 * compared with, nothing can be.
 * @param {Measured | null} measured
 * @param {import('../../generated/protocol.js').Corruption} corruption of another seed the errors are the same to the digits that count
 * @param {boolean} isRun
 * @returns {Record<string, Result> | null}
 */
export function beforehand(measured, { noise, level }, isRun) {
  const found = measured?.[noise]?.[String(level)];
  if (!found) return null;
  const known = WAYS.map(
    (way, at) =>
      /** @type {const} */ ([way, { mse: found[at][0], psnr: found[at][1], images: countOf('digitsTest') }]),
  );
  return Object.fromEntries(known.filter(([way]) => !isRun || (way !== 'network' && way !== 'plain')));
}
