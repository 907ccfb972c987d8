import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/engine/error.js';
import { Lane } from '../../www/engine/lane.js';

/** A lane whose replies are sent by the test. */
function laneByHand() {
  /** @type {{ request: any, resolve: (reply: any) => void, reject: (error: unknown) => void }[]} */
  const sent = [];
  const call = (/** @type {any} */ _, /** @type {any} */ request) =>
    new Promise((resolve, reject) => sent.push({ request, resolve, reject }));
  const lane = new Lane({ call }, 'cpu');
  /** @param {string} request @param {Parameters<Lane['add']>[1]} [options] @returns {Promise<any>} */
  const add = (request, options) => lane.add(/** @type {any} */ (request), options);
  /** Echoes the sent questions one after the other, up to this many. @param {number} count */
  const answer = async (count) => {
    for (let index = 0; index < count; index++) {
      sent[index].resolve(sent[index].request);
      await settled();
    }
  };
  return { lane, add, sent, answer };
}

/** Resolves after all pending microtasks. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const isStale = (/** @type {unknown} */ error) => error instanceof EngineError && error.kind === 'stale';

test('one question is under way at a time, in order', async () => {
  const { add, sent } = laneByHand();
  const first = add('a');
  const second = add('b');
  const requests = () => sent.map(({ request }) => request);
  assert.deepEqual(requests(), ['a']);
  sent[0].resolve(1);
  assert.equal(await first, 1);
  await settled();
  assert.deepEqual(requests(), ['a', 'b']);
  sent[1].reject(new EngineError({ kind: 'device', message: 'gone', params: {} }));
  await assert.rejects(second, (error) => error instanceof EngineError && error.kind === 'device');
});

test('the latest question of a channel wins, the one in progress is not disturbed', async () => {
  const { add, sent, answer } = laneByHand();
  const under = add('1', { latest: 'look' });
  const replaced = add('2', { latest: 'look' });
  const other = add('x');
  const newest = add('3', { latest: 'look' });
  await assert.rejects(replaced, isStale);
  await answer(3);
  assert.deepEqual(await Promise.all([under, newest, other]), ['1', '3', 'x']);
  assert.deepEqual(
    sent.map(({ request }) => request),
    ['1', '3', 'x'],
    'in the place of the one that it replaced',
  );
});

test('channels of the same name but of different users are separate', async () => {
  const { add, answer } = laneByHand();
  const [one, two] = [new AbortController(), new AbortController()];
  const asked = [one, two, one].map(({ signal }, index) => add(String(index), { latest: 'look', signal }));
  await answer(3);
  assert.deepEqual(await Promise.all(asked), ['0', '1', '2']);
});

test('a failing lane rejects every question, and a late answer is dropped', async () => {
  const { lane, add, sent } = laneByHand();
  const questions = [add('a'), add('b')];
  const failed = Promise.allSettled(questions);
  lane.fail(new EngineError({ kind: 'fatal', message: 'stopped', params: {} }));
  assert.deepEqual(
    (await failed).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  const next = add('c');
  sent[0].resolve('late');
  await settled();
  assert.equal(sent.length, 2);
  sent[1].resolve('fresh');
  assert.equal(await next, 'fresh');
});

test('an aborted question ends, and later ones do not wait for it if it was not sent', async () => {
  const { add, sent, answer } = laneByHand();
  const visit = new AbortController();
  const { signal } = visit;
  const left = [add('under way', { signal }), add('waits', { signal, latest: 'look' })];
  const others = [add('other', { latest: 'other' }), add('last')];
  const refused = Promise.allSettled(left);
  visit.abort('left');
  const reasons = (await refused).map((result) => result.status === 'rejected' && result.reason);
  assert.deepEqual(reasons, ['left', 'left']);
  await assert.rejects(add('too late', { signal }), (reason) => reason === 'left');
  assert.equal(sent.length, 1, 'the engine is still busy with it');
  await answer(3);
  assert.deepEqual(await Promise.all(others), ['other', 'last']);
  assert.equal(sent.length, 3);
});
