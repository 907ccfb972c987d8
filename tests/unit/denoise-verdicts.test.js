import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { METHODS, verdict } from '../../www/labs/denoise/verdict.js';

/** @typedef {Record<import('../../www/labs/denoise/verdict.js').Method, number>} Errors */

const MEASURED = JSON.parse(
  readFileSync(new URL('../../www/labs/denoise/measured.json', import.meta.url), 'utf8'),
);
/** Every noise and level that was measured. */
const SETTINGS = Object.entries(MEASURED).flatMap(([noise, levels]) =>
  Object.entries(levels).map(([level, found]) => ({
    name: `${noise} ${level}`,
    errors: /** @type {Errors} */ (Object.fromEntries(METHODS.map((way, at) => [way, found[at][0]]))),
  })),
);

/** Conditions on the numbers for each sentence. */
function check(/** @type {Errors} */ errors, /** @type {string} */ name) {
  const { says, rival } = verdict(errors);
  const others = METHODS.filter((way) => way !== 'network').map((way) => errors[way]);
  assert.equal(errors[rival], Math.min(...others), `${name}: the rival is the best of the others`);
  const ratio = errors.network / errors[rival];
  if (says === 'network') assert.ok(ratio < 1 / 1.049, `${name}: it wins`);
  if (says === 'tie') assert.ok(ratio > 1 / 1.051 && ratio < 1.051, `${name}: a tie`);
  if (says === 'other' || says === 'noisy') assert.ok(ratio > 1.049, `${name}: it loses`);
  if (says === 'noisy')
    assert.ok(errors.noisy <= Math.min(...Object.values(errors)), `${name}: all methods spoil`);
  assert.equal(says === 'noisy', rival === 'noisy' && ratio > 1.05, name);
  return says;
}

test('every noise and level has a sentence that agrees with its numbers', () => {
  assert.equal(SETTINGS.length, 4 * 19);
  const verdicts = new Set(SETTINGS.map(({ name, errors }) => check(errors, name)));
  assert.deepEqual([...verdicts].sort(), ['network', 'noisy', 'other', 'tie']);
});

test('every network, good or bad, has one too, whatever the best other method', () => {
  for (const best of METHODS.filter((way) => way !== 'network'))
    for (let ratio = 0.5; ratio < 2; ratio *= 1.01) {
      const errors = /** @type {Errors} */ (Object.fromEntries(METHODS.map((way) => [way, 0.04])));
      errors[best] = 0.02;
      errors.network = 0.02 * ratio;
      check(errors, `${best}, ${ratio}`);
    }
});

test('a tie is symmetric', () => {
  const errors = { noisy: 0.1, network: 0.02, plain: 0.05, pca: 0.0205, median: 0.04, blur: 0.06 };
  assert.equal(verdict(errors).says, 'tie');
  assert.equal(verdict({ ...errors, network: errors.pca, pca: errors.network }).says, 'tie');
});
