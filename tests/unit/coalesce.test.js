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

test('what is asked for meanwhile is done once more at the end, and never twice at a time', async () => {
  const { ask, ends, most } = byHand();
  const first = ask();
  let isDone = false;
  const [second, third] = [ask(), ask()];
  void third.then(() => (isDone = true));
  assert.equal(ends.length, 1);
  ends[0]();
  await first;
  await settled();
  assert.deepEqual([ends.length, isDone], [2, false], 'the last ones wait for the work that came after them');
  const fourth = ask();
  ends[1]();
  await Promise.all([second, third]);
  await settled();
  ends[2]();
  await fourth;
  assert.deepEqual([ends.length, most()], [3, 1]);
  void ask();
  assert.equal(ends.length, 4, 'at rest it begins at once');
});

test('asked for again in the moment in which it ends, it is still done one at a time', async () => {
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

test('work that fails does not end what comes after it', async () => {
  let times = 0;
  const ask = coalesce(() => (++times === 1 ? Promise.reject(new Error('first')) : Promise.resolve()));
  const [first, second] = [ask(), ask()];
  await assert.rejects(first, /first/);
  await second;
  assert.equal(times, 2);
});
