import { errorText } from '../i18n/index.js';

const QUIET = ['fatal', 'left', 'stale'];

/** Whether an error needs no message: a crash has its own screen, and the other kinds reach callers that no longer want an answer. @param {unknown} error */
export const isQuiet = (error) => QUIET.includes(/** @type {any} */ (error)?.kind);

/**
 * Shows an error message.
 * @param {import('./types.js').LabContext} context
 * @param {unknown} error
 */
export function showError(context, error) {
  if (!isQuiet(error)) context.say(errorText(error), 'error');
}
