/** Who is compared, in the order of the tables. */
export const WAYS = /** @type {const} */ (['network', 'iterated', 'pca', 'mean']);

/** @typedef {typeof WAYS[number]} Way */

/** Errors that differ by less are a tie, whoever is ahead: other samples could turn it. */
const TIE = 1.05;

/**
 * What errors over the test digits come to: the network wins, is level with the best of the others, or loses to it.
 * @param {Record<Way, number>} errors
 * @returns {{ says: 'network' | 'tie' | 'other', rival: Way }}
 */
export function verdict(errors) {
  const others = WAYS.filter((way) => way !== 'network');
  const rival = others.reduce((least, way) => (errors[way] < errors[least] ? way : least));
  const [own, least] = [errors.network, errors[rival]];
  if (Math.max(own, least) <= TIE * Math.min(own, least)) return { says: 'tie', rival };
  return { says: own < least ? 'network' : 'other', rival };
}
