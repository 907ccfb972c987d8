import { number } from '../../../i18n/index.js';

/**
 * Data of a run's loss chart.
 *
 * @typedef {'cost' | 'mse' | 'penalty'} Metric the penalty has neither test values nor references
 * @typedef {import('../../../engine/training.js').TrainingRun} Run
 * @typedef {import('../../../engine/kept-runs.js').KeptRun} KeptRun
 * @typedef {{ run: Run, kept: KeptRun[], metric: Metric, log: boolean }} Shown
 */

/** Weight of the newest loss in the smoothed curve; larger at the start, where the loss falls steeply. */
const SMOOTHING = 0.1;
/** A reference fitted to this many times the run's images is labelled as different: with six times as many it agrees to three digits. */
const MANY = 10;
/** Maximum number of points; more are thinned, since there are no more pixels. */
const MAX_POINTS = 1500;

/**
 * Value of a step: the reconstruction cost, comparable between runs and with the test, or the penalty. NaN for a step
 * done elsewhere: an opened model lacks that part of its curve.
 * @param {{ losses: number[], penalties: number[] }} run
 * @param {Metric} metric
 * @param {number} index
 */
const stepValue = ({ losses, penalties }, metric, index) =>
  metric === 'penalty' ? (penalties[index] ?? 0) : losses[index] - (penalties[index] ?? 0);

/** @param {{ evaluations: import('../../../generated/protocol.js').Evaluation[] }} run @param {Metric} metric */
const testPoints = ({ evaluations }, metric) =>
  new Map(metric === 'penalty' ? [] : evaluations.map((evaluation) => [evaluation.step, evaluation[metric]]));

/**
 * Columns: step, raw loss, smoothed loss, test, and the test of each kept run.
 * @param {Shown} shown
 * @returns {import('uplot').AlignedData}
 */
export function chartColumns({ run, kept, metric }) {
  const count = run.losses.length;
  const tests = [run, ...kept].map((each) => testPoints(each, metric));
  const stride = Math.max(1, Math.ceil(count / MAX_POINTS));
  const marked = new Set([0, count, ...tests.flatMap((points) => [...points.keys()])]);
  for (let step = 0; step <= count; step += stride) marked.add(step);
  const steps = [...marked].sort((a, b) => a - b);
  const hasSteps = metric !== 'mse'; // a step's loss is a cost; it has no MSE
  /** @type {(number | null)[][]} */
  const [raw, smooth] = [[], []];
  let first = 0;
  while (first < count && Number.isNaN(run.losses[first])) first++;
  let mean = first < count ? stepValue(run, metric, first) : 0;
  let done = first;
  for (const step of steps) {
    for (; done < Math.min(step, count); done++) {
      mean += (stepValue(run, metric, done) - mean) * Math.max(SMOOTHING, 3 / (done - first + 3));
    }
    const hasValue = hasSteps && step > first && step <= count;
    raw.push(hasValue ? stepValue(run, metric, step - 1) : null);
    smooth.push(hasValue ? mean : null);
  }
  return [steps, raw, smooth, ...tests.map((points) => steps.map((step) => points.get(step) ?? null))];
}

/** The last step on the axis. @param {Shown} shown */
export const lastStep = ({ run, kept }) => Math.max(1, run.totalSteps, ...kept.map(({ step }) => step));

/** The reference values, best first. @param {Shown} shown */
export function chartReferences({ run, metric }) {
  if (metric === 'penalty') return [];
  const all = run.started?.references ?? [];
  const useful = all.filter(({ kind }) => kind !== 'floor' || metric === 'cost');
  const imageCount = run.started?.images ?? 0;
  return useful
    .map(({ kind, images, ...metrics }) => ({
      kind,
      value: metrics[metric],
      more: images > MANY * imageCount ? images : 0,
    }))
    .sort((a, b) => a.value - b.value);
}

/**
 * Range of the vertical axis: from just below the best reference to a little above the mean image, or to the run's
 * current value. Higher values at the start would flatten the rest.
 * @param {Shown} shown
 * @param {number | null} low
 * @param {number | null} high
 * @returns {[number, number]}
 */
export function chartRange(shown, low, high) {
  const beside = comparedRange(shown);
  if (beside) return beside;
  const values = chartReferences(shown).map(({ value }) => value);
  const top = Math.max(...values, 1e-6);
  const bottom = Math.min(low ?? top, ...values);
  const now = Math.max(recent(shown), lastTest(shown) ?? 0);
  const ceiling = values.length
    ? Math.min(Math.max(high ?? top, top), Math.max(1.7 * top, 1.1 * now))
    : (high ?? 1);
  if (shown.log) {
    // A penalty can be zero throughout, which a logarithmic axis cannot show.
    const least = Math.max(bottom, 1e-6);
    return [0.92 * least, 1.15 * Math.max(ceiling, least)];
  }
  const margin = 0.07 * (ceiling - bottom || 1);
  return [Math.max(0, bottom - margin), ceiling + margin];
}

/** First fraction of the steps, ignored when runs are compared. */
const BEGINNING = 0.2;

/**
 * The axis for compared runs: all values after their beginnings, so that their ends can be distinguished. Null before
 * the current run has got that far.
 * @param {Shown} shown
 * @returns {[number, number] | null}
 */
function comparedRange(shown) {
  const { run, kept, metric, log } = shown;
  if (kept.length === 0 || log || metric === 'penalty') return null;
  const late = (/** @type {KeptRun | Run} */ record, /** @type {number} */ total) =>
    record.evaluations.filter(({ step }) => step >= BEGINNING * total).map((one) => one[metric]);
  const here = run.step === 0 ? [] : late(run, run.totalSteps);
  if (run.step > 0 && here.length === 0) return null;
  const values = [...kept.flatMap((record) => late(record, record.step)), ...here];
  if (values.length === 0) return null;
  const ends = [lastTest(shown), ...kept.map(({ evaluations }) => evaluations.at(-1)?.[metric])];
  const pca = chartReferences(shown).find(({ kind }) => kind === 'pca')?.value;
  const [low, high] = [Math.min(...values, ...ends.filter((end) => end !== undefined)), Math.max(...values)];
  // Include PCA if it is near: far away it would squeeze the runs together.
  const near = pca !== undefined && Math.abs(pca - (low + high) / 2) < 1.5 * (high - low) ? [pca] : [];
  const [bottom, top] = [Math.min(low, ...near), Math.max(high, ...near)];
  const margin = 0.12 * (top - bottom || top);
  return [Math.max(0, bottom - margin), top + margin];
}

/** A value as text, with the decimals of its metric. @param {number} value @param {Metric} metric */
export const chartValue = (value, metric) => number(value, metric === 'mse' ? 4 : metric === 'cost' ? 1 : 2);

/** The last test value of the run. @param {Shown} shown */
export const lastTest = ({ run, metric }) =>
  metric === 'penalty' ? undefined : run.evaluations.at(-1)?.[metric];

/** @param {Shown} shown */
const recent = (shown) => recentValue(shown.run, shown.metric) ?? 0;

/**
 * The mean of the last steps.
 * @param {{ losses: number[], penalties: number[] }} run
 * @param {Metric} metric
 */
export function recentValue(run, metric) {
  if (metric === 'mse') return undefined;
  const { length } = run.losses;
  const indices = Array.from({ length: Math.min(20, length) }, (_, back) => length - 1 - back);
  const known = indices.map((index) => stepValue(run, metric, index)).filter((value) => !Number.isNaN(value));
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : undefined;
}

/** The training cost without the penalty. @param {{ losses: number[], penalties: number[] }} run */
export const recentCost = (run) => recentValue(run, 'cost');
