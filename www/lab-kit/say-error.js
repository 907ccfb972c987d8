import { errorText } from '../i18n/index.js';

const QUIET = ['fatal', 'left', 'stale'];

/** Whether an error needs no words: a crash has its own screen, and the others come to those who want no answer any more. @param {unknown} error */
export const isQuiet = (error) => QUIET.includes(/** @type {any} */ (error)?.kind);

/**
 * Says what went wrong.
 * @param {import('./types.js').LabContext} context
 * @param {unknown} error
 */
export function sayError(context, error) {
  if (!isQuiet(error)) context.say(errorText(error), 'error');
}
