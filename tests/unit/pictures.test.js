/** The layout of the lecture's pictures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitsOf, grayAt, numberOf, placeOf, wallOf } from '../../www/labs/hashing/wall/gray.js';
import { biasOf, layersOf, unitFor } from '../../www/views/network/layers.js';
import { columnsOf, imageOf, linkOf, putIn, thinned } from '../../www/views/network/columns.js';
import { patchOf } from '../../www/labs/train/board/patch-of.js';
import { sparseWords } from '../../www/labs/train/board/sparse-words.js';
import { namesOf } from '../../www/labs/train/board/names.js';

const ones = (/** @type {number} */ word) => word.toString(2).replaceAll('0', '').length;

test('consecutive places of the Gray order differ in a single bit, also from the last to the first', () => {
  for (let place = 0; place < 64; place++) {
    assert.equal(placeOf(grayAt(place)), place);
    assert.equal(ones(grayAt(place) ^ grayAt((place + 1) % 64)), 1);
  }
});

test('the wall has every address once, with those one bit away in the same row or column', () => {
  for (const bits of [1, 2, 7, 8]) {
    const { columns, rows, address, place } = wallOf(bits);
    assert.equal(columns * rows, 1 << bits);
    const seen = new Set();
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const word = address(column, row);
        seen.add(word);
        assert.deepEqual(place(word), [column, row]);
        for (let bit = 0; bit < bits; bit++) {
          const [besideColumn, besideRow] = place(word ^ (1 << bit));
          assert.ok(besideColumn === column || besideRow === row);
        }
      }
    assert.equal(seen.size, 1 << bits);
  }
});

test('an address is read as written, lowest bit first', () => {
  assert.equal(numberOf([1, 0, 1, 0, 0, 0, 0, 1]), 0b10000101);
  for (const word of [0, 1, 133, 255]) assert.equal(numberOf(bitsOf(word, 8)), word);
});

/** A network 4 → 2 → 4 as reported by the core, with numbers that encode their places. */
const traced = () => ({
  layers: [
    { kind: 'dense', input: [4], output: [2], weight: [2, 4], activation: 'relu' },
    { kind: 'dense', input: [2], output: [4], weight: [4, 2], activation: 'sigmoid' },
  ],
  variational: false,
  input: new Float32Array([9, 8, 7, 6]),
  weights: Float32Array.from({ length: 16 }, (_, index) => index),
  biases: Float32Array.from({ length: 6 }, (_, index) => 100 + index),
  products: Float32Array.from({ length: 6 }, (_, index) => 200 + index),
  sums: Float32Array.from({ length: 6 }, (_, index) => 300 + index),
  values: Float32Array.from({ length: 6 }, (_, index) => 400 + index),
});

