import { ascii, fixed, whole } from '../class/fields.js';
import { NUMBERS } from '../class/kinds.js';
import { readChat, writeLine } from '../class/line.js';
import { parseValue } from '../router.js';
import { settings, usualOf, writeTask } from './task.js';

/**
 * An answer to a homework as a line: the student's changes, the number of epochs, and the error. It contains no name.
 *
 * @typedef {import('./task.js').Task} Task
 * @typedef {{ config: import('../generated/protocol.js').TrainConfig, epochs: number, mse: number, seconds: number }} Answer
 */

/** Maximum length of the changes in characters; more do not fit into a line. */
const LONGEST_CHANGES = 88;

/** @type {import('../class/line.js').Kind} */
const KIND = {
  number: NUMBERS.homework,
  version: 1,
  fields: {
    epochs: whole(1, 200),
    mse: fixed(0, 0.26, 6),
    seconds: whole(0, 65_535),
    changes: ascii(LONGEST_CHANGES),
  },
};

/** Distinguishes lines of other homework, and of pages with other settings. @param {Task} task */
const groupOf = (task) =>
  [
    writeTask(task),
    ...settings().map((control) => [control.id, 'options' in control ? control.options : '']),
  ].join();

/**
 * @param {Task} task
 * @param {Answer} answer
 * @returns {string | null} null if the changes do not fit into a line
 */
export function writeAnswer(task, { config, epochs, mse, seconds }) {
  const changes = changesOf(task, /** @type {any} */ (config));
  if (changes.length > LONGEST_CHANGES) return null;
  return writeLine(
    KIND,
    { epochs, mse, seconds: Math.min(65_535, Math.ceil(seconds)), changes },
    groupOf(task),
  );
}

/** @param {Task} task @param {Record<string, any>} config */
function changesOf(task, config) {
  const usual = usualOf(task);
  const changed = settings().filter(({ id }) => id !== 'epochs' && String(config[id]) !== String(usual[id]));
  return changed.map(({ id }) => `${id}=${String(config[id]) || 'none'}`).join('&');
}

/**
 * Finds the answers in a whole chat.
 * @param {Task} task
 * @param {string} text
 */
export function readAnswers(task, text) {
  const { lines, damaged, ...others } = readChat(text, KIND, groupOf(task));
  const answers = lines.map(({ values, text: line }) => ({ line, answer: answerOf(task, values) }));
  const isSound = (/** @type {typeof answers[number]} */ one) => one.answer !== null;
  return {
    ...others,
    answers: /** @type {{ line: string, answer: Answer }[]} */ (answers.filter(isSound)),
    damaged: [...damaged, ...answers.filter((one) => !isSound(one)).map(({ line }) => line)],
  };
}

/** @param {Task} task @param {import('../class/line.js').Values} values @returns {Answer | null} null if its settings are invalid */
function answerOf(task, { epochs, mse, seconds, changes }) {
  /** @type {Record<string, any>} */
  const config = { ...usualOf(task), epochs };
  for (const [id, text] of new URLSearchParams(changes)) {
    const control = settings().find((setting) => setting.id === id);
    const value = control && parseValue(control, text);
    if (value === undefined) return null;
    config[id] = value;
  }
  return { config: /** @type {any} */ (config), epochs, mse, seconds };
}
