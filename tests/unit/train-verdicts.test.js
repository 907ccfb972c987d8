import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords, t } from '../../www/i18n/index.js';
import { bestRuns, differences } from '../../www/labs/train/comparison.js';
import { comparisonWords } from '../../www/labs/train/comparison-words.js';
import { labelPlaces } from '../../www/labs/train/views/label-places.js';
import { beside, bestCopied, levelEpoch, sparsity } from '../../www/labs/train/verdicts.js';

await loadWords('es', 'train');

/** @param {Partial<import('../../www/labs/train/verdicts.js').Found>} changed */
const figures = (changed) => ({
  mse: 0.01,
  pca: 0.0169,
  mean: 0.068,
  ended: true,
  zero: null,
  plainZero: null,
  ...changed,
});

test('a run is compared with PCA, and a tie is symmetric', () => {
  const of = (/** @type {number} */ mse, ended = true) => beside(figures({ mse, ended }));
  assert.deepEqual(
    [0.0099, 0.0165, 0.0169, 0.0173, 0.0236, 0.066].map((mse) => of(mse)),
    ['better', 'tie', 'tie', 'tie', 'worse', 'mean'],
  );
  assert.equal(of(0.0236, false), 'behind', 'it may still improve');
  assert.equal(beside(figures({ pca: undefined })), 'alone');
  for (let share = 0.9; share < 1.1; share += 0.001) {
    const [one, other] = [beside(figures({ mse: 0.0169 * share })), beside(figures({ mse: 0.0169 / share }))];
    assert.equal(one === 'tie', other === 'tie', `${share}`);
  }
});

test('the verdict follows the error over the whole range, in words that exist', () => {
  const order = ['better', 'tie', 'worse', 'mean'];
  let last = 0;
  for (let mse = 0.001; mse < 0.1; mse *= 1.02) {
    const kind = beside(figures({ mse }));
    assert.ok(order.indexOf(kind) >= last, `${mse}: ${kind}`);
    last = order.indexOf(kind);
    assert.notEqual(t(`verdict.${kind}`), `verdict.${kind}`);
  }
});

test('a penalty on the code is judged by its zeros compared with the same network without it', () => {
  const of = (/** @type {number | null} */ zero, /** @type {number | null} */ plainZero) =>
    sparsity(figures({ zero, plainZero }));
  assert.deepEqual(
    [of(null, null), of(0.5, null), of(0.5, 0.22), of(0.22, 0.22), of(0.2, 0.5)],
    [null, 'sparse', 'sparser', 'noSparser', 'noSparser'],
  );
  for (const kind of ['sparse', 'sparser', 'noSparser']) {
    assert.notEqual(t(`verdict.${kind}`), `verdict.${kind}`);
  }
});

test('runs trained differently are compared at their last common epoch', () => {
  const run = (/** @type {number} */ step) => ({ step, started: { stepsPerEpoch: 78 } });
  assert.equal(levelEpoch([run(1170), run(390)]), 5);
  assert.equal(levelEpoch([run(1170), run(1170)]), null);
  assert.equal(levelEpoch([run(1170), run(40)]), null);
  assert.equal(levelEpoch([]), null);
});

test('the sample reconstructed best has the lowest error', () => {
  assert.equal(bestCopied(new Float32Array([0.03, 0.01, 0.02])), 1);
});

/** A kept run with 78 steps per epoch. @param {any} [changed] @returns {any} */
const keptRun = ({ name = 'a', mse = 0.01, epochs = 15, perEpoch = 78, images = 10000, ...config } = {}) => ({
  name,
  step: epochs * perEpoch,
  started: { stepsPerEpoch: perEpoch, images },
  evaluations: [{ mse }],
  config: { subject: 'digits', noise: 'none', noiseLevel: 0, dCode: 32, ...config },
});
/** @param {any[]} runs */
const best = (runs) => [...bestRuns(runs, ({ evaluations }) => evaluations[0].mse)].map(({ name }) => name);

test('the run with the lowest error is marked, a tie marks all its runs, and a single run beats none', () => {
  const errors = (/** @type {number[]} */ ...all) =>
    best(all.map((mse, index) => keptRun({ name: 'abc'[index], mse })));
  assert.deepEqual(errors(0.01), []);
  assert.deepEqual(errors(0.01, 0.02, 0.03), ['a']);
  assert.deepEqual(errors(0.0101, 0.01, 0.03), ['a', 'b'], 'within 3 %');
  assert.deepEqual(errors(NaN, 0.02, 0.01), ['c']);
  assert.deepEqual(
    best([
      keptRun({ name: 'a', mse: 0.001, subject: 'fashion' }),
      keptRun({ name: 'b' }),
      keptRun({ name: 'c', mse: 0.02 }),
    ]),
    ['b'],
    'errors on other images are other errors',
  );
});

test('differences between runs are reported with their numbers, and the row of the last common epoch is named', () => {
  const kinds = (/** @type {any[]} */ ...runs) => differences(runs).map(({ kind }) => kind);
  assert.deepEqual(kinds(keptRun(), keptRun({ mse: 0.02 })), []);
  assert.deepEqual(kinds(keptRun(), keptRun({ epochs: 5 })), ['epochs'], 'more epochs imply more steps');
  assert.deepEqual(kinds(keptRun(), keptRun({ perEpoch: 625 })), ['steps'], 'smaller batches');
  assert.deepEqual(kinds(keptRun(), keptRun({ images: 1000, perEpoch: 7 })), ['images']);
  assert.deepEqual(kinds(keptRun(), keptRun({ dCode: 64 })), ['code']);
  assert.deepEqual(kinds(keptRun(), keptRun({ noise: 'gaussian', noiseLevel: 0.5 })), ['task']);
  const words = comparisonWords([keptRun(), keptRun({ name: 'b', mse: 0.02, epochs: 5, dCode: 64 })]);
  for (const part of ['Menor', '«a»', '5 y 15 épocas', '32 y 64', 'época 5'])
    assert.ok(words.includes(part), words);
  assert.ok(!words.includes('«b»'), words);
  assert.match(comparisonWords([keptRun(), keptRun({ name: 'b' })]), /^Empatan.*«a» y «b»\.$/);
  assert.doesNotMatch(comparisonWords([keptRun(), keptRun({ noise: 'blocks' })]), /Menor|Empatan/);
  assert.ok(![[], [keptRun()]].map((runs) => comparisonWords(runs)).some((words) => words.includes('{')));
});

test('labels of horizontal lines overlap no other label or near line, and stay inside the chart', () => {
  const [size, box] = [11, { top: 8, height: 120 }];
  for (let gap = 0; gap < 60; gap += 1) {
    for (const lines of [
      [110, 110 - gap],
      [110, 110 - gap, 50],
      [120, 120 - gap, 110 - 2 * gap],
    ]) {
      const places = labelPlaces(lines, size, box);
      const usedNames = places.flatMap((base) => (base === null ? [] : [base]));
      for (const base of usedNames) assert.ok(base - size >= box.top && base <= 128, `${lines}: ${places}`);
      for (const [index, base] of usedNames.entries())
        for (const other of usedNames.slice(index + 1))
          assert.ok(Math.abs(base - other) >= size, `${lines}: ${places}`);
    }
  }
});
