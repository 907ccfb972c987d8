import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdict } from '../../www/labs/reduction/verdict.js';

/** Shares from zero to above 1, in steps finer than the displayed ones. */
const SHARES = [0, 0.0004, 0.0006, ...Array.from({ length: 60 }, (_, at) => 0.0007 * 1.14 ** at)];

test('every pair of shares has a sentence that agrees with its figures', () => {
  const verdicts = new Set();
  for (const autoencoder of SHARES)
    for (const pca of SHARES) {
      const says = verdict(autoencoder, pca);
      verdicts.add(says);
      const [lost, linear] = [autoencoder, pca].map((share) => Math.round(1000 * share) / 10);
      const name = `${lost} % and ${linear} %`;
      if (says === 'everything') assert.ok(lost >= 100, name);
      else assert.ok(lost < 100, name);
      if (says === 'less') assert.ok(lost < linear, name);
      if (says === 'more') assert.ok(lost > linear, name);
      if (says === 'same') assert.ok(Math.abs(lost - linear) <= 0.05 * Math.max(lost, linear) + 1e-9, name);
    }
  assert.equal(verdicts.size, 4, [...verdicts].join());
});

test('a tie is symmetric', () => {
  for (const autoencoder of SHARES)
    for (const pca of SHARES) {
      if (Math.max(autoencoder, pca) >= 0.9995) continue;
      const turned = { less: 'more', more: 'less', same: 'same', everything: '' }[verdict(autoencoder, pca)];
      assert.equal(verdict(pca, autoencoder), turned, `${autoencoder} and ${pca}`);
    }
});

test('values that are displayed alike are the same, and a diverged network has learned nothing', () => {
  assert.equal(verdict(0.00041, 0.00012), 'same');
  assert.equal(verdict(0.0791, 0.1399), 'less');
  assert.equal(verdict(1.0001, 0.14), 'everything');
  assert.equal(verdict(NaN, 0.14), 'everything');
});
