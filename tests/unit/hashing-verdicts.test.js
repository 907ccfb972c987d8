import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareBits, fastest } from '../../www/labs/hashing/findings.js';

test('the comparison of two shares agrees with them, and ties are symmetric', () => {
  for (let one = 0; one <= 1; one += 0.01) {
    for (let other = 0; other <= 1; other += 0.01) {
      const key = compareBits(one, other);
      if (key === 'rank.more') assert.ok(one > other);
      else if (key === 'rank.fewer') assert.ok(one < other);
      else assert.ok(Math.abs(one - other) < 0.011);
      const mirrored = { 'rank.more': 'rank.fewer', 'rank.fewer': 'rank.more', 'rank.level': 'rank.level' };
      assert.equal(compareBits(other, one), mirrored[key]);
    }
  }
});

test('the fastest method is the one with the least time, and there is no sentence before all have been timed', () => {
  assert.equal(fastest({ buckets: 1, codes: 2 }), null);
  assert.equal(fastest({ buckets: 0, codes: 2, pixels: 3 }), null);
  const times = [0.1, 1, 10, 1000];
  for (const buckets of times) {
    for (const codes of times) {
      for (const pixels of times) {
        const micros = { buckets, codes, pixels };
        const found = fastest(micros);
        const way = /** @type {keyof typeof micros} */ (found?.key.split('.').at(-1));
        assert.equal(micros[way], Math.min(...Object.values(micros)));
        assert.equal(found?.factor, pixels / micros[way]);
        if (way === 'pixels') assert.ok(pixels <= codes && pixels <= buckets);
      }
    }
  }
});
