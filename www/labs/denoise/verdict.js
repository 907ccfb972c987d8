/** @typedef {'waiting' | 'clean' | 'same' | 'otherLevel' | 'otherNoise'} Mismatch how the noise differs from the one that the network was trained with */

/** Who is compared, in the order of the stage. */
export const WAYS = /** @type {const} */ (['noisy', 'network', 'plain', 'pca', 'median', 'blur']);

/** @typedef {typeof WAYS[number]} Way */

/** Errors that differ by less are a tie, whoever is ahead: other samples could turn it. */
const TIE = 1.05;

/**
 * What errors over the test digits come to: the network wins, is level with the best of the others, or loses to it; where
 * that is the noisy image itself, everybody spoils more than is mended.
 * @param {Record<Way, number>} errors
 * @returns {{ says: 'network' | 'tie' | 'noisy' | 'other', rival: Way }}
 */
export function verdict(errors) {
  const others = WAYS.filter((way) => way !== 'network');
  const rival = others.reduce((least, way) => (errors[way] < errors[least] ? way : least));
  const [own, least] = [errors.network, errors[rival]];
  if (Math.max(own, least) <= TIE * Math.min(own, least)) return { says: 'tie', rival };
  if (own < least) return { says: 'network', rival };
  return { says: rival === 'noisy' ? 'noisy' : 'other', rival };
}
