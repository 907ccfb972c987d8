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
  const asked = [];
  return {
    asked,
    now: () => time,
    work: (/** @type {number} */ rounds) => {
      asked.push(rounds);
      time += 5 * rounds * each + disturbed(asked.length);
      return Promise.resolve(5 * rounds);
    },
  };
}

test('a short reading tells how many rounds are enough, and three such readings are taken', async () => {
  const { work, now, asked } = bench(2);
  assert.equal(await timeOf(work, now), 2);
  assert.deepEqual(asked, [1, 1, 4, 4, 4]);
});

test('rounds grow in steps where the first readings are too short to tell', async () => {
  const { work, now, asked } = bench(0.001);
  assert.ok(Math.abs((await timeOf(work, now)) - 0.001) < 1e-9);
  assert.equal(asked.length, 1 + 3 + 3);
});

test('a disturbed reading neither ends the search nor is shown', async () => {
  // The first short reading is delayed by 100 ms, and later a long one.
  const { work, now, asked } = bench(0.01, (call) => ([2, 7].includes(call) ? 100 : 0));
  assert.ok(Math.abs((await timeOf(work, now)) - 0.01) < 1e-9);
  const rounds = asked.at(-1) ?? 0;
  assert.ok(rounds * 5 * 0.01 >= 25, `${rounds} rounds`);
  assert.equal(asked.filter((other) => other === rounds).length, 3);
});

test('a stopped clock ends it', async () => {
  const { work } = bench(1);
  assert.equal(await timeOf(work, () => 7), 0);
});
