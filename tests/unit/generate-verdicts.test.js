import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyVerdict, doubtVerdict, mixtureTerms, typicalImage } from '../../www/labs/generate/findings.js';

test('doubtful images are counted, and the sentence is right for none', () => {
  for (let count = 0; count <= 25; count++) {
    const doubtful = Array.from({ length: 25 }, (_, at) => at < count);
    const { key, numbers } = doubtVerdict(doubtful, 0.14);
    assert.equal(key, count ? 'wall.doubtful' : 'wall.noDoubt');
    assert.deepEqual(numbers, { count, all: 25, real: 14 });
  }
});

test('the first image is a clear digit if most are, and a doubtful one otherwise', () => {
  const gaps = [0.2, 0.1, 0.3, 0.25];
  assert.equal(typicalImage([false, false, false, true], gaps), 1);
  assert.equal(typicalImage([false, true, false, false], gaps), 0, 'the nearest one is doubtful');
  assert.equal(typicalImage([true, true, true, false], gaps), 2);
  assert.equal(typicalImage([true, true, true, true], gaps), 2);
  assert.equal(typicalImage([], []), 0);
});

test('a copy is nearer than half the usual distance', () => {
  for (let gap = 0; gap <= 0.4; gap += 0.01)
    assert.equal(copyVerdict(gap, 0.17), gap < 0.085 ? 'wall.copy' : 'wall.noCopy');
});

test('the terms of a mixture sum to 1, and none of them is 0', () => {
  for (const [shares, drawing] of /** @type {[number[], number][]} */ ([
    [[0, 0, 0, 1, 0, 0, 0, 0, 1, 0], 0],
    [[0.3, 0, 0, 0.05, 0, 1, 0, 0, 0.95, 0], 0.4],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1],
  ])) {
    const terms = mixtureTerms(shares, drawing);
    assert.ok(Math.abs(terms.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12);
    for (const { share, label } of terms)
      assert.ok(share > 0 && (label === null ? drawing : shares[label]) > 0);
  }
  assert.deepEqual(mixtureTerms([0, 0], 0), []);
  assert.deepEqual(mixtureTerms([0, 0.5, 0.5], 0), [
    { share: 0.5, label: 1 },
    { share: 0.5, label: 2 },
  ]);
});
