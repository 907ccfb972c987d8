import { number } from '../i18n/index.js';

/**
 * What the loss chart draws of a run.
 *
 * @typedef {'cost' | 'mse'} Metric
 * @typedef {import('../engine/training.js').TrainingRun} Run
 * @typedef {{ run: Run, metric: Metric, log: boolean }} Shown
 */

/** Each point of the smoothed curve takes this share of the newest loss; at the start, where it falls steeply, more. */
const SMOOTHING = 0.1;
/** More points than this are thinned: there are no more pixels. */
const MOST_POINTS = 1500;

/**
 * Columns: step, raw loss, smoothed loss, test.
 * @param {Shown} shown
 * @returns {import('uplot').AlignedData}
 */
export function chartColumns({ run: { losses, evaluations }, metric }) {
  const tests = new Map(evaluations.map((evaluation) => [evaluation.step, evaluation[metric]]));
  const stride = Math.max(1, Math.ceil(losses.length / MOST_POINTS));
  /** @type {number[]} */
  const steps = [];
  /** @type {(number | null)[][]} */
  const [raw, smooth, test] = [[], [], []];
  let mean = losses[0] ?? 0;
  for (let step = 0; step <= losses.length; step++) {
    const loss = step > 0 ? losses[step - 1] : null;
    if (loss !== null) mean += (loss - mean) * Math.max(SMOOTHING, 3 / (step + 2));
    if (step % stride !== 0 && !tests.has(step) && step !== losses.length) continue;
    const own = metric === 'cost' && step > 0; // the loss of a step is a cost: there is no error to it
    steps.push(step);
    raw.push(own ? loss : null);
    smooth.push(own ? mean : null);
    test.push(tests.get(step) ?? null);
  }
  return [steps, raw, smooth, test];
}

/** What else could be had, best first. @param {Shown} shown */
export function chartReferences({ run, metric }) {
  const all = run.started?.references ?? [];
  const useful = all.filter(({ kind }) => kind !== 'floor' || metric === 'cost');
  return useful.map((own) => ({ kind: own.kind, value: own[metric] })).sort((a, b) => a.value - b.value);
}

/**
 * The range of the vertical axis: from just below the best reference to a little above the mean image, or to where the
 * run is now. What was far above that at the start would press the rest flat.
 * @param {Shown} shown
 * @param {number | null} low
 * @param {number | null} high
 * @returns {[number, number]}
 */
export function chartRange(shown, low, high) {
  const values = chartReferences(shown).map(({ value }) => value);
  const top = Math.max(...values, 1e-6);
  const bottom = Math.min(low ?? top, ...values);
  const now = Math.max(recent(shown), shown.run.evaluations.at(-1)?.[shown.metric] ?? 0);
  const ceiling = values.length
    ? Math.min(Math.max(high ?? top, top), Math.max(1.7 * top, 1.1 * now))
    : (high ?? 1);
  if (shown.log) return [0.92 * Math.max(bottom, 1e-6), 1.15 * ceiling];
  const margin = 0.07 * (ceiling - bottom || 1);
  return [Math.max(0, bottom - margin), ceiling + margin];
}

/** A value in words, as exactly as its metric is read. @param {number} value @param {Metric} metric */
export const chartValue = (value, metric) => number(value, metric === 'mse' ? 4 : 1);

/** @param {Shown} shown */
const recent = ({ run, metric }) => (metric === 'cost' ? (recentLoss(run.losses) ?? 0) : 0);

/** The mean of the last losses. @param {number[]} losses */
export function recentLoss(losses) {
  const last = losses.slice(-20);
  return last.length ? last.reduce((sum, loss) => sum + loss, 0) / last.length : undefined;
}
