/**
 * @typedef {import('../../generated/protocol.js').NeighborsSpace} Space
 * @typedef {[number, number]} Known accuracy, and milliseconds per sample
 *
 * @typedef {object} Measurements the contents of `measured.json`
 * @property {string} machine
 * @property {Record<string, { samples: number, of: Record<string, Record<string, Record<Space, Known>>> }>} data by network,
 *   then by k
 */

/**
 * Results measured before the page was built, if any.
 * @param {Measurements | null} measured
 * @param {{ data: string, network: string, k: number }} about
 * @returns {Partial<Record<Space, import('./findings.js').Result>>}
 */
export function precomputed(measured, { data, network, k }) {
  const { samples = 0, of = {} } = measured?.data[data] ?? {};
  const entries = Object.entries(of[network]?.[k] ?? {});
  return Object.fromEntries(
    entries.map(([space, [accuracy, ms]]) => [space, { accuracy, ms: ms * samples, samples }]),
  );
}
