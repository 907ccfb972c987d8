import { t } from '../../i18n/index.js';

/** The largest file that may be a lecture; a whole course has some hundred kilobytes. */
export const LARGEST = 2e6;

/**
 * A score out of its file.
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

/** So many signs of the text before the fault stand in a message that quotes it. */
const QUOTED = 10;

/**
 * The line that a browser's message is about: it names the line, or how many signs come before, or quotes what is around; where it
 * does none of that, the text has ended too early.
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

/** Whether a text in JSON is meant as a lecture, be it a broken one. @param {string} text */
export const isLecture = (text) => /^\s*\{/.test(text) && /"scenes"\s*:\s*\[/.test(text);
