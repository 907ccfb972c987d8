import { errorText } from '../i18n/index.js';

const QUIET = ['fatal', 'left'];

/**
 * Says what went wrong; a crash has its own screen, a lab that has been left says nothing.
 * @param {import('./types.js').LabContext} context
 * @param {unknown} error
 */
export function sayError(context, error) {
  if (!QUIET.includes(/** @type {any} */ (error)?.kind)) context.say(errorText(error), 'error');
}
