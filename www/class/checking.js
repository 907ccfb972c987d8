import { configOf, trainWhole } from './training.js';

/** LIMIT: to be measured */
export const LIMIT = 0.02;

/** @param {number} said @param {number} computed */
export const isHonest = (said, computed) => Math.abs(said - computed) <= LIMIT * computed;

/**
 * A student's run once more.
 * @param {import('./training.js').Settings} settings of the experiment
 * @returns {NonNullable<import('./types.js').Experiment['recompute']>}
 */
export const retraining =
  (settings) =>
  async ({ run }, values, tell, signal) => {
    const { number, d } = values;
    return isHonest(values.mse, await trainWhole(run, configOf({ number, d }, settings), tell, signal));
  };

/**
 * Computes some lines anew, one after the other.
 * @param {import('./line.js').Line[]} lines
 * @param {(values: import('./line.js').Values, tell: (share: number) => void) => Promise<boolean>} recompute
 * @param {(share: number) => void} tell
 * @param {(line: import('./line.js').Line, isSame: boolean) => void} onVerdict
 */
export async function checkLines(lines, recompute, tell, onVerdict) {
  for (const [index, line] of lines.entries()) {
    const isSame = await recompute(line.values, (share) => tell((index + share) / lines.length));
    onVerdict(line, isSame);
    tell((index + 1) / lines.length);
  }
}
