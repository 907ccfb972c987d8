import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { READABLE, crossings, verdict } from '../../www/labs/secrecy/verdict.js';

const MEASURED = JSON.parse(
  readFileSync(new URL('../../www/labs/secrecy/measured.json', import.meta.url), 'utf8'),
);
/** The mean image's error over the test digits. */
const MEAN = 0.0679;

test("an attack is judged by its share of the mean image's error", () => {
  for (let share = 0.015; share < 2; share += 0.01) {
    const says = verdict(share * MEAN, MEAN);
    assert.equal(says, share < 1 ? (share < READABLE ? 'read' : 'shapes') : 'blind', String(share));
  }
  assert.equal(verdict(MEAN, MEAN), 'blind', 'no better than the mean image');
});

test('a curve says how many pairs it took to cross the limit, whatever its shape', () => {
  const pairs = [5, 10, 20, 50];
  const of = (/** @type {number[]} */ shares) =>
    crossings(
      pairs,
      shares.map((share) => share * MEAN),
      MEAN,
    );
  assert.deepEqual(of([1.2, 1.1, 1.05, 1]), { says: 'held', seen: undefined, read: undefined });
  assert.deepEqual(of([1.2, 0.9, 1.05, 0.5]), { says: 'shapes', seen: 10, read: undefined });
  assert.deepEqual(of([1.2, 0.9, 0.5, 0.3]), { says: 'broken', seen: 10, read: 50 });
  assert.deepEqual(of([0.3, 0.2, 0.2, 0.2]), { says: 'broken', seen: 5, read: 5 });
});

test('the shipped curve falls, and is read at 200 pairs', () => {
  const pairs = Object.keys(MEASURED).map(Number);
  const errors = pairs.map((count) => MEASURED[count]);
  assert.ok(errors.every((error, at) => at === 0 || error < errors[at - 1]));
  assert.deepEqual(crossings(pairs, errors, MEAN), { says: 'broken', seen: 10, read: 200 });
  assert.deepEqual(
    pairs.filter((count) => [10, 100, 200].includes(count)).map((count) => verdict(MEASURED[count], MEAN)),
    ['shapes', 'shapes', 'read'],
  );
});
