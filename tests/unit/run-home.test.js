/** How often a run is copied to the page, and when a copy is required. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { RunHome } from '../../www/engine/run-home.js';
import { TrainingRun } from '../../www/engine/training.js';
import { askBeforeLeaving, secureWhenHidden } from '../../www/work/leaving.js';
import { FakeEngine } from './fake-engine.js';
import { CONFIG } from './fake-page.js';

/** @param {number} copyMs duration of a copy */
async function copied(copyMs) {
  let now = 0;
  mock.method(performance, 'now', () => now);
  const engine = new FakeEngine();
  const home = new RunHome(/** @type {any} */ (engine));
  await home.begin(CONFIG);
  const { snapshot } = engine;
  engine.snapshot = (backend) => {
    now += copyMs;
    return snapshot.call(engine, backend);
  };
  const run = { config: CONFIG, step: 1, trainingMs: 0, losses: [1], penalties: [], evaluations: [] };
  await home.copy(run);
  const since = now;
  return { home, at: (/** @type {number} */ ms) => (now = since + ms) };
}

test('a run is copied at the end of each epoch, and after at most six seconds', async () => {
  const { home, at } = await copied(20);
  at(2900);
  assert.deepEqual([home.isDue(true), home.isDue(false)], [false, false]);
  at(3100);
  assert.deepEqual([home.isDue(true), home.isDue(false)], [true, false]);
  at(6100);
  assert.deepEqual([home.isDue(true), home.isDue(false)], [true, true]);
  mock.reset();
});

test('a slow copy is taken less often: a hundredth of the time, but not never', async () => {
  for (const [copyMs, pause] of [
    [100, 10_000],
    [250, 25_000],
    [5000, 30_000],
  ]) {
    const { home, at } = await copied(copyMs);
    at(pause - 100);
    assert.equal(home.isDue(true), false, `${copyMs} ms`);
    at(pause + 100);
    assert.equal(home.isDue(false), true, `${copyMs} ms`);
    mock.reset();
  }
});

test('hiding, freezing or leaving a page copies its run, once', async () => {
  const run = new TrainingRun(/** @type {any} */ (new FakeEngine()));
  let copies = 0;
  run.addEventListener('copied', () => copies++);
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const view = new EventTarget();
  /** @type {Promise<unknown>[]} */
  const securing = [];
  secureWhenHidden(() => securing.push(run.secure()), /** @type {any} */ (page), view);
  const after = async (/** @type {EventTarget} */ target, /** @type {string} */ type) => {
    target.dispatchEvent(new Event(type));
    await Promise.all(securing);
    return copies;
  };
  await run.start(CONFIG);
  page.visibilityState = 'hidden';
  assert.equal(await after(page, 'visibilitychange'), 0, 'nothing has been trained');
  await run.stepOnce();
  page.visibilityState = 'visible';
  assert.equal(await after(page, 'visibilitychange'), 0);
  page.visibilityState = 'hidden';
  assert.equal(await after(page, 'visibilitychange'), 1);
  assert.equal(await after(view, 'pagehide'), 1, 'the copy was made');
  await run.stepOnce();
  assert.equal(await after(page, 'freeze'), 2);
  await run.stepOnce();
  assert.equal(await after(view, 'pagehide'), 3);
  assert.deepEqual([run.record?.step, run.state], [3, 'paused']);
});

test('the browser asks before a page is left only if something would be lost', () => {
  const view = new EventTarget();
  let wouldLose = false;
  askBeforeLeaving(() => wouldLose, view);
  const asks = () => !view.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  assert.equal(asks(), false);
  wouldLose = true;
  assert.equal(asks(), true);
});