test('each layer has its own part of the numbers', () => {
  const { encoder, decoder } = layersOf(/** @type {any} */ (traced()));
  assert.deepEqual([encoder.length, decoder.length], [1, 1]);
  assert.deepEqual([...encoder[0].weights], [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual([...decoder[0].weights], [8, 9, 10, 11, 12, 13, 14, 15]);
  assert.deepEqual([...decoder[0].input], [400, 401]);
  assert.deepEqual([...decoder[0].values], [402, 403, 404, 405]);
  assert.equal(biasOf(encoder[0], 1), 101);
  assert.equal(biasOf(decoder[0], 3), 105);
});

test('the decoder of a variational code gets the means, and a channel shares its bias', () => {
  const network = {
    ...traced(),
    layers: [
      { kind: 'convolution', input: [1, 2, 2], output: [2, 2, 2], weight: [2, 1, 1, 1], activation: 'relu' },
      { kind: 'dense', input: [8], output: [4], weight: [4, 8], activation: 'identity' },
      { kind: 'dense', input: [2], output: [8], weight: [8, 2], activation: 'relu' },
      {
        kind: 'transposed',
        input: [2, 2, 2],
        output: [1, 4, 4],
        weight: [2, 1, 3, 3],
        activation: 'sigmoid',
      },
    ],
    variational: true,
    weights: new Float32Array(2 + 32 + 16 + 18),
    biases: Float32Array.from({ length: 2 + 4 + 8 + 1 }, (_, index) => index),
  };
  for (const of of ['products', 'sums', 'values'])
    Object.assign(network, { [of]: new Float32Array(8 + 4 + 8 + 16) });
  const { encoder, decoder } = layersOf(/** @type {any} */ (network));
  assert.equal(decoder[0].input.length, 2);
  assert.deepEqual([biasOf(encoder[0], 3), biasOf(encoder[0], 4)], [0, 1]);
  assert.equal(biasOf(decoder[1], 15), 14);
});

test('the rectangles fit their space and are as large as possible', () => {
  const { encoder, decoder } = layersOf(/** @type {any} */ (traced()));
  const both = [encoder[0], decoder[0]];
  assert.equal(unitFor(both, { width: 600, height: 40 }), 10); // four numbers high
  assert.equal(unitFor(both, { width: 60, height: 4000 }), 10); // six numbers wide
});

test('a column is thinned evenly, and a link is the largest weight between two units', () => {
  assert.deepEqual(thinned(3, 12), [0, 1, 2]);
  assert.deepEqual([thinned(128, 12).length, thinned(128, 12)[0], thinned(128, 12)[11]], [12, 0, 127]);
  assert.equal(new Set(thinned(13, 12)).size, 12);
  const { encoder, decoder } = layersOf(/** @type {any} */ (traced()));
  const columns = columnsOf([encoder[0], decoder[0]], 12);
  assert.deepEqual([columns.length, columns[0].count, columns[0].each], [1, 2, 1]);
  assert.deepEqual(imageOf(columns[0], 1, 4), new Float32Array([4, 5, 6, 7])); // row 1 of the first matrix
  const dense = (/** @type {number} */ rows, /** @type {number} */ wide, /** @type {number[]} */ weights) =>
    /** @type {any} */ ({ layer: { info: { kind: 'dense' }, rows, columns: wide, weights }, count: rows });
  const from = dense(2, 1, []);
  assert.equal(linkOf(from, dense(2, 2, [1, -2, 3, -4]), 1, 1), -4);
  assert.equal(linkOf(from, dense(1, 4, [1, 5, -6, 2]), 0, 0), 5); // two pixels per map
  assert.equal(linkOf(from, dense(1, 4, [1, 5, -6, 2]), 1, 0), -6);
  // Eight values of a dense layer enter a transposed convolution as two maps.
  const turned = dense(2, 3, [1, 2, 3, 4, 5, 6]);
  Object.assign(turned, { count: 1 });
  turned.layer.info = { kind: 'transposed' };
  assert.equal(linkOf(dense(8, 1, []), turned, 3, 0), 3);
  assert.equal(linkOf(dense(8, 1, []), turned, 4, 0), 6);
});

test('symbols are those of the slides, with a layer number if there are several', () => {
  const vanilla = namesOf('encoder', 0, 1);
  assert.deepEqual([vanilla.input.name, vanilla.output.name, vanilla.matrix.above], ['x', 'h', null]);
  const first = namesOf('encoder', 0, 2);
  const second = namesOf('encoder', 1, 2);
  assert.deepEqual([first.output.name, first.output.above, second.input.above], ['a', 1, 1]);
  assert.equal(first.output.key, second.input.key);
  const last = namesOf('decoder', 1, 2);
  assert.deepEqual([last.input.name, last.output.name, last.activation.name], ['a', 'x̂', 'g']);
  assert.notEqual(last.input.key, second.input.key);
});

test('the sentence about a sparse code and the unpenalised one follows from the numbers', () => {
  assert.equal(sparseWords([0, 0], [0, 0]).key, 'begin');
  assert.deepEqual(sparseWords([30, 120], [0.1, 0.5]), { key: 'catching', values: { percent: 25 } });
  for (let plain = 0; plain <= 100; plain += 10)
    for (let sparse = 0; sparse <= 100; sparse += 10) {
      const { key } = sparseWords([120, 120], [plain / 100, sparse / 100]);
      assert.equal(key, sparse > plain ? 'more' : sparse < plain ? 'fewer' : 'same');
    }
});

test('a window sees the image below it, and zeros beyond the edge', () => {
  const image = Float32Array.from({ length: 16 }, (_, index) => index + 1);
  const place = { from: 4, size: 3, stride: 2 };
  assert.deepEqual([...patchOf(image, { ...place, row: 1, column: 1 })], [6, 7, 8, 10, 11, 12, 14, 15, 16]);
  assert.deepEqual([...patchOf(image, { ...place, row: 0, column: 0 })], [0, 0, 0, 0, 1, 2, 0, 5, 6]);
});

test('a unit named by a link is drawn in its thinned layer, and those around it stay in order', () => {
  const columns = () =>
    /** @type {any[]} */ ([
      { count: 128, units: thinned(128, 7) },
      { count: 2, units: [0, 1] },
    ]);
  for (let unit = 1; unit <= 128; unit++) {
    const shown = columns();
    const [column, place] = putIn({ layer: 1, unit }, shown) ?? [];
    assert.equal(column, 0);
    assert.equal(shown[0].units[place ?? -1], unit - 1);
    assert.deepEqual(
      shown[0].units,
      shown[0].units.toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b),
    );
    assert.equal(new Set(shown[0].units).size, 7);
  }
  for (const picture of [
    { layer: 0, unit: 0 },
    { layer: 3, unit: 1 },
    { layer: 2, unit: 3 },
    { layer: 1, unit: 0 },
  ])
    assert.equal(putIn(picture, columns()), null, 'the other network lacks this unit');
});
