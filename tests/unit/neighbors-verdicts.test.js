import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '../../www/i18n/index.js';
import { precomputed } from '../../www/labs/neighbors/precomputed.js';
import { percent } from '../../www/lab-kit/shares.js';
import { findings } from '../../www/labs/neighbors/findings.js';

await loadWords('es', 'neighbors');

/** @param {[number, number, number]} accuracies for samples, components and codes @param {[number, number]} ms for samples and codes */
function found([raw, pca, code], [slow, fast]) {
  const of = (/** @type {number} */ accuracy, ms = 1) => ({ accuracy, ms, samples: 2000 });
  return findings({ raw: of(raw, slow), pca: of(pca), code: of(code, fast) }, [784, 2, 2], 'images');
}

test('the sentence about the codes follows from the measured shares, and a point is not a difference', () => {
  const of = (/** @type {[number, number, number]} */ shares) => {
    const { ofRaw, ofPca } = found(shares, [1, 1]);
    return [ofRaw, ofPca];
  };
  assert.deepEqual(of([0.946, 0.43, 0.832]), ['less', 'muchMore']);
  assert.deepEqual(of([0.946, 0.959, 0.95]), ['same', 'same']);
  assert.deepEqual(of([0.946, 0.885, 0.919]), ['less', 'more']);
  assert.deepEqual(of([0.9, 0.95, 0.93]), ['more', 'less']);
});

test('a tie is symmetric', () => {
  for (let tenths = -30; tenths <= 30; tenths++) {
    const [ahead, behind] = [0.9 + tenths / 1000, 0.9 - tenths / 1000];
    assert.equal(
      found([0.9, 0.9, ahead], [1, 1]).ofRaw === 'same',
      found([0.9, 0.9, behind], [1, 1]).ofRaw === 'same',
    );
    assert.equal(
      found([0.9, 0.9, ahead], [1, 1]).ofPca === 'same',
      found([0.9, 0.9, behind], [1, 1]).ofPca === 'same',
    );
  }
});

test('the difference in a sentence is that of the displayed shares', () => {
  for (let code = 800; code < 2000; code += 7)
    for (const pca of [801, 1634, 1635, 1999]) {
      const [codeShare, pcaShare] = [Math.fround(code / 2000), Math.fround(pca / 2000)];
      const shown = [codeShare, pcaShare].map((share) => Number.parseFloat(percent(share).replace(',', '.')));
      const { text, ofPca } = found([0.95, pcaShare, codeShare], [1, 1]);
      if (ofPca === 'same') continue;
      const points = Math.abs(shown[0] - shown[1])
        .toFixed(1)
        .replace('.', ',');
      assert.ok(text.includes(`${points} puntos`), `${shown}: ${text}`);
    }
  // Satellite, two values: 84.40 and 81.75 %.
  assert.equal(percent(Math.fround(0.8175)), '81,8\u00a0%');
});

test('"faster" describes the faster method, with its factor', () => {
  const of = (/** @type {number} */ slow, /** @type {number} */ fast) =>
    found([0.9, 0.9, 0.9], [slow, fast]).pace;
  assert.deepEqual([of(100, 10), of(11, 10), of(10, 11), of(10, 100)], ['faster', 'same', 'same', 'slower']);
});

test('shipped measurements hold for the settings that they were measured with', () => {
  const known = /** @type {const} */ ({ raw: [0.95, 2], pca: [0.43, 0.1], code: [0.83, 0.2] });
  const measurements = /** @type {any} */ ({
    machine: 'a machine',
    data: { digits: { samples: 2000, of: { 'codes-2': { 5: known } } }, landsat: { samples: 2000, of: {} } },
  });
  const about = /** @type {const} */ ({ data: 'digits', network: 'codes-2', k: 5 });
  assert.deepEqual(precomputed(measurements, about).code, { accuracy: 0.83, ms: 400, samples: 2000 });
  assert.deepEqual(precomputed(measurements, { ...about, k: 4 }), {});
  assert.deepEqual(precomputed(measurements, { ...about, network: 'run' }), {});
  assert.deepEqual(precomputed(null, about), {});
});
