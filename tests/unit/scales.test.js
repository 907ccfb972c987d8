import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  digitsFor,
  gridColumns,
  largest,
  logShare,
  oneTwoFive,
  roundUp,
} from '../../www/views/charts/scales.js';

test('a grid of tiles is about square', () => {
  const columns = [1, 2, 4, 7, 10, 16, 32, 64].map(gridColumns);
  assert.deepEqual(columns, [1, 2, 2, 3, 4, 4, 6, 8]);
});

test('an axis ends at a number with one digit', () => {
  assert.deepEqual([0.013, 0.05, 0.21, 1, 7, 9, 42].map(roundUp), [0.02, 0.05, 0.3, 1, 8, 10, 50]);
  assert.deepEqual([0, -3, NaN, Infinity].map(roundUp), [0, 0, 0, 0]);
});

test('a bar on a logarithmic scale shows the decades of its value', () => {
  assert.deepEqual(
    [100, 10, 1, 0.01, 0, NaN].map((value) => logShare(value, 100, 4)),
    [1, 0.75, 0.5, 0, 0, 0],
  );
});

test('numbers of a wide range need fewer digits', () => {
  assert.deepEqual([0.01, 0.99, 4, 18, 70, 5000, 0].map(digitsFor), [4, 2, 2, 1, 0, 0, 2]);
});

test('the largest magnitude ignores NaN', () => {
  assert.equal(largest([1, -3, NaN, Infinity, 2]), 3);
  assert.equal(largest([1, -3, 2], 2), 2);
  assert.equal(largest([]), 0);
});

test('a logarithmic axis ends at numbers that are easy to read', () => {
  assert.deepEqual(oneTwoFive(130, 900), [100, 200, 500, 1000]);
  assert.deepEqual(oneTwoFive(0.2, 0.5), [0.2, 0.5]);
  assert.deepEqual(oneTwoFive(3000, 3000), [2000, 5000]);
  assert.deepEqual(oneTwoFive(1000, 1000), [1000]);
  assert.deepEqual([oneTwoFive(0, 5), oneTwoFive(5, 1), oneTwoFive(1, Infinity)], [[], [], []]);
});
