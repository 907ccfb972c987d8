import assert from 'node:assert/strict';
import { test } from 'node:test';
// @ts-expect-error: it comes without types
import { dsvFormat } from 'd3-dsv';
import { MOST_BYTES, MOST_ROWS, readCsv } from '../../www/labs/reduction/csv.js';

/** @param {string | Uint8Array<ArrayBuffer>} text */
const read = (text, onProgress = () => {}) =>
  readCsv(new File([text], 'tabla.csv'), /** @type {any} */ (dsvFormat), onProgress);

/** @param {string | Uint8Array<ArrayBuffer>} text @param {string} kind @param {Record<string, string>} params */
async function refused(text, kind, params = {}) {
  await assert.rejects(read(text), (/** @type {any} */ error) => {
    assert.deepEqual({ kind: error.kind, params: error.params }, { kind, params });
    return true;
  });
}

test('numbers with a head and labels', async () => {
  const table = await read('a,b,clase\n1,2,rojo\n3,4.5,azul\n-5e1,6,rojo\n');
  assert.deepEqual(table.columns, ['a', 'b']);
  assert.deepEqual([...table.values], [1, 2, 3, 4.5, -50, 6]);
  assert.deepEqual(
    [table.classes, [...table.labels]],
    [
      ['azul', 'rojo'],
      [1, 0, 1],
    ],
  );
  assert.deepEqual([table.rows, table.all], [3, 3]);
});

test('numbers alone, without a head', async () => {
  const table = await read('1,2\r\n3,4\r\n\r\n');
  assert.deepEqual([table.columns, table.classes], [['x1', 'x2'], []]);
  assert.deepEqual([...table.values], [1, 2, 3, 4]);
});

test('a last column of numbers is a label when the head says so, in the order of the numbers', async () => {
  const table = await read('x,y1,class\n1,2,10\n3,4,9\n');
  assert.deepEqual([table.classes, [...table.labels], table.columns.length], [['9', '10'], [1, 0], 2]);
  assert.equal((await read('x,y1,peso\n1,2,10\n3,4,9\n')).columns.length, 3);
});

test('as a Spanish spreadsheet writes it, with a mark at the start and quotes', async () => {
  const table = await read('\uFEFF"alto; cm";ancho\n1,5;2,25\n"3,5";4\n');
  assert.deepEqual(table.columns, ['alto; cm', 'ancho']);
  assert.deepEqual([...table.values], [1.5, 2.25, 3.5, 4]);
  assert.deepEqual([...(await read('1\t2\n3\t4')).values], [1, 2, 3, 4]);
  assert.deepEqual(
    [...(await read('1,5\t2,3\n3\t4')).values].map((value) => value.toFixed(1)),
    ['1.5', '2.3', '3.0', '4.0'],
  );
});

test('names in the letters of an older spreadsheet', async () => {
  const table = await read(new Uint8Array([...'año;b\n1;2\n3;4\n'].map((letter) => letter.charCodeAt(0))));
  assert.deepEqual(table.columns, ['año', 'b']);
});

test('what is wrong is said with its place', async () => {
  await refused('a,b\n1,2\n3\n', 'csvRagged', { row: '3', got: '1', expected: '2' });
  await refused('a,b,c\n1,2,3\n4,dos,6\n', 'csvText', { row: '3', column: 'b', cell: 'dos' });
  await refused('1,2,3\n4,,6\n', 'csvMissing', { row: '2', column: '2', cell: '' });
  await refused('1,2,3\n4,NaN,6\n', 'csvText', { row: '2', column: '2', cell: 'NaN' });
  await refused('1,2,3\nInfinity,5,6\n', 'csvText', { row: '2', column: '1', cell: 'Infinity' });
  await refused('', 'csvEmpty');
  await refused('a,b\n', 'csvEmpty');
  await refused('solo\n1\n', 'csvOneColumn');
  await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'csvNoText');
  await refused(`${'1,'.repeat(150)}1\n`, 'csvColumns', { columns: '151', limit: '100' });
  const many = Array.from({ length: 300 }, (_, i) => `${i},1,c${i}`).join('\n');
  await refused(many, 'csvClasses', { classes: '300', limit: '256' });
  const large = /** @type {any} */ ({ size: MOST_BYTES + 6e6, name: 'grande.csv' });
  await assert.rejects(
    readCsv(large, /** @type {any} */ (dsvFormat), () => {}),
    { kind: 'csvLarge' },
  );
});

test('a quote that is never closed does not take for ever', async () => {
  const text = `a,b\n1,"2\n${'3,4\n'.repeat(400_000)}`;
  assert.equal((await read(text)).rows, 1);
});

test('a large table is read in pieces and thinned evenly', async () => {
  const rows = 200_000;
  let text = 'a,b,c\n';
  for (let row = 0; row < rows; row++) text += row % 1000 ? `${row},1,2\n` : `"${row}","1","2"\n`;
  /** @type {number[]} */
  const shares = [];
  const table = await read(text, /** @type {any} */ ((/** @type {number} */ share) => shares.push(share)));
  assert.deepEqual([table.all, table.rows], [rows, MOST_ROWS]);
  assert.ok(shares.length > 1 && shares.at(-1) === 1);
  for (let row = 0; row < MOST_ROWS; row++) assert.equal(table.values[3 * row], 10 * row);
});
