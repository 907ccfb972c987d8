import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coalesce } from '../../www/lab-kit/coalesce.js';

/** Work that ends on request. */
function byHand() {
  /** @type {(() => void)[]} */
  const ends = [];
  let [running, most] = [0, 0];
  const ask = coalesce(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => ends.push(() => resolve(undefined)));
    running--;
  });
  return { ask, ends, most: () => most };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('calls made meanwhile cause one more run at the end, and runs never overlap', async () => {
  const { ask, ends, most } = byHand();
  const first = ask();
  let isDone = false;
  const [second, third] = [ask(), ask()];
  void third.then(() => (isDone = true));
  assert.equal(ends.length, 1);
  ends[0]();
  await first;
  await settled();
  assert.deepEqual([ends.length, isDone], [2, false], 'later calls wait for one more run');
  const fourth = ask();
  ends[1]();
  await Promise.all([second, third]);
  await settled();
  ends[2]();
  await fourth;
  assert.deepEqual([ends.length, most()], [3, 1]);
  void ask();
  assert.equal(ends.length, 4, 'an idle one starts at once');
});

test('a call at the moment a run ends does not overlap with it', async () => {
  const { ask, ends, most } = byHand();
  const again = ask().then(() => ask());
  void ask();
  for (let index = 0; index < 3; index++) {
    ends[index]?.();
    await settled();
  }
  await again;
  assert.equal(most(), 1);
});

test('failing work does not end later runs', async () => {
  let times = 0;
  const ask = coalesce(() => (++times === 1 ? Promise.reject(new Error('first')) : Promise.resolve()));
  const [first, second] = [ask(), ask()];
  await assert.rejects(first, /first/);
  await second;
  assert.equal(times, 2);
});
