/** Labs with the user's image sets: small networks, colours of many classes, links without the set. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { staleError } from '../../www/engine/error.js';
import { Preparations, isGivenUp } from '../../www/engine/prepare.js';
import { LABS, LIMITS } from '../../www/generated/labs.js';
import { classCount, testSetOf, trainSetOf } from '../../www/lab-kit/classes.js';
import { smallConfig, smallName, stepsOf } from '../../www/lab-kit/small-network.js';
import { isMine, readScene } from '../../www/router.js';
import { put } from '../../www/images/store.js';
import { registerSet, knownSet } from '../../www/subjects/set-registry.js';
import { settleSets } from '../../www/subjects/settle.js';
import { classMiddles } from '../../www/views/maps/class-middles.js';

const WWW = path.resolve(import.meta.dirname, '../../www');

test('the config of a small network is valid for any number of images', () => {
  const control = (/** @type {string} */ id) =>
    /** @type {any} */ (LABS.find(({ id }) => id === 'train')?.controls.find((control) => control.id === id));
  for (const count of [1, 2, 3, 5, 9, 40, 160, 1000, 5000, 10_000, LIMITS.images]) {
    const config = smallConfig('my-set', { dCode: 2 }, count);
    assert.equal(config.subject, 'my-set');
    assert.equal(config.dCode, 2);
    assert.ok(
      config.batchSize >= 1 && config.batchSize <= Math.min(count, config.images),
      `batch of ${count}`,
    );
    for (const id of /** @type {const} */ (['images', 'batchSize', 'epochs']))
      assert.ok(config[id] >= control(id).min && config[id] <= control(id).max, `${id} of ${count}`);
    const steps = stepsOf(config);
    assert.ok(steps <= 700 && (count < 5 || steps >= 500), `${steps} steps of ${count}`);
  }
});

test('networks of several sets have different names', () => {
  const names = ['my-a', 'my-b'].map((subject) => smallName('digits-32', /** @type {any} */ (subject)));
  assert.equal(new Set([...names, 'digits-32']).size, 3);
});

test("the user's sets and classes", () => {
  registerSet({ id: 'my-three', name: 'Three', classes: ['a', 'b', 'c'] });
  registerSet({ id: 'my-none', name: 'None', classes: [] });
  assert.deepEqual([trainSetOf('my-three'), testSetOf('my-three')], ['my-threeTrain', 'my-threeTest']);
  assert.deepEqual([trainSetOf('fashion'), testSetOf('digits')], ['fashionTrain', 'digitsTest']);
  assert.deepEqual(
    ['my-three', 'my-none', 'digits'].map((id) => classCount(/** @type {any} */ (id))),
    [3, 1, 10],
  );
});

test('each class of a set has a colour, and all are different', () => {
  const text = ['style/tokens.css', 'views/colors/many.css']
    .map((file) => readFileSync(path.join(WWW, file), 'utf8'))
    .join();
  const found = [...text.matchAll(/--class-(\d+): (#[0-9a-f]{6})/g)];
  assert.deepEqual(
    found.map(([, label]) => Number(label)),
    Array.from({ length: LIMITS.imageClasses }, (_, label) => label),
  );
  assert.equal(new Set(found.map(([, , colour]) => colour)).size, LIMITS.imageClasses);
});

test('centres of classes beyond the tenth are found, and absent classes have none', () => {
  const codes = new Float32Array([0, 0, 1, 2, 3, 4]);
  assert.deepEqual(
    classMiddles({ codes, labels: [61, 12, 12] }).map(({ label }) => label),
    [12, 61],
  );
});

test('a link to a missing set falls back to the default data; an existing one is known by name', async () => {
  const set = {
    name: 'Signs',
    images: new Uint8Array(4 * 784),
    labels: null,
    classes: [],
    made: 1,
    origin: '',
  };
  await put({ ...set, id: 'my-here' });
  for (const { id, controls } of LABS)
    for (const control of controls.filter(({ images }) => images)) {
      const scene = (/** @type {string} */ value) => readScene(`?lab=${id}&${control.id}=${value}`).values;
      assert.ok(isMine(scene('my-here')[control.id]), `${id} takes images of the user`);
      assert.deepEqual(await settleSets(id, scene('my-here')), {});
      assert.deepEqual(await settleSets(id, scene('my-gone')), { [control.id]: control.default });
    }
  assert.equal(knownSet('my-here')?.name, 'Signs');
});

/** An engine whose networks take three questions. */
function engineOfThree() {
  /** @type {string[]} */
  const questions = [];
  let step = 0;
  const engine = {
    loadData: () => Promise.resolve({}),
    ask: (/** @type {any} */ { engine: { prepare } }) => {
      questions.push(prepare.name);
      step = (step % 3) + 1;
      return Promise.resolve({ step, steps: 3, model: step === 3 ? { name: prepare.name } : null });
    },
  };
  return { asked: questions, preparations: new Preparations(/** @type {any} */ (engine)) };
}

test('networks are trained one after the other, because the engine holds one', async () => {
  const { asked: questions, preparations } = engineOfThree();
  const config = smallConfig('my-set', {}, 100);
  /** @type {number[]} */
  const messages = [];
  const models = await Promise.all([
    preparations.add('a', config, (step) => messages.push(step)),
    preparations.add('b', config),
  ]);
  assert.deepEqual(questions, ['a', 'a', 'a', 'b', 'b', 'b']);
  assert.deepEqual(messages, [1, 2, 3]);
  assert.deepEqual(
    models.map(({ name }) => name),
    ['a', 'b'],
  );
});

test('a cancelled training ends, and the next one begins', async () => {
  const { asked: questions, preparations } = engineOfThree();
  const config = smallConfig('my-set', {}, 100);
  const ending = new AbortController();
  const first = preparations.add('a', config, () => ending.abort(staleError()), ending.signal);
  const second = preparations.add('b', config);
  await assert.rejects(first, isGivenUp);
  await second.catch(() => undefined);
  assert.deepEqual([questions[0], questions[1]], ['a', 'b']);
});
