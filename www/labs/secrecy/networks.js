import { defaultsOf } from '../../router.js';

/** The shipped networks: the sender's, and one that learned the same from another start. @type {Record<string, string>} */
export const MODELS = { right: 'digits-32', twin: 'digits-32-twin' };

/** The sender's, for a question. */
export const RIGHT = { model: MODELS.right };

/** Numbers in a code of theirs: they were trained with the usual plan. */
export const D = Number(defaultsOf('train').dCode);

/** Arrays of the same length as one. @param {Float32Array[]} parts */
export function joined(parts) {
  const length = parts[0]?.length ?? 0;
  const whole = new Float32Array(parts.length * length);
  parts.forEach((part, index) => whole.set(part, index * length));
  return whole;
}
