import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/engine/error.js';
import { Lane } from '../../www/engine/lane.js';

/** A lane whose answers are given by hand. */
function laneByHand() {
  /** @type {{ request: unknown, done: (answer: any) => void }[]} */
  const sent = [];
  const lane = new Lane((question, done) => sent.push({ request: question.request, done }));
  return { lane, sent };
}

test('one question is under way at a time, in order', async () => {
  const { lane, sent } = laneByHand();
  const first = lane.ask('a');
  const second = lane.ask('b');
  assert.deepEqual(
    sent.map(({ request }) => request),
    ['a'],
  );
  sent[0].done({ ok: true, reply: 1 });
  assert.equal(await first, 1);
  assert.deepEqual(
    sent.map(({ request }) => request),
    ['a', 'b'],
  );
  sent[1].done({ ok: false, error: { kind: 'device', message: 'gone', params: {} } });
  await assert.rejects(second, (error) => error instanceof EngineError && error.kind === 'device');
});

test('the latest question of a channel wins, the one under way is not disturbed', async () => {
  const { lane, sent } = laneByHand();
  const under = lane.ask('1', { latest: 'look' });
  const replaced = lane.ask('2', { latest: 'look' });
  const other = lane.ask('x');
  const newest = lane.ask('3', { latest: 'look' });
  assert.equal(await replaced, undefined);
  for (let index = 0; index < 3; index++) sent[index].done({ ok: true, reply: sent[index].request });
  assert.deepEqual(await Promise.all([under, newest, other]), ['1', '3', 'x']);
  assert.equal(sent.length, 3);
});

test('a lane that fails gives every question up, and a late answer is dropped', async () => {
  const { lane, sent } = laneByHand();
  const questions = [lane.ask('a'), lane.ask('b')];
  const failed = Promise.allSettled(questions);
  lane.fail(new EngineError({ kind: 'fatal', message: 'stopped', params: {} }));
  assert.deepEqual(
    (await failed).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  sent[0].done({ ok: true, reply: 'late' });
  const next = lane.ask('c');
  sent[1].done({ ok: true, reply: 'fresh' });
  assert.equal(await next, 'fresh');
});

test('who leaves is answered no more, and those after do not wait for what was not sent', async () => {
  const { lane, sent } = laneByHand();
  const visit = new AbortController();
  const { signal } = visit;
  const left = [lane.ask('under way', { signal }), lane.ask('waits', { signal, latest: 'look' })];
  const others = [lane.ask('other', { latest: 'other' }), lane.ask('last')];
  const refused = Promise.allSettled(left);
  visit.abort('left');
  lane.sweep();
  const reasons = (await refused).map((result) => result.status === 'rejected' && result.reason);
  assert.deepEqual(reasons, ['left', 'left']);
  await assert.rejects(lane.ask('too late', { signal }), (reason) => reason === 'left');
  assert.equal(sent.length, 1); // the engine is busy with it all the same
  for (let index = 0; index < 3; index++) sent[index].done({ ok: true, reply: sent[index].request });
  assert.deepEqual(await Promise.all(others), ['other', 'last']);
  assert.equal(sent.length, 3);
});
