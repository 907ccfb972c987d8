import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unhurried } from '../../www/ui/spoken.js';

/** A clock advanced by the test. */
function clock() {
  let now = 0;
  /** @type {Map<number, { at: number, run: () => void }>} */
  const timers = new Map();
  return {
    now: () => now,
    later(/** @type {() => void} */ run, /** @type {number} */ ms) {
      timers.set(timers.size + 1, { at: now + ms, run });
      return /** @type {any} */ (timers.size);
    },
    never: (/** @type {any} */ timer) =>
      timers.has(timer) && void timers.set(timer, { at: Infinity, run() {} }),
    /** @param {number} ms */
    wind(ms) {
      for (now += 1, ms -= 1; ; now++, ms--) {
        for (const [id, { at, run }] of timers)
          if (at <= now) {
            timers.set(id, { at: Infinity, run() {} });
            run();
          }
        if (ms <= 0) return;
      }
    },
  };
}

test('a text that changes ten times a second is announced when it settles', () => {
  const time = clock();
  /** @type {number[]} */
  const announcements = [];
  const turns = unhurried(() => announcements.push(time.now()), time);
  const sentence = /** @type {any} */ ({});
  for (let at = 0; at < 30; at++) {
    turns.add(sentence);
    time.wind(100);
  }
  assert.deepEqual(announcements, []);
  time.wind(2000);
  assert.equal(announcements.length, 1);
});

test('never more than two announcements in any second, and none is lost', () => {
  const time = clock();
  /** @type {{ at: number, count: number }[]} */
  const announcements = [];
  const turns = unhurried((changed) => announcements.push({ at: time.now(), count: changed.size }), time);
  let added = 0;
  for (let at = 0; at < 40; at++) {
    turns.add(/** @type {any} */ ({}));
    added++;
    time.wind(50 + ((at * 7919) % 1200));
  }
  time.wind(3000);
  for (const { at } of announcements)
    assert.ok(announcements.filter((other) => other.at >= at && other.at < at + 1000).length <= 2);
  assert.equal(
    announcements.reduce((sum, { count }) => sum + count, 0),
    added,
  );
});

test('after leaving, nothing is announced', () => {
  const time = clock();
  let announcements = 0;
  const turns = unhurried(() => announcements++, time);
  turns.add(/** @type {any} */ ({}));
  turns.stop();
  time.wind(5000);
  assert.equal(announcements, 0);
});
