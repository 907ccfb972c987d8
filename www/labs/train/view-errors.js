import { isQuiet, sayError } from '../../lab-kit/say-error.js';

/**
 * The errors of a view that asks again and again while a run goes on: each failure is said once, until there is an answer.
 * A lost device has a notice of its own, and the run answers again where it has moved.
 * @param {import('../../lab-kit/types.js').LabContext} context
 */
export function viewErrors(context) {
  let isSaid = false;
  return {
    /** There was an answer. */
    clear() {
      isSaid = false;
    },
    /** @param {unknown} error */
    say(error) {
      if (isSaid || isQuiet(error) || /** @type {any} */ (error)?.kind === 'device') return;
      isSaid = true;
      sayError(context, error);
    },
  };
}
