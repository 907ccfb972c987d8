import assert from 'node:assert/strict';
import { test } from 'node:test';
import { number } from '../../www/i18n/index.js';
import { apart, cleaned, rounded } from '../../www/i18n/rounding.js';

const f32 = new Float32Array(1);
/** As received from the engine. @param {number} value */
const from = (value) => {
  f32[0] = value;
  return f32[0];
};

test('every share of 2,000 is rounded as by hand, half up', () => {
  for (let count = 0; count <= 2000; count++) {
    const tenths = Math.floor((count + 1) / 2); // tenths of a percent
    const expected = `${Math.floor(tenths / 10)},${tenths % 10}`;
    for (const share of [count / 2000, from(count / 2000)]) {
      assert.equal(number(100 * share, 1), expected, `${count} of 2,000`);
      assert.equal(rounded(100 * share, 1), tenths / 10);
    }
  }
});

test('shares of other counts are rounded as they are', () => {
  for (const total of [7, 193, 1807, 5000]) {
    for (let count = 0; count <= total; count++) {
      const tenths = Math.floor((2000 * count + total) / (2 * total));
      assert.equal(rounded(100 * from(count / total), 1), tenths / 10, `${count} of ${total}`);
    }
  }
});

test('displayed numbers add up', () => {
  assert.deepEqual([number(100 * from(0.844), 1), number(100 * from(0.8175), 1)], ['84,4', '81,8']);
  assert.equal(apart(100 * from(0.844), 100 * from(0.8175), 1), 2.6);
  assert.equal(apart(100 * from(0.7935), 100 * from(0.4015), 1), 39.2);
  assert.equal(apart(0.4015, 0.4015, 1), 0);
});

test('small, large and negative numbers', () => {
  assert.equal(rounded(-0.25, 1), -0.3);
  assert.equal(rounded(1e-9, 3), 0);
  assert.equal(rounded(2.5, 0), 3);
  assert.equal(cleaned(12_345_678), 12_345_678);
  assert.equal(cleaned(1_234_567.891), 1_234_567.891);
  assert.equal(cleaned(from(0.1)), 0.1);
  assert.ok(Number.isNaN(cleaned(NaN)));
  assert.equal(cleaned(Infinity), Infinity);
  assert.equal(number(from(1e-7), 2), '0,00');
});
