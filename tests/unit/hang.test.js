/** A worker that hangs during training: from the silence to the run's continuation in another worker. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { FakeEngine } from './fake-engine.js';
import { CONFIG, next, setOpenTabs } from './fake-page.js';

/** The workers, newest last. @type {FakeWorker[]} */
const workers = [];

/** A worker with an engine that counts steps; when it hangs it answers nothing, not even a ping. */
class FakeWorker extends EventTarget {
  hangs = false;
  ended = false;
  engine = new FakeEngine();
  /** @type {string[]} */
  models = [];

  constructor() {
    super();
    workers.push(this);
  }

  /** @param {any} message */
  postMessage({ id, ping, boot, request }) {
    if (this.hangs || this.ended) return;
    void (async () => {
      await Promise.resolve(); // a message is asynchronous
      const reply = ping || boot ? { adapter: '' } : await this.#answer(request);
      this.dispatchEvent(
        new MessageEvent('message', { data: ping ? { pong: true } : { id, ok: true, reply } }),
      );
    })();
  }

  /** @param {any} request */
  #answer(request) {
    if (request.train) return this.engine.ask(request);
    if (request.engine?.loadModel) this.models.push(request.engine.loadModel.name);
    return { passed: true };
  }

  terminate() {
    this.ended = true;
  }
}

setOpenTabs([]);
Object.assign(globalThis, {
  Worker: FakeWorker,
  latenteFirstRequest: { builds: ['cpu'], answer: null },
  fetch: () => Promise.resolve(new Response(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), { headers: {} })),
});
mock.timers.enable({ apis: ['setInterval'] });
const { Engine } = await import('../../www/engine/client.js');
const { TrainingRun } = await import('../../www/engine/training.js');

/** Lets this many seconds pass. @param {number} seconds */
async function pass(seconds) {
  for (let second = 0; second < seconds; second++) {
    mock.timers.tick(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a hanging worker is reported, abandoned and replaced; the run, the models and the next lab are restored', async () => {
  const engine = Engine.start({ backend: 'cpu' });
  const run = new TrainingRun(engine);
  /** @type {string[]} */
  const heard = [];
  engine.addEventListener('silence', () => heard.push(engine.silence));
  await engine.adoptModel('trained', new Uint8Array([1]));
  await run.start({ ...CONFIG, epochs: 100_000 });
  run.play();
  while (run.step < 30) await next(run, 'progress');
  run.pause();
  await next(run, 'copied');
  const { step } = run;

  workers[0].hangs = true;
  run.play();
  const asked = engine.ask({ engine: { leave: { lab: 'train' } } }).catch(({ kind }) => kind);
  await pass(10);
  assert.deepEqual(heard, ['busy', 'quiet']);
  await pass(20);
  assert.deepEqual(heard, ['busy', 'quiet', 'stuck']);

  const fatal = next(engine, 'fatal');
  engine.abandon();
  await fatal;
  assert.deepEqual([workers[0].ended, engine.silence, await asked], [true, 'answers', 'fatal']);
  await assert.rejects(
    engine.ask({ engine: { leave: { lab: 'train' } } }),
    'there is no engine until the restart',
  );
  await engine.restart();
  while (run.state !== 'paused') await next(run, 'change');
  assert.deepEqual([workers.length, run.step, run.losses.length], [2, step, step]);
  await engine.loadModel('trained');
  assert.deepEqual(workers[1].models, ['trained']);
  run.play();
  while (run.step < step + 10) await next(run, 'progress');
  await run.rest();
  assert.equal(engine.silence, 'answers');
});
