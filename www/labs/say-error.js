import { errorText } from '../i18n/index.js';

/**
 * Says what went wrong; a crash has its own screen.
 * @param {import('./types.js').LabContext} context
 * @param {unknown} error
 */
export function sayError(context, error) {
  if (/** @type {any} */ (error)?.kind !== 'fatal') context.say(errorText(error), 'error');
}
