/** Errors within this factor are a tie: other samples could reverse their order. */
export const TIE = 1.05;

/**
 * Verdict on errors over the test digits: the network wins, ties with the best of the others, or loses to it.
 * @template {string} Method
 * @param {Record<Method | 'network', number>} errors
 * @returns {{ says: 'network' | 'tie' | 'other', rival: Exclude<Method, 'network'> }}
 */
export function compareErrors(errors) {
  const others = /** @type {Exclude<Method, 'network'>[]} */ (
    Object.keys(errors).filter((way) => way !== 'network')
  );
  const rival = others.reduce((least, way) => (errors[way] < errors[least] ? way : least));
  const [network, least] = [errors.network, errors[rival]];
  if (Math.max(network, least) <= TIE * Math.min(network, least)) return { says: 'tie', rival };
  return { says: network < least ? 'network' : 'other', rival };
}
