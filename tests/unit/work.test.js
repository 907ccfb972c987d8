import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openDB } from 'idb';
import { KeptRuns } from '../../www/engine/kept-runs.js';
import { TrainingRun } from '../../www/engine/training.js';
import { defaultsOf } from '../../www/router.js';
import { Keeper } from '../../www/work/keeper.js';
import { VERSION, schema } from '../../www/work/schema.js';
import { KINDS, mostOf } from '../../www/work/kinds.js';
import { findWork } from '../../www/work/found.js';
import { opening } from '../../www/work/opening.js';
import { keepScenes } from '../../www/work/scenes.js';
import { Work } from '../../www/work/work.js';
import { FakeEngine } from './fake-engine.js';

const CONFIG = /** @type {import('../../www/generated/protocol.js').TrainConfig} */ (
  /** @type {unknown} */ ({ ...defaultsOf('train'), images: 100, batchSize: 10, epochs: 4 })
);

/** Each test has a database of its own, and the tabs of the browser as it says. */
let database = '';
let count = 0;
beforeEach(() => {
  database = `work ${++count}`;
  setOpenTabs([]);
});
/** @type {import('../../www/work/work.js').OpenDatabase} */
const openDatabase = (watching) => openDB(database, VERSION, schema(watching));

/** @param {string[]} tabs */
function setOpenTabs(tabs) {
  const held = tabs.map((tab) => ({ name: `latente-tab-${tab}` }));
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { locks: { query: () => Promise.resolve({ held }) } },
  });
}
globalThis.addEventListener ??= () => undefined;

/** A page: its run, its kept runs, what keeps them, and what it was asked to open. @param {string} tab */
function pageOf(tab, open = openDatabase) {
  const engine = new FakeEngine();
  const run = new TrainingRun(/** @type {any} */ (engine));
  const kept = new KeptRuns();
  const work = new Work(tab, open);
  const keeper = new Keeper(work, run, kept, ({ kind }) => kind);
  /** @type {unknown[][]} */
  const opened = [];
  const page = {
    openLab: (/** @type {unknown[]} */ ...parts) => void opened.push(['lab', ...parts]),
    openScene: (/** @type {unknown} */ scene) => void opened.push(['scene', scene]),
    hand: (/** @type {unknown[]} */ ...parts) => void opened.push(['hand', ...parts]),
  };
  const { open: openEntry, resume } = opening({ work, keeper, engine: /** @type {any} */ (engine), page });
  return { engine, run, kept, work, keeper, opened, openEntry, resume };
}

/** @param {EventTarget} target @param {string} type */
const next = (target, type) =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** Trains to the end. @param {ReturnType<typeof pageOf>} page */
async function train({ run, work }) {
  await run.start(CONFIG);
  const written = next(work, 'change');
  run.play();
  await written;
}

test('a run is there on the next visit, with its curve and its weights', async () => {
  const before = pageOf('a');
  await train(before);
  const after = pageOf('b');
  const found = await findWork(after.work, '?');
  assert.equal(found?.run?.step, 40);
  await after.resume(/** @type {any} */ (found));
  assert.equal(after.run.step, 40);
  assert.equal(after.run.state, 'finished');
  assert.deepEqual(after.run.losses, before.run.losses);
  assert.deepEqual(after.run.evaluations, before.run.evaluations);
});

test('what another tab does at this moment is not offered, and not written over', async () => {
  await train(pageOf('a'));
  setOpenTabs(['a', 'b']);
  const other = pageOf('b');
  assert.equal(await findWork(other.work, '?'), null);
  await train(other);
  assert.equal((await other.work.list()).length, 2);
});

test('a kept run keeps its name, and is gone when it is removed', async () => {
  const page = pageOf('a');
  await train(page);
  let written = next(page.work, 'change');
  const kept = await page.kept.keep(page.run, () => 'λ = 0,1', [0]);
  await written;
  written = next(page.work, 'change');
  page.kept.rename(kept?.id ?? -1, 'with a penalty');
  await written;
  const after = pageOf('b');
  const found = await findWork(after.work, '?');
  assert.deepEqual(
    found?.kept.map(({ name }) => name),
    ['with a penalty'],
  );
  await after.resume(/** @type {any} */ (found));
  assert.deepEqual(
    after.kept.runs.map(({ name, step }) => [name, step]),
    [['with a penalty', 40]],
  );
  written = next(after.work, 'change');
  after.kept.remove(after.kept.runs[0].id);
  await written;
  assert.deepEqual(
    (await after.work.list()).map(({ kind }) => kind),
    ['run'],
  );
});

test('runs that nobody put aside make room for newer ones', async () => {
  const page = pageOf('a');
  const most = mostOf('run');
  for (let index = 0; index <= most; index++)
    await page.work.put({ id: String(index), kind: 'run', name: '', step: 1 }, { index });
  const runs = await page.work.list();
  assert.equal(runs.length, most);
  assert.ok(!runs.some(({ id }) => id === '0'));
  assert.equal(await page.work.content('0'), undefined);
});

for (const [name, problem] of /** @type {const} */ ([
  ['QuotaExceededError', 'full'],
  ['VersionError', 'newer'],
  ['SecurityError', 'unavailable'],
]))
  test(`${name}: it is said once, and the page goes on`, async () => {
    const work = new Work('a', () => Promise.reject(new DOMException('', name)));
    let said = 0;
    work.addEventListener('problem', () => said++);
    await work.put({ id: 'x', kind: 'run', name: '', step: 1 }, {});
    assert.deepEqual(await work.list(), []);
    assert.equal(work.problem, problem);
    assert.equal(said, 1);
  });
