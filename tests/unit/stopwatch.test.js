import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeOf } from '../../www/lab-kit/stopwatch.js';

/**
 * Work on its own clock: 5 items per round, each taking this long.
 * @param {number} each ms
 * @param {(call: number) => number} [disturbed] extra ms, by the number of the call
 */
function bench(each, disturbed = () => 0) {
  let time = 0;
  /** @type {number[]} */
  const counts = [];
  return {
    asked: counts,
    now: () => time,
    work: (/** @type {number} */ rounds) => {
      counts.push(rounds);
      time += 5 * rounds * each + disturbed(counts.length);
      return Promise.resolve(5 * rounds);
    },
  };
}

test('rounds double until a reading is long enough, and three such readings are taken', async () => {
  const { work, now, asked: counts } = bench(2);
  assert.equal(await timeOf(work, now), 2);
  assert.deepEqual(counts, [1, 1, 2, 4, 8, 8, 8]);
});

test('a disturbed reading neither ends the search nor is shown', async () => {
  // The first short reading is delayed by 100 ms, and later a long one.
  const { work, now, asked: counts } = bench(0.01, (call) => ([2, 14].includes(call) ? 100 : 0));
  assert.ok(Math.abs((await timeOf(work, now)) - 0.01) < 1e-9);
  assert.equal(counts.at(-1), 1024);
  assert.equal(counts.filter((rounds) => rounds === 1024).length, 3);
});

test('a stopped clock ends it', async () => {
  const { work } = bench(1);
  assert.equal(await timeOf(work, () => 7), 0);
});
