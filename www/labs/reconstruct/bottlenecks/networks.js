import { usualSettings } from '../../../router.js';
import { borrowing, trainWhole } from '../../../lab-kit/whole-run.js';
import { HERE, SIZES, modelOf } from './sizes.js';

/**
 * @typedef {import('../../../engine/turns.js').Turn} Turn
 * @typedef {import('../../../generated/protocol.js').Errors} Errors
 */

/**
 * Errors of a model on all test images.
 * @param {Turn} turn
 * @param {string} model
 * @param {import('../../../generated/protocol.js').DataSet} set
 * @returns {Promise<Errors>}
 */
export async function surveyOf(turn, model, set) {
  const question = { network: { model }, set };
  return (await turn.ask({ reconstruct: { survey: question } })).errors;
}

/**
 * Trains a network of each size, the smallest code first, with the page's run, and restores the run afterwards.
 * @param {import('../../../lab-kit/types.js').LabContext} context
 * @param {Turn} turn
 * @param {(share: number) => void} tell progress, 0 to 1
 * @param {(size: number) => Promise<unknown>} onTrained the network of this size can be asked
 */
export function trainAll({ run }, turn, tell, onTrained) {
  return borrowing(run, async () => {
    for (const [at, size] of SIZES.entries()) {
      const config = { ...usualSettings(), ...HERE, hidden: [HERE.hidden], dCode: size };
      const onShare = (/** @type {number} */ share) => tell((at + share) / SIZES.length);
      await trainWhole(run, /** @type {any} */ (config), onShare, turn.signal);
      const bytes = await run.model();
      await turn.ask({ engine: { loadModel: { name: modelOf(size, true), bytes } } });
      await onTrained(size);
    }
  });
}
