import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeLeft } from '../../www/labs/manifold/maps/time-left.js';

test('the time left follows from the progress, is never 0, and changes once a second', () => {
  const left = timeLeft();
  assert.equal(left.of(0, 1000), null, 'too early to tell');
  assert.equal(left.of(0.01, 1100), null);
  assert.equal(left.of(0.1, 2000), 9, 'a tenth in a second');
  assert.equal(left.of(0.5, 2500), 9, 'said a moment ago');
  assert.equal(left.of(0.5, 3000), 2);
  assert.equal(left.of(1, 9000), 1);
  left.stop();
  assert.equal(left.of(0.4, 20_000), null, 'it starts again from any progress');
  assert.equal(left.of(0.7, 23_000), 3);
});
