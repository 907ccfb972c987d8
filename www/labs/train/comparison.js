/**
 * What can be said of kept runs beside each other, from the numbers in their table.
 */
import { alike } from './verdicts.js';

/** @typedef {Pick<import('../../engine/kept-runs.js').KeptRun, 'config' | 'started' | 'step'>} Compared */

/** The error on the test images. @param {Pick<import('../../engine/kept-runs.js').KeptRun, 'evaluations'>} run */
export const lastError = ({ evaluations }) => evaluations.at(-1)?.mse;

/** Errors measure the same where the images and what is done to them are the same. @param {Compared} run */
const taskOf = ({ config: { subject, noise, noiseLevel } }) =>
  [subject, noise, noise === 'none' ? 0 : noiseLevel].join();

/**
 * The runs with the least error among those that have the same task, and all that tie with it. Who is alone in a task has
 * not beaten anybody.
 * @template {Compared} Run
 * @param {Run[]} runs
 * @param {(run: Run) => number | undefined} errorOf
 * @returns {Set<Run>}
 */
export function bestRuns(runs, errorOf) {
  const measured = runs.filter((run) => Number.isFinite(errorOf(run)));
  const tasks = [...new Set(measured.map(taskOf))].map((task) =>
    measured.filter((run) => taskOf(run) === task),
  );
  const rivals = tasks.filter(({ length }) => length > 1);
  return new Set(
    rivals.flatMap((own) => {
      const least = Math.min(...own.map((run) => Number(errorOf(run))));
      return own.filter((run) => alike(Number(errorOf(run)), least));
    }),
  );
}

/**
 * In what runs differ besides what they are: errors beside each other then do not say which network is better.
 * @param {Compared[]} runs
 * @returns {{ kind: 'task' | 'images' | 'epochs' | 'steps' | 'code', values: number[] }[]}
 */
export function differences(runs) {
  const distinct = (/** @type {(run: Compared) => number} */ of) =>
    [...new Set(runs.map(of))].sort((a, b) => a - b);
  const found = [
    { kind: /** @type {const} */ ('images'), values: distinct(({ started }) => started.images) },
    {
      kind: /** @type {const} */ ('epochs'),
      values: distinct(({ started, step }) => Math.round((10 * step) / started.stepsPerEpoch) / 10),
    },
    { kind: /** @type {const} */ ('steps'), values: distinct(({ step }) => step) },
    { kind: /** @type {const} */ ('code'), values: distinct(({ config }) => config.dCode) },
  ].filter(({ values }) => values.length > 1);
  const isKnown = found.some(({ kind }) => kind === 'epochs' || kind === 'images'); // more epochs or images are more steps
  const tasks = new Set(runs.map(taskOf));
  return [
    ...(tasks.size > 1 ? [{ kind: /** @type {const} */ ('task'), values: [] }] : []),
    ...found.filter(({ kind }) => kind !== 'steps' || !isKnown),
  ];
}
