import { isQuiet, showError } from '../../lab-kit/show-error.js';

/**
 * Errors of a view that asks repeatedly during a run: each failure is reported once until a reply arrives. A lost
 * device has its own notice, and the run continues on another backend.
 * @param {import('../../lab-kit/types.js').LabContext} context
 */
export function viewErrors(context) {
  let isSaid = false;
  return {
    /** A reply has arrived. */
    clear() {
      isSaid = false;
    },
    /** @param {unknown} error */
    say(error) {
      if (isSaid || isQuiet(error) || /** @type {any} */ (error)?.kind === 'device') return;
      isSaid = true;
      showError(context, error);
    },
  };
}
