import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartColumns, chartRange, recentValue } from '../../www/labs/train/views/chart-data.js';

/** @param {object} run @param {object} [shown] @returns {any} */
const chart = (run, shown) => ({
  run: { losses: [], penalties: [], evaluations: [], totalSteps: 10, started: { references: [] }, ...run },
  kept: [],
  metric: 'cost',
  log: false,
  ...shown,
});

test('the cost of a step is its loss without the penalty, at that step', () => {
  const data = chart({ losses: [10, 8], penalties: [1, 2], evaluations: [{ step: 2, cost: 7, mse: 0.1 }] });
  const [steps, raw, , test] = chartColumns(data);
  assert.deepEqual(
    [steps, raw, test].map((column) => [...column]),
    [
      [0, 1, 2],
      [null, 9, 6],
      [null, null, 7],
    ],
  );
});

test('a run opened at a later step has no curve before it', () => {
  const data = chart({ losses: [NaN, NaN, 8, 6], evaluations: [{ step: 2, cost: 7, mse: 0.1 }] });
  const [steps, raw, smooth] = chartColumns(data);
  assert.deepEqual([...steps], [0, 1, 2, 3, 4]);
  assert.deepEqual([...raw], [null, null, null, 8, 6]);
  assert.deepEqual([...smooth].slice(0, 4), [null, null, null, 8]);
  assert.equal(recentValue(data.run, 'cost'), 7);
  assert.equal(recentValue({ losses: [NaN], penalties: [] }, 'cost'), undefined);
});

test('an axis of a penalty that is always zero has a length, on either scale', () => {
  for (const log of [false, true]) {
    const data = chart({ losses: [10, 8], penalties: [0, 0] }, { metric: 'penalty', log });
    const [low, high] = chartRange(data, 0, 0);
    assert.ok(low < high && (!log || low > 0), `from ${low} to ${high}`);
  }
});

test('the axis of compared runs shows their ends, not their beginnings', () => {
  const run = (/** @type {number[]} */ costs) => ({
    step: 1000,
    totalSteps: 1000,
    evaluations: costs.map((cost, index) => ({ step: (1000 * index) / (costs.length - 1), cost, mse: 0 })),
  });
  const one = run([550, 140, 90, 78, 74, 72]);
  const started = { references: [{ kind: 'pca', cost: 91, mse: 0 }] };
  const data = chart({ ...one, started }, { kept: [run([550, 150, 95, 82, 80, 79])] });
  const [low, high] = chartRange(data, 0, 550);
  assert.ok(low > 50 && low < 72, `from ${low}`);
  assert.ok(high > 91 && high < 180, `to ${high}`);
  // The beginning of a run that has not got further is visible.
  const young = chart({ ...one, step: 10, evaluations: [{ step: 0, cost: 550, mse: 0 }], started }, data);
  assert.ok(chartRange({ ...young, kept: data.kept }, 72, 550)[1] > 100);
});
