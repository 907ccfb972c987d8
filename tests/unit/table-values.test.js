/** Values in tables as people have them: separators, missing ones, and things that are not numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaled } from '../../www/labs/reduction/table/values.js';
import { leftOut, lines, read, rowOf } from './table-reading.js';

test('three digits after a sign are asked about unless the file decides', async () => {
  for (const [text, decimal, second] of /** @type {const} */ ([
    [lines(12, (i) => `${i * 3};${i % 2 ? '1.234' : 987}`), ',', 1234],
    [lines(12, (i) => `${i * 3}\t${i % 2 ? '1,234' : 987}`), '.', 1234],
    [lines(12, (i) => `${i * 3};1.${230 + i}`), '.', 1.231],
    [`"a","b"\n${lines(12, (i) => `"${i * 3}","${i % 2 ? '1,234' : '12'}"`)}`, '.', 1234],
  ])) {
    const found = await read(text);
    assert.equal(found.decimal.isOpen, true, text);
    assert.equal(found.reading.decimal, decimal, text);
    assert.equal(rowOf(found, 1)[1], second);
    const other = await read(text, { decimal: decimal === ',' ? '.' : ',' });
    assert.notEqual(rowOf(other, 1)[1], second);
  }
  // Another number, or the column itself, decides.
  for (const [cell, other, value] of /** @type {const} */ ([
    ['1.234', '2,5', 1234],
    ['1.234', '2.5', 1.234],
    ['1.234', '12.345.678', 1234],
    ['1.234', '0.123', 1.234],
    ['1.234', '1234.5', 1.234],
    ['1,234', '1,234.5', 1234],
    ['1.234', '1.234,50', 1234],
    ['1,234', '0,75', 1.234],
  ])) {
    const found = await read(lines(12, (i) => `${cell};${other};${i * 2}`));
    assert.deepEqual([found.decimal.isOpen, rowOf(found, 0)[0]], [false, value], `${cell} beside ${other}`);
  }
});

test('thousands separators of every region', async () => {
  const cells = ['1 234,5', '1\u00a0234,5', '1\u202f234,5', '1\u2009234,5', '1.234,5', "1'234,5", '1’234,5'];
  for (const cell of cells)
    assert.equal(rowOf(await read(lines(12, (i) => `${cell};${i * 2}`)), 3)[0], 1234.5, cell);
  const points = ["1'234.5", '1’234.5', '1 234.5', '"1,234.5"', '1_234.5'];
  for (const cell of points)
    assert.equal(rowOf(await read(lines(12, (i) => `${cell};${i * 2}`)), 3)[0], 1234.5, cell);
  assert.equal(rowOf(await read(lines(12, (i) => `"12,34,567.5";${i * 2}`)), 3)[0], 1234567.5);
  assert.equal(rowOf(await read(lines(12, (i) => `−1.234,5;${i * 2}`)), 3)[0], -1234.5);
  assert.equal(rowOf(await read(lines(12, (i) => `(1.234,5);${i * 2}`)), 3)[0], -1234.5);
});

test('a mark for a missing value drops its row or is filled in, and the column stays numeric', async () => {
  const marks = [
    'NA',
    'N/A',
    'n/a',
    'NaN',
    'nan',
    'null',
    'NULL',
    'None',
    '?',
    '-',
    '--',
    '',
    ' ',
    'n/d',
    's/d',
    '#N/A',
    '#N/D',
    '.',
  ];
  for (const mark of [...marks, '#DIV/0!', '#¡DIV/0!', '#VALUE!', '#¡REF!', '<NA>', '—', '*']) {
    const text = `a,b,peso\n${lines(11, (i) => `${i * 2},${(i * i) % 7},${i * 1.5}`)}3,4,${mark}\n`;
    const found = await read(text);
    assert.deepEqual(found.table.columns, ['a', 'b', 'peso'], mark);
    assert.deepEqual([found.data, found.used, leftOut(found)], [12, 11, { missing: [1, 13] }], mark);
    assert.deepEqual(found.table.classes, []);
    const filled = await read(text, { missing: 'mean' });
    assert.deepEqual([filled.used, filled.filled, rowOf(filled, 11)], [12, 1, [3, 4, 7.5]], mark);
  }
  // If many rows would be dropped, filling in missing values is the default.
  const many = await read(`a,b,c\n${lines(12, (i) => `${i * 2},${i % 2 ? '' : i},${i % 5}`)}`);
  assert.deepEqual([many.reading.missing, many.used, many.filled], ['mean', 12, 6]);
  // Among names these may be names.
  const signs = await read(`a,b,class\n${lines(12, (i) => `${i * 2},${i % 5},${i % 2 ? '+' : '-'}`)}`);
  assert.deepEqual([signs.used, signs.table.classes.sort()], [12, ['+', '-']]);
  const noClass = await read(`a,b,class\n${lines(12, (i) => `${i * 2},${i % 5},${i ? `c${i % 2}` : 'NA'}`)}`);
  assert.deepEqual(leftOut(noClass), { label: [1, 2] });
});

