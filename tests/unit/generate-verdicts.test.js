import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyVerdict, doubtVerdict, mixtureTerms, typicalImage } from '../../www/labs/generate/findings.js';

test('those in doubt are counted, and nobody is said to be when nobody is', () => {
  for (let count = 0; count <= 25; count++) {
    const doubtful = Array.from({ length: 25 }, (_, at) => at < count);
    const { key, numbers } = doubtVerdict(doubtful, 0.14);
    assert.equal(key, count ? 'wall.doubtful' : 'wall.noDoubt');
    assert.deepEqual(numbers, { count, all: 25, real: 14 });
  }
});

test('the image that is shown first is a clear digit where most are digits, and none where most are none', () => {
  const gaps = [0.2, 0.1, 0.3, 0.25];
  assert.equal(typicalImage([false, false, false, true], gaps), 1);
  assert.equal(typicalImage([false, true, false, false], gaps), 0, 'the nearest one is doubtful');
  assert.equal(typicalImage([true, true, true, false], gaps), 2);
  assert.equal(typicalImage([true, true, true, true], gaps), 2);
  assert.equal(typicalImage([], []), 0);
});

test('a copy is nearer than half of what is usual', () => {
  for (let gap = 0; gap <= 0.4; gap += 0.01)
    assert.equal(copyVerdict(gap, 0.17), gap < 0.085 ? 'wall.copy' : 'wall.noCopy');
});

test('what a mixture is made of weighs 1 together, and nothing is in it that weighs nothing', () => {
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
