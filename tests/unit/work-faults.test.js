/** Database failures of a browser, and the page's reactions. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { deleteDB, openDB } from 'idb';
import { words } from '../../www/i18n/es.js';
import { Work } from '../../www/work/work.js';
import { database, freshBrowser, next, openDatabase, pageOf, train } from './fake-page.js';

beforeEach(freshBrowser);

/** @param {ReturnType<typeof pageOf>} page */
const steps = async ({ work }) => (await work.list()).map(({ kind, step }) => `${kind} ${step}`).toSorted();

test('data of the first version are restored', async () => {
  const old = await openDB(database, 1, {
    upgrade(made) {
      made.createObjectStore('entries', { keyPath: 'id' });
      made.createObjectStore('contents');
    },
  });
  const entry = { id: 'x', kind: 'run', name: 'old', tab: 'a', date: 1, bytes: 3, step: 9 };
  await old.put('entries', entry);
  await old.put('contents', { step: 9 }, 'x');
  old.close();
  const { work } = pageOf('b');
  assert.deepEqual(await work.list(), [{ ...entry, named: false }]);
  assert.deepEqual(await work.content('x'), { step: 9 });
});

test('a database of a newer version is left alone, and the page works', async () => {
  (await openDB(database, 99)).close();
  const page = pageOf('a');
  await train(page);
  assert.deepEqual([page.work.problem, await page.work.list()], ['newer', []]);
  assert.equal(page.run.state, 'finished');
  assert.ok(page.keeper.wouldLose);
});

test('a tab with an older version is named as the obstacle, and once it closes everything is stored', async () => {
  const old = await openDB(database, 1, {
    upgrade(made) {
      made.createObjectStore('entries', { keyPath: 'id' });
      made.createObjectStore('contents');
    },
  });
  const page = pageOf('a');
  await train(page);
  assert.equal(page.work.problem, 'blocked');
  assert.ok(page.keeper.wouldLose);
  const again = next(page.work, 'again');
  old.close();
  await again;
  await page.keeper.settled;
  assert.deepEqual([await steps(page), page.work.problem], [['run 40'], null]);
  assert.ok(!page.keeper.wouldLose);
});

test('a database that never opens delays nothing', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { work } = pageOf('a', () => new Promise(() => undefined));
  const listed = work.list();
  context.mock.timers.tick(10_000);
  assert.deepEqual(await listed, []);
  assert.equal(work.problem, 'blocked');
});

test('a deleted database is created again, with what is on the page', async () => {
  const page = pageOf('a');
  await train(page);
  await page.kept.keep(page.run, () => 'aside', [0]);
  await page.keeper.settled;
  const deleted = next(page.work, 'deleted');
  await deleteDB(database);
  await deleted;
  await page.keeper.settled;
  assert.deepEqual(await steps(page), ['kept 40', 'run 40']);
  assert.equal(page.work.problem, null);
});

/** A database that has no room while `full` says so: the entry still fits, its content does not. */
function tightDatabase() {
  const tight = { full: false };
  /** @type {typeof openDatabase} */
  const open = async (watching) => {
    const opened = await openDatabase(watching);
    return new Proxy(opened, {
      get(target, key) {
        if (key !== 'transaction') return bound(target, key);
        return (/** @type {Parameters<typeof opened.transaction>} */ ...parts) => {
          const change = target.transaction(...parts);
          return new Proxy(change, {
            get: (inner, name) =>
              name === 'objectStore'
                ? (/** @type {string} */ store) => tightStore(change.objectStore(store), store, tight)
                : bound(inner, name),
          });
        };
      },
    });
  };
  return { tight, open };
}

/** @param {any} store @param {string} name @param {{ full: boolean }} tight */
const tightStore = (store, name, tight) =>
  new Proxy(store, {
    get: (target, key) =>
      key === 'put' && name === 'contents' && tight.full
        ? () => Promise.reject(new DOMException('', 'QuotaExceededError'))
        : bound(target, key),
  });

/** @param {any} target @param {string | symbol} key */
const bound = (target, key) => (typeof target[key] === 'function' ? target[key].bind(target) : target[key]);

test('running out of room leaves stored entries intact, and the rest is stored when there is room', async () => {
  const { tight, open } = tightDatabase();
  const page = pageOf('a', open);
  await train(page);
  assert.ok(!page.keeper.wouldLose);
  tight.full = true;
  await page.kept.keep(page.run, () => 'aside', [0]);
  await page.run.adjust({ epochs: 8 });
  const copied = next(page.run, 'copied');
  page.run.play();
  await copied;
  await page.keeper.settled;
  assert.equal(page.work.problem, 'full');
  assert.deepEqual(await steps(page), ['run 40'], 'both or neither');
  assert.ok(page.keeper.wouldLose, 'the browser asks');
  tight.full = false;
  page.work.dispatchEvent(new Event('again'));
  await page.keeper.settled;
  assert.deepEqual(await steps(page), ['kept 40', 'run 80']);
  assert.ok(!page.keeper.wouldLose);
});

test('an entry that cannot be cloned is not stored in part', async () => {
  const { work } = pageOf('a');
  assert.equal(await work.put({ kind: 'table', id: 'x' }, { bytes: () => undefined }), null);
  assert.deepEqual(await work.list(), []);
});

test('a damaged entry is listed and can be deleted', async () => {
  const { work } = pageOf('a');
  await work.put({ kind: 'scene', name: 'sound' }, { address: '?', others: [] });
  const raw = await openDatabase({ onGone: () => undefined, onBlocked: () => undefined });
  await raw.put('entries', { id: 'x', date: 'yesterday', kind: ['?'] });
  raw.close();
  assert.equal((await work.list()).length, 2);
  await work.remove('x');
  assert.equal((await work.list()).length, 1);
});

test('each problem has a sentence', () => {
  for (const problem of ['unavailable', 'full', 'newer', 'blocked'])
    assert.ok(`work.problem.${problem}` in words);
});

test('a connection that the browser closes at this moment is opened again', async () => {
  /** @type {import('idb').IDBPDatabase[]} */
  const opened = [];
  const work = new Work('a', async (watching) => {
    opened.push(await openDatabase(watching));
    return /** @type {import('idb').IDBPDatabase} */ (opened.at(-1));
  });
  await work.put({ kind: 'scene', id: 'x' }, { address: '?', others: [] });
  opened[0].close();
  assert.ok(await work.put({ kind: 'scene', id: 'y' }, { address: '?', others: [] }));
  assert.deepEqual([opened.length, work.problem], [2, null]);
});

test('running out of room before anything is written is reported as such', async () => {
  const store = { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };
  const change = {
    objectStore: () => store,
    abort: () => undefined,
    done: Promise.reject(new DOMException('', 'QuotaExceededError')),
  };
  change.done.catch(() => undefined);
  const work = new Work('a', () => Promise.resolve(/** @type {any} */ ({ transaction: () => change })));
  assert.equal(await work.put({ kind: 'scene' }, { address: '?', others: [] }), null);
  assert.equal(work.problem, 'full');
});
