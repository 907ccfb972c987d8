import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostEffective, sweepOf } from '../../www/labs/reconstruct/sweep.js';

test('a sweep puts one code value at five places and leaves the others', () => {
  const survey = { means: new Float32Array([0, 1]), deviations: new Float32Array([9, 0.5]) };
  const { places, codes } = sweepOf(new Float32Array([7, 3]), 1, survey);
  assert.deepEqual(places, [0, 0.5, 1, 1.5, 2]);
  assert.deepEqual([...codes], [7, 0, 7, 0.5, 7, 1, 7, 1.5, 7, 2]);
});

test('the most effective values are marked, in falling order, and never all', () => {
  const effects = new Float32Array([0.1, 0.4, 0.2, 0.3]);
  assert.deepEqual(mostEffective(effects, 3), [1, 3, 2]);
  assert.deepEqual(mostEffective(effects.subarray(0, 2), 3), [1]);
  assert.deepEqual(mostEffective(effects.subarray(0, 1), 3), []);
});
