import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onAllCores } from '../../www/engine/all-cores.js';
import { Turn } from '../../www/engine/turns.js';

/** A turn whose engine answers nothing: jobs are told apart by the engine they run on. */
function fakeTurn() {
  const ending = new AbortController();
  return { turn: new Turn(/** @type {any} */ ({}), ending.signal), ending };
}

/** Spare engines that are recorded. */
function fakeSpares() {
  /** @type {{ isEnded: boolean, end: () => void }[]} */
  const spares = [];
  const start = () => {
    const spare = { isEnded: false, end: () => void (spare.isEnded = true) };
    spares.push(spare);
    return Promise.resolve(/** @type {any} */ (spare));
  };
  return { spares, start };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('each job is done once, on the engine of the page and on spare ones, which end', async () => {
  const { turn } = fakeTurn();
  const { spares, start } = fakeSpares();
  /** @type {any[]} */
  const prepared = [];
  /** @type {[any, number][]} */
  const done = [];
  const how = {
    prepare: (/** @type {any} */ spare) => Promise.resolve(prepared.push(spare)),
    run: async (/** @type {any} */ engine, /** @type {number} */ job) => {
      await soon();
      done.push([engine, job]);
    },
  };
  await onAllCores(turn, [1, 2, 3, 4, 5, 6, 7, 8, 9], how, 3, start);
  assert.deepEqual(new Set(done.map(([, job]) => job)), new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
  assert.equal(done.length, 9);
  assert.deepEqual(prepared, spares);
  assert.deepEqual(new Set(done.map(([engine]) => engine)), new Set([turn, ...spares]));
  assert.deepEqual(
    spares.map(({ isEnded }) => isEnded),
    [true, true],
  );
});

test('spare engines: none on one core, at most three, none for a single job', async () => {
  for (const [cores, jobs, expected] of [
    [1, 9, 0],
    [64, 9, 3],
    [64, 1, 0],
    [64, 0, 0],
    [64, 3, 2],
  ]) {
    const { turn } = fakeTurn();
    const { spares, start } = fakeSpares();
    await onAllCores(turn, Array(jobs).keys(), { prepare: soon, run: soon }, cores, start);
    assert.equal(spares.length, expected, `${cores} cores, ${jobs} jobs`);
  }
});

test('what a spare engine fails at is done by the page’s engine', async () => {
  const how = {
    prepare: soon,
    /** @type {any[]} */
    done: [],
    async run(/** @type {any} */ engine, /** @type {number} */ job) {
      await soon();
      if (engine !== turn) throw new Error('crashed');
      how.done.push(job);
    },
  };
  const { turn } = fakeTurn();
  const { spares, start } = fakeSpares();
  await onAllCores(turn, [1, 2, 3, 4], how, 4, start);
  assert.deepEqual(new Set(how.done), new Set([1, 2, 3, 4]));
  assert.equal(how.done.length, 4);
  assert.ok(spares.every(({ isEnded }) => isEnded));

  how.done = [];
  const none = () => Promise.reject(new Error('no worker'));
  await onAllCores(turn, [1, 2, 3], how, 2, none);
  assert.deepEqual(how.done, [1, 2, 3]);
});

test('a job that fails on the page’s engine ends the spare ones and is reported', async () => {
  const { turn } = fakeTurn();
  const { spares, start } = fakeSpares();
  const run = async (/** @type {any} */ engine) => {
    if (engine !== turn) return new Promise(() => undefined);
    await soon();
    throw new Error('refused');
  };
  await assert.rejects(onAllCores(turn, [1, 2], { prepare: soon, run }, 2, start), /refused/);
  assert.ok(spares[0].isEnded);
});

test('the spare engines end with the turn, also one that is still starting', async () => {
  const { turn, ending } = fakeTurn();
  const { spares, start } = fakeSpares();
  /** @type {() => void} */
  let open = () => undefined;
  const gate = new Promise((resolve) => (open = () => resolve(undefined)));
  const slow = async () => (await gate, start());
  const run = async () => {
    await soon();
    turn.check();
  };
  const all = onAllCores(turn, Array(1000).keys(), { prepare: soon, run }, 2, slow);
  ending.abort(new Error('left'));
  await assert.rejects(all, /left/);
  open();
  await soon();
  await soon();
  assert.equal(spares.length, 1);
  assert.ok(spares[0].isEnded);
});
