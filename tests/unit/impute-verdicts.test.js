import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { precomputed } from '../../www/labs/impute/precomputed.js';
import { PATCH_METHODS, patchVerdict } from '../../www/labs/impute/patch-verdict.js';
import { METHODS } from '../../www/labs/impute/methods.js';
import { compareErrors } from '../../www/lab-kit/compare-errors.js';

/** @typedef {Record<import('../../www/labs/impute/methods.js').Method, number>} Errors */

const MEASURED = JSON.parse(
  readFileSync(new URL('../../www/labs/impute/measured.json', import.meta.url), 'utf8'),
);
const errorsOf = (/** @type {number[]} */ found) =>
  /** @type {Errors} */ (Object.fromEntries(METHODS.map((way, at) => [way, found[at]])));

/** Conditions on the numbers for each sentence. */
function check(/** @type {Errors} */ errors, /** @type {string} */ name) {
  const { says, rival } = compareErrors(errors);
  const others = METHODS.filter((way) => way !== 'network').map((way) => errors[way]);
  assert.equal(errors[rival], Math.min(...others), `${name}: the rival is the best of the others`);
  const ratio = errors.network / errors[rival];
  if (says === 'network') assert.ok(ratio < 1 / 1.049, `${name}: it wins`);
  if (says === 'tie') assert.ok(ratio > 1 / 1.051 && ratio < 1.051, `${name}: a tie`);
  if (says === 'other') assert.ok(ratio > 1.049, `${name}: it loses`);
  return says;
}

test('every hole has a sentence that agrees with its numbers', () => {
  const holes = Object.entries(MEASURED.errors);
  assert.equal(holes.length, 5 + 17);
  const verdicts = new Set(holes.map(([name, found]) => check(errorsOf(found), name)));
  assert.deepEqual([...verdicts].sort(), ['network', 'other', 'tie']);
});

test('scattered pixels and many rounds: PCA wins although the network was trained on such holes', () => {
  const errors = { network: 0.0231, iterated: 0.0391, pca: 0.021, mean: 0.0679 };
  assert.deepEqual(compareErrors(errors), { says: 'other', rival: 'pca' });
});

test('a tie is symmetric', () => {
  for (const pca of [0.0228, 0.0232]) {
    const errors = { network: 0.0231, iterated: 0.0391, pca, mean: 0.0679 };
    assert.deepEqual(compareErrors(errors), { says: 'tie', rival: 'pca' });
  }
});

test('shipped measurements hold for their hole and rounds, and not for a run', () => {
  const lower = { hidden: 'lower', share: 0.7, rounds: MEASURED.rounds };
  assert.equal(precomputed(MEASURED, lower, false)?.network.mse, MEASURED.errors.lower[0]);
  assert.deepEqual(Object.keys(precomputed(MEASURED, lower, true) ?? {}), ['pca', 'mean']);
  assert.equal(precomputed(MEASURED, { ...lower, rounds: 6 }, false), null);
  assert.equal(precomputed(MEASURED, { ...lower, hidden: 'brush' }, false), null);
  assert.equal(
    precomputed(MEASURED, { ...lower, hidden: 'pixels', share: 0.35 }, false)?.mean.mse,
    MEASURED.errors['pixels 0.35'][3],
  );
  assert.equal(precomputed(null, lower, false), null);
});

test('for any errors of the patches the winners tie with the lowest, and a diverged method is far above the mean', () => {
  const sizes = [0.02, 0.0205, 0.0211, 0.3, 0.99, 1, 1.04, 1.06, 2.1, 5e10];
  let [alone, ties, aways] = [0, 0, 0];
  for (const filler of sizes)
    for (const iterated of sizes)
      for (const pca of sizes)
        for (const mean of [0.9, 1, 1.05]) {
          const errors = { filler, iterated, pca, mean };
          const { best, away } = patchVerdict(errors);
          const least = Math.min(filler, iterated, pca, mean);
          for (const way of PATCH_METHODS) {
            assert.equal(
              best.includes(way),
              errors[way] <= 1.05 * least,
              `${way} of ${JSON.stringify(errors)}`,
            );
            assert.equal(away.includes(way), errors[way] > 2 * mean, `${way} of ${JSON.stringify(errors)}`);
          }
          assert.ok(best.length > 0 && !best.some((way) => away.includes(way)));
          [alone, ties, aways] = [
            alone + Number(best.length === 1),
            ties + Number(best.length > 1),
            aways + away.length,
          ];
        }
  assert.ok(alone > 0 && ties > 0 && aways > 0);
});
