import { countOf } from '../../lab-kit/classes.js';
import { METHODS } from './verdict.js';

/**
 * @typedef {import('../../views/charts/result-table.js').Result} Result
 * @typedef {Record<string, Record<string, [number, number][]>>} Measurements error and PSNR of each method, by noise and level
 */

/**
 * Test results for a noise, measured before the page was built. Not available for a run of this page and the network it is
 * compared with.
 * @param {Measurements | null} measured
 * @param {import('../../generated/protocol.js').Corruption} corruption its seed does not change the significant digits
 * @param {boolean} isRun
 * @returns {Record<string, Result> | null}
 */
export function precomputed(measured, { noise, level }, isRun) {
  const figures = measured?.[noise]?.[String(level)];
  if (!figures) return null;
  const known = METHODS.map(
    (way, at) =>
      /** @type {const} */ ([
        way,
        { mse: figures[at][0], psnr: figures[at][1], images: countOf('digitsTest') },
      ]),
  );
  return Object.fromEntries(known.filter(([way]) => !isRun || (way !== 'network' && way !== 'plain')));
}
