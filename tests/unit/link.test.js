import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/engine/error.js';
import { Link } from '../../www/engine/link.js';

const LEAVE = /** @type {const} */ ({ engine: { leave: { lab: 'race' } } });

/** A link to workers that do nothing by themselves. */
function fakeLink({
  cpuEngine = () => Promise.resolve(/** @type {any} */ ({ build: 'cpu', code: {} })),
} = {}) {
  /** @type {{ sent: any[], ended: boolean, says: (message: any) => void, fails: (reason: string) => void }[]} */
  const workers = [];
  /** @type {unknown[][]} */
  const heard = [];
  const link = new Link(
    {
      takeWorker({ onMessage, onFailure }) {
        const worker = { sent: /** @type {any[]} */ ([]), ended: false, says: onMessage, fails: onFailure };
        workers.push(worker);
        return {
          postMessage: (/** @type {any} */ message) => void worker.sent.push(message),
          terminate: () => (worker.ended = true),
        };
      },
      cpuEngine,
    },
    {
      onProgress: (progress) => heard.push(['progress', progress]),
      onLost: (reason) => heard.push(['lost', reason]),
      onCrash: ({ kind, message }) => heard.push(['crash', kind, message]),
    },
  );
  return { link, workers, heard };
}

/** @param {string} kind */
const ofKind = (kind) => (/** @type {unknown} */ error) =>
  error instanceof EngineError && error.kind === kind;

test('the CPU engine is booted with its code, the other one without', async () => {
  const { link, workers } = fakeLink();
  const booted = [link.boot('cpu'), link.boot('webgpu')];
  await new Promise((resolve) => setImmediate(resolve));
  const { sent, says } = workers[0];
  const boots = sent.toSorted((a, b) => a.engine.localeCompare(b.engine));
  assert.deepEqual(
    boots.map(({ engine, boot, cpu }) => [engine, boot, cpu?.build]),
    [
      ['cpu', true, 'cpu'],
      ['webgpu', true, undefined],
    ],
  );
  for (const { id, engine } of sent) says({ id, ok: true, reply: { adapter: engine } });
  assert.deepEqual(await Promise.all(booted), [{ adapter: 'cpu' }, { adapter: 'webgpu' }]);
});

test('each answer settles its question; unknown and repeated answers are ignored', async () => {
  const { link, workers } = fakeLink();
  const calls = [link.call('cpu', LEAVE), link.call('webgpu', LEAVE)];
  const [{ sent, says }] = workers;
  const [first, second] = sent;
  assert.notEqual(first.id, second.id);
  assert.deepEqual([first.engine, second.engine], ['cpu', 'webgpu']);
  says({ id: second.id, ok: false, error: { kind: 'notLoaded', message: '', params: {} } });
  says({ id: first.id, ok: true, reply: { it: 1 } });
  says({ id: first.id, ok: true, reply: { it: 2 } });
  says({ id: 999, ok: true, reply: {} });
  assert.deepEqual(await calls[0], { it: 1 });
  await assert.rejects(calls[1], ofKind('notLoaded'));
});

test('a crash rejects pending and later questions until there is a new worker', async () => {
  const { link, workers, heard } = fakeLink();
  const calls = Promise.allSettled([link.call('cpu', LEAVE), link.boot('webgpu')]);
  workers[0].says({ fatal: 'out of memory' });
  for (const call of await calls) assert.ok(call.status === 'rejected' && ofKind('fatal')(call.reason));
  assert.deepEqual(heard, [['crash', 'fatal', 'out of memory']]);
  assert.equal(link.crash?.message, 'out of memory');
  await assert.rejects(link.call('cpu', LEAVE), ofKind('fatal'));
  await assert.rejects(link.boot('cpu'), ofKind('fatal'));

  link.restart();
  assert.deepEqual([link.crash, workers.length, workers[0].ended], [null, 2, true]);
  const again = link.call('cpu', LEAVE);
  const [{ id }] = workers[1].sent;
  workers[0].says({ fatal: 'once more' }); // a late message of the old worker
  workers[0].says({ id, ok: true, reply: 'old' });
  workers[1].says({ id, ok: true, reply: 'new' });
  assert.equal(await again, 'new');
  assert.equal(link.crash, null);
});

test('the boot of a replaced worker is not sent to its successor', async () => {
  /** @type {(code: any) => void} */
  let arrives = () => {};
  const { link, workers } = fakeLink({ cpuEngine: () => new Promise((resolve) => (arrives = resolve)) });
  const booted = link.boot('cpu');
  link.restart();
  arrives({ build: 'cpu', code: {} });
  await assert.rejects(booted, ofKind('fatal'));
  assert.deepEqual(
    workers.map(({ sent }) => sent.length),
    [0, 0],
  );
});

test('an engine that fails to load and a worker that does not start are crashes', async () => {
  const missing = fakeLink({ cpuEngine: () => Promise.reject(new Error('404')) });
  await assert.rejects(missing.link.boot('cpu'), ofKind('fatal'));
  assert.deepEqual(missing.heard, [['crash', 'fatal', 'Error: 404']]);
  const { link, workers, heard } = fakeLink();
  const call = link.call('cpu', LEAVE);
  workers[0].fails('worker.js');
  await assert.rejects(call, ofKind('fatal'));
  assert.deepEqual(heard, [['crash', 'fatal', 'worker.js']]);
});

test('a lost device is reported, and the worker continues', async () => {
  const { link, workers, heard } = fakeLink();
  const call = link.call('cpu', LEAVE);
  const [{ sent, says }] = workers;
  says({ progress: 0.5 });
  says({ lost: 'unplugged' });
  says({ id: sent[0].id, ok: true, reply: {} });
  assert.deepEqual(await call, {});
  assert.deepEqual(heard, [
    ['progress', 0.5],
    ['lost', 'unplugged'],
  ]);
  assert.equal(link.crash, null);
});
