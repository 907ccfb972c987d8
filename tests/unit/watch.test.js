import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Lane } from '../../www/engine/lane.js';
import { Link } from '../../www/engine/link.js';
import { Watch } from '../../www/engine/watch.js';

/** @typedef {import('../../www/generated/protocol.js').Request} Request */

const LOOK = /** @type {Request} */ (/** @type {unknown} */ ({ reconstruct: { forward: {} } }));
const TABLE = /** @type {Request} */ (/** @type {unknown} */ ({ reduction: { table: {} } }));
const STEPS = /** @type {Request} */ (/** @type {unknown} */ ({ train: { steps: { count: 1 } } }));

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setInterval'] });
});

/** A watched worker: the test sends its replies, and it answers pings while it is idle. */
function watched() {
  /** @type {any[]} */
  const sent = [];
  /** @type {string[]} */
  const heard = [];
  let says = (/** @type {any} */ _message) => undefined;
  const worker = { isFree: true, ended: 0, pings: 0, says: (/** @type {any} */ message) => says(message) };
  const postMessage = (/** @type {any} */ message) => {
    if (!message.ping) return void sent.push(message);
    worker.pings++;
    if (worker.isFree) queueMicrotask(() => says({ pong: true }));
  };
  const link = new Link(
    {
      takeWorker: ({ onMessage }) => {
        says = (message) => void onMessage(message);
        return { postMessage, terminate: () => void worker.ended++ };
      },
      cpuEngine: () => Promise.resolve(/** @type {any} */ ({ build: 'cpu', code: {} })),
    },
    {
      onProgress: () => undefined,
      onLost: () => undefined,
      onCrash: ({ message }) => {
        heard.push(message);
        watch.heard();
      },
      onAsked: () => watch.begin(),
      onHeard: () => watch.heard(),
    },
  );
  const watch = new Watch(link, () => heard.push(watch.state));
  return { link, watch, worker, sent, heard };
}

/** Lets this many seconds pass. @param {number} seconds */
async function pass(seconds) {
  for (let second = 0; second < seconds; second++) {
    mock.timers.tick(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('an unresponsive worker is shown, announced, and abandoned on offer, in this order', async () => {
  const { link, worker, sent, heard, watch } = watched();
  worker.isFree = false;
  const reply = link.call('cpu', LOOK);
  await pass(9);
  assert.deepEqual(heard, ['busy']);
  await pass(1);
  assert.deepEqual(heard, ['busy', 'quiet']);
  await pass(19);
  assert.deepEqual(heard, ['busy', 'quiet']);
  await pass(1);
  assert.deepEqual(heard, ['busy', 'quiet', 'stuck']);
  assert.equal(worker.pings, 1, 'a hanging worker gets no further pings');
  worker.says({ id: sent[0].id, ok: true, reply: 'late' });
  assert.equal(await reply, 'late', 'the worker was only busy');
  assert.equal(watch.state, 'answers');
});

test('an abandoned worker is ended: pending questions are rejected, and none is silent any more', async () => {
  const { link, worker, heard, watch } = watched();
  worker.isFree = false;
  const lane = new Lane(link, 'cpu');
  const reply = Promise.allSettled([lane.add(LOOK), link.call('webgpu', STEPS)]);
  await pass(30);
  link.abandon('no answer');
  assert.deepEqual([watch.state, worker.ended, heard.includes('no answer')], ['answers', 1, true]);
  assert.deepEqual(
    (await reply).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  link.restart();
  worker.isFree = true;
  void link.call('cpu', LOOK).catch(() => undefined);
  await pass(1);
  assert.equal(watch.state, 'answers', 'its successor starts afresh');
});

test('nothing is watched without questions, and a worker that answers is never called silent', async () => {
  const { link, worker, sent, heard } = watched();
  await pass(60);
  assert.equal(worker.pings, 0);
  for (let burst = 0; burst < 60; burst++) {
    void link.call('cpu', STEPS);
    await pass(1);
    worker.says({ id: sent.at(-1).id, ok: true, reply: {} });
  }
  assert.deepEqual(heard, []);
});

test('a slow question of any valid size gets more time', async () => {
  const { link, worker, heard } = watched();
  worker.isFree = false;
  void link.call('cpu', TABLE).catch(() => undefined);
  await pass(119);
  assert.deepEqual(heard, ['busy', 'quiet']);
  await pass(1);
  assert.deepEqual(heard, ['busy', 'quiet', 'stuck']);
});

test("an engine's download may take its time while the worker answers pings; one that hangs meanwhile is found", async () => {
  const { link, worker, heard } = watched();
  void link.boot('webgpu').catch(() => undefined);
  await pass(300);
  assert.deepEqual(heard, []);
  worker.isFree = false;
  await pass(10);
  assert.deepEqual(heard, ['busy', 'quiet']);
});

test('a slow GPU leaves the worker free, and gets more time than the CPU', async () => {
  const { link, heard } = watched();
  void link.call('webgpu', STEPS).catch(() => undefined);
  await pass(29);
  assert.deepEqual(heard, ['busy']);
  await pass(1);
  assert.deepEqual(heard, ['busy', 'quiet']);
  await pass(89);
  assert.deepEqual(heard, ['busy', 'quiet']);
  await pass(1);
  assert.deepEqual(heard, ['busy', 'quiet', 'stuck']);
});

test('a missing answer from a free worker is found too', async () => {
  const { link, heard } = watched();
  void link.call('cpu', LOOK).catch(() => undefined);
  await pass(30);
  assert.deepEqual(heard, ['busy', 'quiet', 'stuck']);
});

test('a worker that hangs while the GPU computes is found as quickly', async () => {
  const { link, worker, heard } = watched();
  void link.call('webgpu', STEPS).catch(() => undefined);
  worker.isFree = false;
  await pass(30);
  assert.deepEqual(heard, ['busy', 'quiet', 'stuck']);
});

test('a short question during a compilation is not taken for lost', async () => {
  const { link, worker, heard } = watched();
  const probe = /** @type {Request} */ (/** @type {unknown} */ ({ engine: { probe: {} } }));
  worker.isFree = false;
  void link.call('webgpu', probe).catch(() => undefined);
  void link.call('cpu', LOOK).catch(() => undefined);
  await pass(100);
  assert.deepEqual(heard, ['busy', 'quiet']);
});
