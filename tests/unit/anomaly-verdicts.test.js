import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '../../www/i18n/index.js';
import { clearerSide } from '../../www/labs/anomaly/views/clearer-side.js';
import { faintestOf } from '../../www/labs/anomaly/faintest.js';
import { verdictSentence } from '../../www/labs/anomaly/verdict-sentence.js';
import { chosenOf, leftOutOf, normalFor, wantedOf } from '../../www/labs/anomaly/settings.js';
import { detectorVerdict, imageVerdict, rankOf, versusPca } from '../../www/labs/anomaly/verdicts.js';

await loadWords('es', 'anomaly');

/** Enough test samples of both classes. */
const MANY = Array.from({ length: 100 }, (_, at) => at % 2 === 0);
/** AUC values from 0 to 1, in steps of a hundredth. */
const AREAS = Array.from({ length: 101 }, (_, at) => at / 100);
const of = (/** @type {number} */ auc, /** @type {number} */ recall, isFaintest = false) =>
  detectorVerdict({ auc, recall, isFaintest });

test('the verdict on a detector agrees with the anomalies that it detects', () => {
  for (const auc of AREAS)
    for (const recall of AREAS) {
      const kind = of(auc, recall);
      if (kind === 'good') assert.ok(auc > 0.5 && recall >= 0.9, `${auc}, ${recall}`);
      if (kind === 'weak') assert.ok(auc > 0.5 && recall < 0.5, `${auc}, ${recall}`);
      if (kind === 'below') assert.ok(auc < 0.5, `${auc}, ${recall}`);
    }
  // 8 as the only normal class, and all but 0 normal: half of the anomalies pass although the AUC is high.
  assert.deepEqual([of(0.868, 0.541), of(0.923, 0.503)], ['partial', 'partial']);
  assert.deepEqual(
    [of(0.992, 0.968), of(0.7, 0.2), of(0.408, 0, true), of(0.408, 0)],
    ['good', 'weak', 'belowFaint', 'below'],
  );
});

test('chance and a tie with PCA are symmetric verdicts', () => {
  for (const by of [0, 0.005, 0.014, 0.02, 0.2]) {
    assert.equal(of(0.5 + by, 0.1) === 'chance', of(0.5 - by, 0.1) === 'chance', `${by} from chance`);
    assert.equal(versusPca(0.8 + by, 0.8) === 'same', versusPca(0.8, 0.8 + by) === 'same', `${by} apart`);
  }
  assert.deepEqual(
    [versusPca(0.9, 0.8), versusPca(0.8, 0.9), versusPca(0.99, 0.985)],
    ['better', 'worse', 'same'],
  );
});

test('a rank among the normal samples counts them, and the last rank is all of them', () => {
  assert.deepEqual(rankOf(1, 189), { kind: 'all', count: 189 });
  assert.deepEqual(rankOf(0, 189), { kind: 'none', count: 0 });
  assert.deepEqual(rankOf(Math.fround(188 / 189), 189), { kind: 'some', count: 188 });
  assert.deepEqual(rankOf(Math.fround(1777 / 1778), 1778), { kind: 'some', count: 1777 });
});

test('the sentence contains the figures beside it, and is empty during training', () => {
  const scores = /** @type {any} */ ({
    auc: 0.868,
    pcaAuc: 0.8,
    usual: 1,
    step: 200,
    recall: [0, 0.541],
    falseAlarms: [0, 0.049],
  });
  const { kind, text } = verdictSentence(scores, {
    state: 'whole',
    faintest: null,
    steps: 800,
    anomalous: MANY,
  });
  assert.equal(kind, 'partial');
  for (const shown of ['0,868', '0,800', '54,1', '4,9'])
    assert.ok(text.includes(shown), `${shown} in: ${text}`);
  for (const state of /** @type {const} */ (['pending', 'training', 'paused']))
    assert.equal(
      verdictSentence(scores, { state, faintest: null, steps: 800, anomalous: MANY }).kind,
      'training',
      state,
    );
});

test('only a fully trained network raises an alarm', () => {
  for (const [error, threshold] of [
    [0.07, 0.03],
    [0.03, 0.03],
    [0.01, 0.03],
    [0.07, Infinity],
  ]) {
    for (const state of /** @type {const} */ (['pending', 'training', 'paused']))
      assert.equal(imageVerdict(error, threshold, state), state);
    assert.equal(imageVerdict(error, threshold, 'whole'), error < threshold ? 'normal' : 'anomaly');
  }
});

test('the labels of the histogram avoid the samples and the threshold', () => {
  /** Two groups whose samples all lie in one bin of 56. @param {number} bin */
  const at = (bin) => ({
    groups: [0, 1].map(() => ({
      shares: Array.from({ length: 56 }, (_, index) => Number(index === bin)),
    })),
  });
  assert.equal(clearerSide(at(5), 0.2, 0.3), 'right');
  assert.equal(clearerSide(at(50), 0.2, 0.5), 'left');
  assert.equal(clearerSide(at(28), 0.2, 0.5), 'right', 'neither');
  assert.equal(clearerSide(at(28), 0.2, 0.9), 'left', 'the threshold');
});

test('the faintest class has the least ink per sample, whatever its size', () => {
  const sample = (/** @type {number} */ ink) => Array.from({ length: 784 }, (_, at) => (at < ink ? 1 : 0));
  const pixels = Float32Array.from([90, 20, 30, 20, 21].flatMap(sample));
  assert.equal(faintestOf({ pixels, labels: [0, 3, 7, 3, 3] }), 3);
  assert.equal(faintestOf({ pixels: new Float32Array(0), labels: [] }), null);
  const scores = /** @type {any} */ ({
    auc: 0.4,
    pcaAuc: 0.4,
    usual: 0,
    step: 800,
    recall: [0],
    falseAlarms: [0],
  });
  const { kind, text } = verdictSentence(scores, {
    state: 'whole',
    faintest: 'dot',
    steps: 800,
    anomalous: [true, false, false],
  });
  assert.ok(
    kind === 'belowFaint' && text.includes('«dot»') && text.includes('normales: 2; anómalas: 1'),
    text,
  );
});

test('the normal class is chosen among the classes of the set', () => {
  const context = (/** @type {Record<string, any>} */ values) =>
    /** @type {any} */ ({ get: (/** @type {string} */ id) => values[id] });
  const usual = { scene: 'oneClass', normal: [0], leftOut: 1, pollution: 0, seed: 1 };
  assert.deepEqual(chosenOf(context({ ...usual, normal: [9, 1, 1] }), 3), [1]);
  assert.deepEqual(chosenOf(context({ ...usual, normal: [9] }), 3), [0]);
  assert.deepEqual(chosenOf(context({ ...usual, normal: [] }), 3), []);
  assert.deepEqual(chosenOf(context({ ...usual, scene: 'leftOut', leftOut: 9 }), 3), [2]);
  assert.deepEqual([normalFor('leftOut', 1, 3), leftOutOf([0, 2], 3), leftOutOf([0], 3)], [[0, 2], 1, null]);
  // Only the digits have shipped networks.
  assert.equal(wantedOf(context(usual), 'digits', 10).model, 'anomaly-0');
  assert.equal(wantedOf(context(usual), 'my-set', 10).model, null);
  assert.equal(wantedOf(context({ ...usual, scene: 'leftOut' }), 'digits', 10).model, 'anomaly-not-1');
  assert.equal(wantedOf(context({ ...usual, seed: 2 }), 'digits', 10).model, null);
});
