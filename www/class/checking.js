import { trainWhole } from '../lab-kit/whole-run.js';
import { configOf } from './training.js';

/**
 * Maximum relative difference of the errors of two honest machines. Relaxed SIMD and WebGPU round the last digit
 * differently, and training amplifies that: by the end of these runs to at most 0.0005 (seeds 1 to 10 on the plain CPU
 * engine, on the relaxed one and four of them on WebGPU; bottlenecks 1 to 6). Twice as many epochs would have needed fifty
 * times as much.
 */
export const LIMIT = 0.01;

/** @param {number} said @param {number} computed */
export const isHonest = (said, computed) => Math.abs(said - computed) <= LIMIT * computed;

/**
 * Repeats a student's run.
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
 * Recomputes some lines in turn.
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