test('money, percentages, infinite values and other things that are not numbers', async () => {
  const money = [
    '$ 1.234,5',
    '1.234,5 €',
    '€1.234,5',
    'US$ 1.234,5',
    '1.234,5 CLP',
    '-$1.234,5',
    'S/ 1.234,5',
  ];
  for (const cell of money) {
    const found = await read(lines(12, (i) => `${cell};${i * 2}`));
    assert.equal(Math.abs(rowOf(found, 0)[0]), 1234.5, cell);
  }
  assert.deepEqual(rowOf(await read(lines(12, (i) => `12,5 %;${i}%`)), 3), [0.125, 0.03]);
  const mixed = await read(`a;b;c\n${lines(12, (i) => `${i % 2 ? '$ 5' : '€ 5'};${i};${i * i}`)}`);
  assert.deepEqual([mixed.columns[0].why, mixed.table.columns], ['money', ['b', 'c']]);
  for (const cell of ['inf', '-Inf', 'Infinity', '∞', '1e999']) {
    const found = await read(`a,b\n${lines(12, (i) => `${i * 3},${i === 3 ? cell : i % 5}`)}`);
    assert.deepEqual([found.used, leftOut(found)], [11, { infinite: [1, 5] }], cell);
  }
  const words = await read(`a,b\n${lines(12, (i) => `${i * 3},${i === 3 ? 'dos' : i % 5}`)}`);
  assert.deepEqual(
    [leftOut(words), words.leftOut[0].cell, words.leftOut[0].column],
    [{ notNumber: [1, 5] }, 'dos', 'b'],
  );
  for (const cell of ['0x20', '1e', '--5', '1,2,3', '1.2.3', '5 6', '1,23,4'])
    assert.equal(
      leftOut(await read(`a;b\n${lines(12, (i) => `${i * 3};${i === 3 ? cell : `${i},5`}`)}`)).notNumber?.[0],
      1,
      cell,
    );
});

test('numbers of every size keep their distinguishing digits', async () => {
  const series = [
    (/** @type {number} */ i) => 16777216 + i,
    (/** @type {number} */ i) => 1e15 + i,
    (/** @type {number} */ i) => (i + 1) * 1e-45,
    (/** @type {number} */ i) => (i + 1) * 5e-324,
    (/** @type {number} */ i) => (i - 6) * 1.4e307,
    (/** @type {number} */ i) => -1e30 * 2 ** i,
    (/** @type {number} */ i) => 0.1 + i * 1e-12,
  ];
  for (const value of series) {
    const found = await read(`a,b\n${lines(12, (i) => `${value(i)},${i % 5}`)}`);
    const { values, restored } = scaled(found.table.values, 2);
    const column = Array.from({ length: 12 }, (_, row) => values[2 * row]);
    assert.equal(new Set(column).size, 12, String(value(1)));
    assert.ok(column.every((scaled) => Math.abs(scaled) <= 1));
    const span = Math.abs(value(11) / 2 - value(0) / 2) * 2;
    column.forEach((scaled, i) =>
      assert.ok(Math.abs(restored(scaled, 0) - value(i)) <= 1e-6 * span || span < 1e-300),
    );
  }
  const still = scaled(
    Float64Array.from({ length: 24 }, (_, i) => (i % 2 ? i : [0.3, 0.1 + 0.2][(i / 2) % 2])),
    2,
  );
  assert.ok(still.values.every((value, at) => at % 2 === 1 || value === 0));
});
