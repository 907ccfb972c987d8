import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '../../www/i18n/index.js';
import { says } from '../../www/labs/anomaly/says.js';
import { indexAt } from '../../www/labs/anomaly/threshold.js';
import { findings } from '../../www/labs/neighbors/findings.js';
import { nearestSize } from '../../www/labs/race/batch-slider.js';
import { overtaking, says as sayRace } from '../../www/labs/race/overtaking.js';
import { verdict } from '../../www/labs/secrecy/verdict.js';

for (const lab of ['anomaly', 'neighbors', 'race', 'secrecy']) await loadWords('es', lab);

/** @param {[number, number, number]} accuracies of samples, components, codes @param {[number, number]} ms of samples and codes */
function found([raw, pca, code], [slow, fast]) {
  const of = (/** @type {number} */ accuracy, ms = 1) => ({
    accuracy,
    ms,
    samples: 2000,
    confusion: [],
    told: [],
  });
  return findings({ raw: of(raw, slow), pca: of(pca), code: of(code, fast) }, [784, 2, 2], 'digits');
}

test('what is said of codes follows from the measured shares, and a point is no difference', () => {
  const of = (/** @type {[number, number, number]} */ shares) => {
    const { ofRaw, ofPca } = found(shares, [1, 1]);
    return [ofRaw, ofPca];
  };
  assert.deepEqual(of([0.946, 0.43, 0.832]), ['less', 'muchMore']);
  assert.deepEqual(of([0.946, 0.959, 0.95]), ['same', 'same']);
  assert.deepEqual(of([0.946, 0.885, 0.919]), ['less', 'more']);
  assert.deepEqual(of([0.9, 0.95, 0.93]), ['more', 'less']);
});

test('faster is said of what was faster, and by how much', () => {
  const of = (/** @type {number} */ slow, /** @type {number} */ fast) =>
    found([0.9, 0.9, 0.9], [slow, fast]).pace;
  assert.deepEqual([of(100, 10), of(11, 10), of(10, 11), of(10, 100)], ['faster', 'same', 'same', 'slower']);
});

test('what is said of a detector follows from the areas under the curves', () => {
  const of = (
    /** @type {number} */ auc,
    /** @type {number} */ pcaAuc,
    leftOut = /** @type {number | null} */ (null),
  ) => says(/** @type {any} */ ({ auc, pcaAuc }), { isRunning: false, leftOut }).kind;
  assert.deepEqual(
    [of(0.99, 0.95), of(0.7, 0.7), of(0.45, 0.6, 4), of(0.4, 0.43, 1)],
    ['good', 'weak', 'below', 'belowOne'],
  );
  assert.equal(
    says(/** @type {any} */ ({ auc: 0.2, pcaAuc: 0.9 }), { isRunning: true, leftOut: 1 }).kind,
    'training',
  );
  const versus = (/** @type {number} */ auc, /** @type {number} */ pcaAuc) =>
    says(/** @type {any} */ ({ auc, pcaAuc }), { isRunning: false, leftOut: null }).text;
  assert.match(versus(0.99, 0.95), /gana a PCA/);
  assert.match(versus(0.95, 0.99), /PCA.*mejor/);
  assert.match(versus(0.99, 0.985), /casi lo mismo/);
  assert.match(versus(0.4, 0.43), /misma manera/);
});

test('a threshold is the point of the curve where errors of at least its size are anomalies', () => {
  const thresholds = [Infinity, 0.9, 0.5, 0.2];
  assert.deepEqual(
    [1, 0.9, 0.7, 0.5, 0.3, 0.2, 0.1].map((value) => indexAt(thresholds, value)),
    [0, 1, 1, 2, 2, 3, 3],
  );
});

test('an attack is judged beside the image that needs no code', () => {
  assert.deepEqual(
    [0.09, 0.068, 0.06, 0.028, 0.024].map((mse) => verdict(mse, 0.068)),
    ['blind', 'blind', 'shapes', 'shapes', 'read'],
  );
});

test('who overtakes whom follows from the speeds of both, and what is level turns nothing', () => {
  const found = (/** @type {Record<number, [number?, number?]>} */ speeds) =>
    overtaking(Object.entries(speeds).map(([size, [cpu, webgpu]]) => [Number(size), { cpu, webgpu }]));
  assert.deepEqual(found({ 8: [100, undefined], 16: [undefined, 50] }), { kind: 'none' });
  assert.deepEqual(found({ 8: [100, 103], 16: [100, 98] }), { kind: 'level' });
  const { kind, winner, most } = found({ 8: [100, 25] });
  assert.deepEqual([kind, winner, most], ['one', 'cpu', 4]);
  const always = found({ 8: [100, 200], 16: [100, 102], 32: [100, 400] });
  assert.deepEqual([always.kind, always.winner, always.most], ['always', 'webgpu', 4]);
  // Between 16 and 64, where 32 is level.
  const overtakes = found({ 8: [100, 20], 16: [100, 60], 32: [100, 101], 64: [100, 150], 128: [100, 300] });
  assert.deepEqual(
    [overtakes.kind, overtakes.winner, overtakes.before, overtakes.at, overtakes.least, overtakes.most],
    ['overtakes', 'webgpu', 16, 64, 1.5, 3],
  );
  const mixed = found({ 8: [100, 200], 16: [100, 50], 32: [100, 200] });
  assert.deepEqual([mixed.kind, mixed.sizes], ['mixed', { cpu: [16], webgpu: [8, 32] }]);
  assert.match(sayRace(overtakes), /un lote de 16 gana la CPU; desde 64, WebGPU/);
  assert.match(sayRace(mixed), /lotes de 16 gana la CPU; con 8, 32, WebGPU/);
});

test('a batch size that does not race is replaced by the nearest that does', () => {
  assert.deepEqual([8, 100, 128, 90, 1000].map(nearestSize), [8, 128, 128, 64, 1024]);
});
