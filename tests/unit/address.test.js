import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressBar } from '../../www/address.js';

/** A browser's history that throws as Safari's does. */
function pretend() {
  /** @type {number[]} */
  const times = [];
  const location = { search: '' };
  const replaceState = (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ url) => {
    times.push(performance.now());
    assert.ok(times.filter((time) => performance.now() - time < 30_000).length <= 100, 'SecurityError');
    location.search = url;
  };
  Object.assign(globalThis, { location, history: { replaceState }, addEventListener: () => {} });
  return { times, location };
}

test('a change appears in the URL at once, and a change of nothing is not written', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { times, location } = pretend();
  let query = '?a=1';
  const address = addressBar(() => query);
  address.follow();
  address.follow();
  assert.deepEqual([location.search, times.length], ['?a=1', 1]);
  query = '?a=2';
  address.follow();
  assert.equal(location.search, '?a=2');
});

test('a slider dragged for a minute does not write too often, and its last value arrives', (context) => {
  let now = 0;
  context.mock.timers.enable({ apis: ['setTimeout'] });
  context.mock.method(performance, 'now', () => now);
  const { times, location } = pretend();
  let value = 0;
  const address = addressBar(() => `?a=${value}`);
  for (; now < 60_000; now += 16) {
    value++;
    address.follow();
    context.mock.timers.tick(16);
  }
  now += 1_000;
  context.mock.timers.tick(1_000);
  assert.equal(location.search, `?a=${value}`);
  assert.ok(times.length > 60, 'updates arrive meanwhile');
});
