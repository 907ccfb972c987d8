import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEN_WIDTH, readInk, writeInk } from '../../www/views/pictures/ink.js';

test('a drawing is restored from its text up to half a step', () => {
  const strokes = [new Float32Array([0, 0, 0.5, 0.25, 1, 1]), new Float32Array([0.3, 0.7])];
  const again = readInk(writeInk(strokes));
  assert.equal(again.length, 2);
  again.forEach((stroke, index) => {
    assert.equal(stroke.length, strokes[index].length);
    stroke.forEach((value, place) => assert.ok(Math.abs(value - strokes[index][place]) <= 0.5 / 254 + 1e-6));
  });
});

test('points too close to distinguish are left out, the last one is kept', () => {
  const dense = new Float32Array(Array.from({ length: 400 }, (_, index) => (index % 2 ? 0.5 : index / 400)));
  const [stroke] = readInk(writeInk([dense]));
  assert.ok(stroke.length < dense.length / 2);
  assert.ok(Math.abs(stroke[stroke.length - 2] - dense[398]) < 0.01);
});

test('a long drawing is thinned until it fits into the link, or left out', () => {
  const spiral = new Float32Array(
    Array.from({ length: 20_000 }, (_, i) => 0.5 + (i / 50_000) * Math.sin(i / 400 + (i % 2))),
  );
  const text = writeInk([spiral]);
  assert.ok(text.length > 0 && text.length <= 2000);
  assert.equal(readInk(text).length, 1);
  assert.equal(writeInk([spiral], 10), '');
});

test('an invalid text gives no drawing', () => {
  for (const text of ['', '!', '%%%', '_w', 'AA']) assert.deepEqual(readInk(text), [], text);
});

test('a text that is read and written again is unchanged', () => {
  const strokes = [
    new Float32Array(Array.from({ length: 90 }, (_, i) => 0.5 + 0.4 * Math.sin(i * (1.1 + (i % 2))))),
  ];
  const text = writeInk(strokes);
  assert.equal(writeInk(readInk(text)), text);
});

test("the pen on the pad is as thick as in the network's input for a drawing of half the side", () => {
  // 20 pixels of the box span half the side plus the pen's width, 2.3 pixels.
  assert.ok(Math.abs(PEN_WIDTH - (0.5 * 2.3) / 17.7) < 1e-9);
  assert.ok(Math.abs(PEN_WIDTH - 0.065) < 1e-4);
});
