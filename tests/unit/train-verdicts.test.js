import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords, t } from '../../www/i18n/index.js';
import { beside, bestCopied, levelEpoch, sparsity } from '../../www/labs/train/verdicts.js';

await loadWords('es', 'train');

/** @param {Partial<import('../../www/labs/train/verdicts.js').Found>} changed */
const found = (changed) => ({
  mse: 0.01,
  pca: 0.0169,
  mean: 0.068,
  ended: true,
  zero: null,
  plainZero: null,
  ...changed,
});

test('a run is judged beside PCA, and a tie is called alike on both sides', () => {
  const of = (/** @type {number} */ mse, ended = true) => beside(found({ mse, ended }));
  assert.deepEqual(
    [0.0099, 0.0165, 0.0169, 0.0173, 0.0236, 0.066].map((mse) => of(mse)),
    ['better', 'tie', 'tie', 'tie', 'worse', 'mean'],
  );
  assert.equal(of(0.0236, false), 'behind', 'it may still get there');
  assert.equal(beside(found({ pca: undefined })), 'alone');
  for (let share = 0.9; share < 1.1; share += 0.001) {
    const [one, other] = [beside(found({ mse: 0.0169 * share })), beside(found({ mse: 0.0169 / share }))];
    assert.equal(one === 'tie', other === 'tie', `${share}`);
  }
});

test('what is said follows the error over the whole range, and names it in words that exist', () => {
  const order = ['better', 'tie', 'worse', 'mean'];
  let last = 0;
  for (let mse = 0.001; mse < 0.1; mse *= 1.02) {
    const kind = beside(found({ mse }));
    assert.ok(order.indexOf(kind) >= last, `${mse}: ${kind}`);
    last = order.indexOf(kind);
    assert.notEqual(t(`verdict.${kind}`), `verdict.${kind}`);
  }
});

test('a penalty on the code is judged by the zeros that it makes beside the same network without it', () => {
  const of = (/** @type {number | null} */ zero, /** @type {number | null} */ plainZero) =>
    sparsity(found({ zero, plainZero }));
  assert.deepEqual(
    [of(null, null), of(0.5, null), of(0.5, 0.22), of(0.22, 0.22), of(0.2, 0.5)],
    [null, 'sparse', 'sparser', 'noSparser', 'noSparser'],
  );
  for (const kind of ['sparse', 'sparser', 'noSparser']) {
    assert.notEqual(t(`verdict.${kind}`), `verdict.${kind}`);
  }
});

test('runs that were not trained alike are compared at the last epoch that all have had', () => {
  const run = (/** @type {number} */ step) => ({ step, started: { stepsPerEpoch: 78 } });
  assert.equal(levelEpoch([run(1170), run(390)]), 5);
  assert.equal(levelEpoch([run(1170), run(1170)]), null);
  assert.equal(levelEpoch([run(1170), run(40)]), null);
  assert.equal(levelEpoch([]), null);
});

test('the sample that is copied best is the one with the least error', () => {
  assert.equal(bestCopied(new Float32Array([0.03, 0.01, 0.02])), 1);
});
