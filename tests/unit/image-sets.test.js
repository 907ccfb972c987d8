/** The user's image sets: which are valid, and the result of joining one with the digits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIXELS } from '../../www/views/pictures/image-size.js';
import { isSoundSet } from '../../www/images/image-set.js';
import { digitsOfEach, joined } from '../../www/images/join.js';

/** Images filled with the grey level of their index. @param {number} count @param {number} first */
const images = (count, first = 0) =>
  Uint8Array.from({ length: count * PIXELS }, (_, at) => first + Math.floor(at / PIXELS));
const greys = (/** @type {Uint8Array} */ all) =>
  Array.from({ length: all.length / PIXELS }, (_, at) => all[at * PIXELS]);

const DIGITS = { images: images(60), labels: Uint8Array.from({ length: 60 }, (_, at) => (at * 7) % 10) };
const SET = {
  ...{ id: 'my-a', name: 'Casas', made: 1, origin: '' },
  ...{ images: images(4, 100), labels: Uint8Array.from([0, 1, 0, 1]), classes: ['casa', '3'] },
  originals: Uint32Array.from([0, 1, 0, 1]),
};

test('a set joined with the digits has the first n of each digit, then its own images', () => {
  const both = joined(SET, DIGITS, 2);
  assert.ok(both && isSoundSet(both) && both.id !== SET.id);
  const names = [...(both.labels ?? [])].map((label) => both.classes[label]);
  assert.deepEqual(greys(both.images), [...Array.from({ length: 20 }, (_, at) => at), 100, 101, 102, 103]);
  assert.deepEqual(names.slice(0, 20), [...DIGITS.labels.slice(0, 20)].map(String));
  // Classes of the same name are merged.
  assert.deepEqual(names.slice(20), ['casa', '3', 'casa', '3']);
  assert.deepEqual(both.classes, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'casa']);
  assert.deepEqual([...(both.originals ?? [])].slice(18), [18, 19, 20, 21, 20, 21]);
});

test('a set without classes is a single class, and one with too many is refused', () => {
  const plain = joined({ ...SET, labels: null, classes: [], originals: null }, DIGITS, 1);
  assert.deepEqual([plain?.classes.at(-1), plain?.labels?.at(-1), plain?.originals], ['Casas', 10, null]);
  const classes = Array.from({ length: 53 }, (_, at) => `class ${at}`);
  assert.equal(joined({ ...SET, classes }, DIGITS, 1), null);
});

test('there are as many of each digit as in the largest class, within bounds', () => {
  const of = (/** @type {number} */ count) => digitsOfEach({ ...SET, images: images(count), labels: null });
  assert.deepEqual([1, 57, 4000].map(of), [20, 57, 200]);
  assert.equal(digitsOfEach({ ...SET, labels: new Uint8Array(90).fill(1, 40) }), 50);
});

test('a set with a wrong number of originals is invalid', () => {
  assert.ok(isSoundSet(SET) && isSoundSet({ ...SET, originals: undefined }));
  assert.ok(!isSoundSet({ ...SET, originals: new Uint32Array(3) }));
  assert.ok(!isSoundSet({ ...SET, originals: [0, 1, 0, 1] }));
});
