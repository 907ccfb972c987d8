import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartColumns, chartRange } from '../../www/labs/train/views/chart-data.js';

/** @param {object} run @param {object} [shown] @returns {any} */
const chart = (run, shown) => ({
  run: { losses: [], penalties: [], evaluations: [], totalSteps: 10, started: { references: [] }, ...run },
  kept: [],
  metric: 'cost',
  log: false,
  ...shown,
});

test('the cost of a step is its loss without the penalty, at the step that it is of', () => {
  const shown = chart({ losses: [10, 8], penalties: [1, 2], evaluations: [{ step: 2, cost: 7, mse: 0.1 }] });
  const [steps, raw, , test] = chartColumns(shown);
  assert.deepEqual(
    [steps, raw, test].map((column) => [...column]),
    [
      [0, 1, 2],
      [null, 9, 6],
      [null, null, 7],
    ],
  );
});

test('an axis of a penalty that is zero throughout has a length, on either scale', () => {
  for (const log of [false, true]) {
    const shown = chart({ losses: [10, 8], penalties: [0, 0] }, { metric: 'penalty', log });
    const [low, high] = chartRange(shown, 0, 0);
    assert.ok(low < high && (!log || low > 0), `from ${low} to ${high}`);
  }
});
