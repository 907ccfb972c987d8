/** Drawings over a heartbeat, and what a link keeps of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HIGH, LOW, drawnOver, numbersOf, strokesOf } from '../../www/labs/anomaly/heart/drawing.js';

const N = 240;
const FLAT = new Float32Array(N);
/** Vertical place of a voltage on the chart. @param {number} volts */
const down = (volts) => (HIGH - volts) / (HIGH - LOW);
/** Resolution of a link, in millivolts. */
const STEP = (HIGH - LOW) / 254;

test('a stroke replaces the curve where it was drawn, and nowhere else', () => {
  const stroke = new Float32Array([0.25, down(1), 0.5, down(2)]);
  const [from, to] = [Math.round(0.25 * (N - 1)), Math.round(0.5 * (N - 1))];
  const drawn = drawnOver(FLAT, [stroke]);
  drawn.forEach((value, at) => {
    if (at < from || at > to) assert.equal(value, 0, `${at}`);
    else assert.ok(Math.abs(value - (1 + (at - from) / (to - from))) < 0.02, `${at}: ${value}`);
  });
  const back = new Float32Array([0.5, down(2), 0.25, down(1)]);
  assert.deepEqual(drawnOver(FLAT, [back]), drawn, 'the direction does not matter');
  assert.ok(
    FLAT.every((value) => value === 0),
    'the beat itself stays',
  );
});

test('a stroke that leaves the chart ends at its sides, and an empty one draws nothing', () => {
  const drawn = drawnOver(FLAT, [new Float32Array([-1, -3, 2, 5])]);
  for (const value of drawn) assert.ok(value >= LOW - 1e-6 && value <= HIGH + 1e-6, `${value}`);
  assert.deepEqual(drawnOver(FLAT, [new Float32Array()]), FLAT);
});

test('a link restores the drawing up to its resolution', () => {
  const strokes = [
    new Float32Array([0.2, down(1), 0.4, down(-1)]),
    new Float32Array([0.6, down(2), 0.7, down(0), 0.9, down(1)]),
  ];
  const numbers = numbersOf(strokes);
  assert.ok(numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= 255));
  const again = strokesOf(numbers);
  assert.equal(again.length, 2);
  drawnOver(FLAT, again).forEach((value, at) => {
    // On a steep stroke, one step sideways is more than one step up.
    assert.ok(Math.abs(value - drawnOver(FLAT, strokes)[at]) < 8 * STEP, `${at}`);
  });
  assert.deepEqual(numbersOf(again), numbers, 'its link is unchanged');
});

test('any text in a link is a drawing', () => {
  for (const numbers of [[], [255], [1], [1, 255, 255, 2, 3, 4], [0, 0, 254, 254, 255]])
    assert.ok(drawnOver(FLAT, strokesOf(numbers)).every(Number.isFinite), String(numbers));
  assert.deepEqual(strokesOf([]), []);
});

test('a drawing too long for a link is not in it', () => {
  const wild = Array.from({ length: 400 }, (_, at) => new Float32Array([at / 400, 0, at / 400, 1]));
  assert.deepEqual(numbersOf(wild), []);
  assert.ok(numbersOf([wild[0], wild[200]]).length <= 200);
});
