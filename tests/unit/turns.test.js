import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/engine/error.js';
import { LabEngine } from '../../www/engine/lab-engine.js';
import { Lane } from '../../www/engine/lane.js';
import { isQuiet } from '../../www/lab-kit/show-error.js';

/** A lab's engine over a real lane, with replies sent by the test; loads wait for `arrive`. */
function labByHand() {
  /** @type {{ request: any, resolve: (reply: any) => void }[]} */
  const sent = [];
  const call = (/** @type {any} */ _, /** @type {any} */ request) =>
    new Promise((resolve) => sent.push({ request, resolve }));
  const lane = new Lane({ call }, 'cpu');
  /** @type {(progress: number) => void} */
  let progress = () => {};
  /** @type {(info: any) => void} */
  let arrive = () => {};
  const engine = {
    home: 'cpu',
    /** @param {any} request @param {any} options */
    ask: (request, options) => lane.add(request, options),
    /** @param {string} _ @param {(done: number) => void} [onProgress] */
    loadData: (_, onProgress = () => {}) => {
      progress = onProgress;
      return new Promise((resolve) => (arrive = resolve));
    },
    /** @param {string} lab */
    leave: (lab) => lane.add({ engine: { leave: { lab } } }),
  };
  const lab = new LabEngine(/** @type {any} */ (engine), 'race');
  /** @param {{ ask: LabEngine['ask'] }} turn @param {string} request @param {object} [options] @returns {Promise<any>} */
  const ask = (turn, request, options) => turn.ask(/** @type {any} */ (request), options);
  return {
    lab,
    ask,
    sent,
    progress: (/** @type {number} */ done) => progress(done),
    arrive: () => arrive({ count: 1 }),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
/** @param {string} kind */
const ofKind = (kind) => (/** @type {unknown} */ error) =>
  error instanceof EngineError && error.kind === kind && isQuiet(error);

test('a newer turn ends the older one: queued questions are not sent, the current one is not answered', async () => {
  const { lab, ask, sent } = labByHand();
  const turns = lab.turns();
  const old = turns.begin();
  const replies = Promise.allSettled([ask(old, 'under way'), ask(old, 'waits')]);
  const fresh = turns.begin();
  const answer = ask(fresh, 'fresh');
  for (const result of await replies)
    assert.ok(result.status === 'rejected' && ofKind('stale')(result.reason));
  assert.equal(sent.length, 1);
  sent[0].resolve('late');
  await settled();
  sent[1].resolve('reply');
  assert.equal(await answer, 'reply');
  assert.deepEqual(
    sent.map(({ request }) => request),
    ['under way', 'fresh'],
  );
  assert.deepEqual([old.isOver, fresh.isOver], [true, false]);
  await assert.rejects(ask(old, 'too late'), ofKind('stale'));
});

test('within a turn a newer question replaces a queued one, and the current one is answered', async () => {
  const { lab, ask, sent } = labByHand();
  const turn = lab.turns().begin();
  const [first, second, third] = ['1', '2', '3'].map((request) => ask(turn, request, { latest: 'look' }));
  await assert.rejects(second, ofKind('stale'));
  sent[0].resolve('first');
  assert.equal(await first, 'first');
  await settled();
  sent[1].resolve('third');
  assert.equal(await third, 'third');
});

test('leaving the lab ends every turn within it, including later ones, and comes before leave', async () => {
  const { lab, ask, sent } = labByHand();
  const scenes = lab.turns();
  const scene = scenes.begin();
  const views = scene.turns();
  const replies = Promise.allSettled([ask(lab, 'lab'), ask(scene, 'scene'), ask(views.begin(), 'view')]);
  void lab.leave();
  for (const result of await replies)
    assert.ok(result.status === 'rejected' && ofKind('left')(result.reason));
  for (const turn of [lab, scenes.begin(), views.begin(), scene.turns().begin(), lab.turns().current])
    await assert.rejects(ask(turn, 'later'), ofKind('left'));
  sent[0].resolve('lab');
  await settled();
  assert.deepEqual(
    sent.map(({ request }) => request),
    ['lab', { engine: { leave: { lab: 'race' } } }],
  );
});

test('a turn within a finished one is finished, and another turn beside it continues', () => {
  const { lab } = labByHand();
  const scenes = lab.turns();
  const inner = scenes.begin().turns();
  const first = inner.begin();
  const beside = lab.turns().begin();
  scenes.begin();
  assert.deepEqual([first.isOver, inner.begin().isOver, beside.isOver], [true, true, false]);
});

test('a turn ended without a newer one gives no answers either', async () => {
  const { lab, ask } = labByHand();
  const turns = lab.turns();
  const turn = turns.begin();
  turns.end();
  assert.equal(turns.current, turn);
  assert.throws(() => turn.check(), ofKind('stale'));
  await assert.rejects(ask(turns.current, 'late'), ofKind('stale'));
  turns.begin().check();
});

test('promises and loads continue, but report nothing to a finished turn', async () => {
  const { lab, progress, arrive } = labByHand();
  const turns = lab.turns();
  /** @type {number[]} */
  const messages = [];
  const loading = turns.begin().loadData('digitsTest', (done) => void messages.push(done));
  progress(0.5);
  const failing = turns.current.wait(settled().then(() => Promise.reject(new Error('offline'))));
  const refused = Promise.allSettled([loading, failing]);
  turns.begin();
  progress(1);
  arrive();
  for (const result of await refused)
    assert.ok(result.status === 'rejected' && ofKind('stale')(result.reason));
  assert.deepEqual(messages, [0.5]);
  assert.equal(await turns.current.wait(Promise.resolve(7)), 7);
});

test('a question that finds nothing while its subject is being replaced is stale, not an error', async () => {
  const visit = {
    fail: /** @type {(kind: string) => void} */ (() => {}),
    arrive: /** @type {() => void} */ (() => {}),
  };
  const engine = {
    ask: () =>
      new Promise((_, reject) => {
        visit.fail = (kind) => reject(new EngineError({ kind, message: 'inner', params: { what: 'inner' } }));
      }),
    loadModel: () => new Promise((resolve) => (visit.arrive = () => resolve({}))),
  };
  const lab = new LabEngine(/** @type {any} */ (engine), 'hashing');
  const asked = (/** @type {string} */ kind, meanwhile = () => {}) => {
    const answer = lab.ask(/** @type {any} */ ({}));
    meanwhile();
    visit.fail(kind);
    return answer;
  };
  const turns = lab.turns();
  for (const kind of ['notLoaded', 'wrongLength', 'outOfRange']) {
    // Nothing has changed since the question: then the error is real.
    await assert.rejects(asked(kind), { kind });
    await assert.rejects(
      asked(kind, () => void turns.begin()),
      ofKind('stale'),
    );
    const loading = turns.current.loadModel('bits-32');
    await assert.rejects(asked(kind), ofKind('stale'));
    visit.arrive();
    await loading;
    await assert.rejects(asked(kind), { kind });
  }
  await assert.rejects(
    asked('device', () => void turns.begin()),
    { kind: 'device' },
  );
});
