/** Errors that differ by less are a tie, whoever is ahead: other samples could turn it. */
export const TIE = 1.05;

/**
 * What errors over the test digits come to: the network wins, is level with the best of the others, or loses to it.
 * @template {string} Way
 * @param {Record<Way | 'network', number>} errors
 * @returns {{ says: 'network' | 'tie' | 'other', rival: Exclude<Way, 'network'> }}
 */
export function judge(errors) {
  const others = /** @type {Exclude<Way, 'network'>[]} */ (
    Object.keys(errors).filter((way) => way !== 'network')
  );
  const rival = others.reduce((least, way) => (errors[way] < errors[least] ? way : least));
  const [own, least] = [errors.network, errors[rival]];
  if (Math.max(own, least) <= TIE * Math.min(own, least)) return { says: 'tie', rival };
  return { says: own < least ? 'network' : 'other', rival };
}
