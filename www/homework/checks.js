import { number, significant, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { queryOf } from '../link-text.js';
import { readAnswers } from './answer.js';
import { isSame, lending, parametersOf, retrain } from './recompute.js';
import { conditions, readTask, usualOf } from './task.js';

/**
 * @typedef {import('./task.js').Task} Task
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {object} CheckedAnswer an answer, and the result of recomputing it
 * @property {string} line
 * @property {string} who text before it in the chat
 * @property {Answer} answer
 * @property {import('./task.js').Condition[]} conditions according to the line
 * @property {{ mse: number, isSame: boolean } | null} again
 */

/** Maximum length of the text shown before a line. */
const LONGEST_BEFORE = 40;

/** @param {string} link @returns {Task | null} */
export const taskOfLink = (link) => {
  const at = link.indexOf('?');
  return at < 0 ? null : readTask(queryOf(link.slice(at)).get('task') ?? '');
};

/**
 * Finds and checks the answers to a homework in a pasted chat.
 * @param {import('../engine/client.js').Engine} engine
 * @param {Task} task
 * @param {string} text
 */
export async function checkChat(engine, task, text) {
  const { answers, ...others } = readAnswers(task, text);
  /** @type {CheckedAnswer[]} */
  const rows = [];
  for (const { line, answer } of answers) {
    const { config, epochs, mse, seconds } = answer;
    const parameters = await parametersOf(engine, config).catch(() => Infinity); // settings that cannot work
    const steps = epochs * Math.floor(config.images / config.batchSize);
    const results = conditions(task, { mse, parameters, steps, seconds });
    rows.push({ line, answer, conditions: results, again: null, who: whoBefore(text, line) });
  }
  return { rows, ...others };
}

/** The text before a line: usually the sender's name. @param {string} text @param {string} line */
function whoBefore(text, line) {
  const at = text.indexOf(line);
  if (at < 0) return '';
  const start = text.lastIndexOf('\n', at) + 1;
  return text.slice(start, at).replace(/\s+/g, ' ').trim().slice(-LONGEST_BEFORE);
}

/**
 * Trains each run again, in turn.
 * @param {{ engine: import('../engine/client.js').Engine, run: import('../engine/training.js').TrainingRun }} page
 * @param {Task} task
 * @param {CheckedAnswer[]} rows
 * @param {AbortSignal} signal
 * @param {(share: number) => void} tell
 * @param {() => void} onRow called after each run
 */
export function computeAgain({ engine, run }, task, rows, signal, tell, onRow) {
  return lending(run, async () => {
    for (const [index, row] of rows.entries()) {
      const report = (/** @type {number} */ share) => tell((index + share) / rows.length);
      const { config, mse: said, seconds } = row.answer;
      const { mse, parameters, steps } = await retrain(engine, config, report, signal);
      row.again = { mse, isSame: isSame(said, mse, task.limits.mse) };
      row.conditions = conditions(task, { mse: said, parameters, steps, seconds });
      onRow();
    }
  });
}

/** Whether an answer is confirmed: it fulfils the task, and recomputing it gives the same error. @param {CheckedAnswer} row */
export const holds = ({ conditions: found, again }) =>
  found.every((condition) => condition.holds) && again?.isSame !== false;

/** @param {Task} task @param {CheckedAnswer[]} rows */
export function answerTable(task, rows) {
  const heads = ['who', 'changes', 'limits', 'again', 'verdict'];
  return h(
    'table',
    { class: 'number-table work-table', 'data-view': 'homework-answers' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map((key) => h('th', { scope: 'col' }, t(`homework.head.${key}`))),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) => answerRow(task, row)),
    ),
  );
}

/** @param {Task} task @param {CheckedAnswer} row */
function answerRow(task, row) {
  const { who, line, answer, conditions: results, again } = row;
  const usual = usualOf(task);
  const config = /** @type {Record<string, any>} */ (/** @type {unknown} */ (answer.config));
  const changes = Object.keys(usual).filter((id) => String(config[id]) !== String(usual[id]));
  const verdict = holds(row) ? (again ? 'holds' : 'says') : again?.isSame === false ? 'forged' : 'fails';
  return h(
    'tr',
    { 'data-verdict': verdict },
    h('th', { scope: 'row', title: line }, who || `${line.slice(0, 19)}…`),
    h('td', {}, changes.map((id) => `${t(`control.${id}`)}: ${valueText(config[id])}`).join('; ') || '–'),
    h(
      'td',
      {},
      results
        .map(({ limit, value }) => `${t(`homework.short.${limit}`)} ${limitText(limit, value)}`)
        .join('; '),
    ),
    h('td', {}, again ? significant(again.mse, 3) : '–'),
    h('td', {}, t(`homework.verdict.${verdict}`)),
  );
}

/** @param {string} limit @param {number} value */
const limitText = (limit, value) => (limit === 'mse' ? significant(value, 3) : number(value, 0));

/** @param {unknown} value */
const valueText = (value) => (typeof value === 'number' ? significant(value) : String(value) || '–');
