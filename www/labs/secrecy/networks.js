import { defaultsOf } from '../../router.js';

/** The shipped networks: the sender's, and its twin from another seed. @type {Record<string, string>} */
export const MODELS = { right: 'digits-32', twin: 'digits-32-twin' };

/** The sender's network, for a question. */
export const RIGHT = { model: MODELS.right };

/** Their code size: both have the default architecture. */
export const D = Number(defaultsOf('train').dCode);

/** Concatenates arrays of equal length. @param {Float32Array[]} parts */
export function joined(parts) {
  const length = parts[0]?.length ?? 0;
  const whole = new Float32Array(parts.length * length);
  parts.forEach((part, index) => whole.set(part, index * length));
  return whole;
}
