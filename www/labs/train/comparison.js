/** Comparison of kept runs, from the numbers in their table. */
import { alike } from './verdicts.js';

/** @typedef {Pick<import('../../engine/kept-runs.js').KeptRun, 'config' | 'started' | 'step'>} ComparedRun */

/** The error on the test images. @param {Pick<import('../../engine/kept-runs.js').KeptRun, 'evaluations'>} run */
export const lastError = ({ evaluations }) => evaluations.at(-1)?.mse;

/** Errors are comparable if the images and their corruption are the same. @param {ComparedRun} run */
const taskOf = ({ config: { subject, noise, noiseLevel } }) =>
  [subject, noise, noise === 'none' ? 0 : noiseLevel].join();

/**
 * The runs with the lowest error among those of the same task, with all that tie. The only run of a task has beaten
 * none.
 * @template {ComparedRun} Run
 * @param {Run[]} runs
 * @param {(run: Run) => number | undefined} errorOf
 * @returns {Set<Run>}
 */
export function bestRuns(runs, errorOf) {
  const measuredRuns = runs.filter((run) => Number.isFinite(errorOf(run)));
  const tasks = [...new Set(measuredRuns.map(taskOf))].map((task) =>
    measuredRuns.filter((run) => taskOf(run) === task),
  );
  const rivals = tasks.filter(({ length }) => length > 1);
  return new Set(
    rivals.flatMap((group) => {
      const least = Math.min(...group.map((run) => Number(errorOf(run))));
      return group.filter((run) => alike(Number(errorOf(run)), least));
    }),
  );
}

/**
 * Differences between runs other than the networks: with these, errors do not say which network is better.
 * @param {ComparedRun[]} runs
 * @returns {{ kind: 'task' | 'images' | 'epochs' | 'steps' | 'code', values: number[] }[]}
 */
export function differences(runs) {
  const distinct = (/** @type {(run: ComparedRun) => number} */ of) =>
    [...new Set(runs.map(of))].sort((a, b) => a - b);
  const parts = [
    { kind: /** @type {const} */ ('images'), values: distinct(({ started }) => started.images) },
    {
      kind: /** @type {const} */ ('epochs'),
      values: distinct(({ started, step }) => Math.round((10 * step) / started.stepsPerEpoch) / 10),
    },
    { kind: /** @type {const} */ ('steps'), values: distinct(({ step }) => step) },
    { kind: /** @type {const} */ ('code'), values: distinct(({ config }) => config.dCode) },
  ].filter(({ values }) => values.length > 1);
  const isKnown = parts.some(({ kind }) => kind === 'epochs' || kind === 'images'); // more epochs or images imply more steps
  const tasks = new Set(runs.map(taskOf));
  return [
    ...(tasks.size > 1 ? [{ kind: /** @type {const} */ ('task'), values: [] }] : []),
    ...parts.filter(({ kind }) => kind !== 'steps' || !isKnown),
  ];
}
