import { t } from '../../i18n/index.js';

/** Maximum size of a lecture file; a whole course takes some hundred kilobytes. */
export const LARGEST = 2e6;

/**
 * Parses the file of a score.
 * @param {string} text
 * @param {string} name of the file
 * @returns {any}
 */
export function parseScore(text, name) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(t('lecture.notJson', { name, line: lineOf(text, String(error)) }), { cause: error });
  }
}

/** Number of characters before the fault in a message that quotes the text. */
const QUOTED = 10;

/**
 * The line of a browser's parse error: the message has the line, the character offset, or a quotation; otherwise the text
 * has ended too early.
 * @param {string} text @param {string} message
 */
function lineOf(text, message) {
  const [, line] = /line (\d+)/.exec(message) ?? [];
  if (line) return Number(line);
  const [, position] = /position (\d+)/.exec(message) ?? [];
  const [, cut, quoted = ''] = /, (\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON/s.exec(message) ?? [];
  const at = quoted ? text.indexOf(quoted) : -1;
  const before = position ? Number(position) : at < 0 ? text.length : at + (cut ? QUOTED : 0);
  return text.slice(0, before).trimEnd().split('\n').length;
}

/** Whether a JSON text is meant as a lecture, even if it is broken. @param {string} text */
export const isLecture = (text) => /^\s*\{/.test(text) && /"scenes"\s*:\s*\[/.test(text);
