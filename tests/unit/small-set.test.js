import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SMALL, fittedTo, smallSet } from '../../www/labs/train/small-set.js';

const USUAL = { batchSize: 128, epochs: 15 };

test('a set of any size gets batches that fit into it, and enough steps', () => {
  for (let images = 1; images < 2000; images++) {
    const fitted = fittedTo(images, USUAL, SMALL);
    const { batchSize, epochs } = fitted ?? USUAL;
    assert.ok(batchSize >= 1 && batchSize <= images && batchSize <= USUAL.batchSize, `${images}`);
    assert.ok(epochs >= USUAL.epochs && epochs <= 200, `${images}`);
    assert.equal(fitted === null, images >= SMALL * USUAL.batchSize);
    if (fitted) assert.ok(images < 4 || Math.floor(images / batchSize) >= SMALL, `${images}`);
    if (images >= 12) assert.ok(epochs * Math.floor(images / batchSize) >= 45, `${images}`);
  }
});

test('settings that fit are unchanged', () => {
  assert.equal(fittedTo(128, USUAL), null);
  assert.deepEqual(fittedTo(127, USUAL), { batchSize: 16, epochs: 86 });
  assert.deepEqual(fittedTo(48, { batchSize: 64, epochs: 150 }), { batchSize: 8, epochs: 150 });
});

test("changes for a small set are undone for another set, the user's settings stay", async () => {
  let config = /** @type {any} */ ({ ...USUAL, subject: 'my-a', images: 10_000 });
  const counts = /** @type {Record<string, number>} */ ({
    'my-aTrain': 9,
    'my-bTrain': 170,
    'my-cTrain': 900,
  });
  const engine = { loadData: (/** @type {string} */ set) => Promise.resolve({ count: counts[set] }) };
  const panel = {
    config: () => config,
    set: (/** @type {object} */ values) => void (config = { ...config, ...values }),
  };
  const small = smallSet(/** @type {any} */ ({ engine }), panel);
  const settings = () => [config.batchSize, config.epochs];
  assert.ok(await small.fit(SMALL));
  assert.ok(!(await small.fit()), 'the run begins with the settings');
  assert.deepEqual(settings(), [2, 150]);
  config.subject = 'my-b';
  await small.fit(SMALL);
  assert.deepEqual(settings(), [32, 120]);
  config.subject = 'my-c';
  await small.fit(SMALL);
  assert.deepEqual(settings(), [128, 15]);
  assert.equal(small.said, '');
  config.subject = 'my-a';
  await small.fit(SMALL);
  config.subject = 'digits';
  assert.ok(await small.fit());
  assert.deepEqual(settings(), [128, 15]);
  Object.assign(config, { subject: 'my-a', batchSize: 4, epochs: 7 });
  assert.ok(!(await small.fit()));
  assert.deepEqual(settings(), [4, 7]);
});
