/** Saved tables: their numbers, their two formats, and that the page reads what it has written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import papa from 'papaparse';
import { CsvFile, csvText, written } from '../../www/ui/csv-file.js';
import { understand } from '../../www/labs/reduction/table/read.js';

const FORMS = [
  { mark: true, decimal: ',' },
  { mark: true, decimal: '.' },
  { mark: false, decimal: '.' },
];

test('a number has the fewest digits that restore it', () => {
  for (const value of [0.1, 1 / 3, 16777216, 1e-45, 3.4e38, -0.0003, 1e10, 123456.789]) {
    const narrow = Math.fround(value);
    assert.equal(Math.fround(Number(written(narrow))), narrow, String(value));
    assert.ok(written(narrow).replace(/e.*|[-.]|^0+/g, '').length <= 11, written(narrow));
  }
  assert.equal(written(Math.fround(0.1)), '0.1');
  assert.equal(written(0.1 + 0.2), '0.3');
  assert.equal(written(123456789012), '123456789012');
  for (const none of [Infinity, -Infinity, NaN]) assert.equal(written(none), '');
});

test('a regional spreadsheet and a program each get their format', () => {
  const rows = [
    ['rojo; "vivo"', 0.5, null, 3],
    ['a,b', -1e-7, undefined, { exact: 16777216.5 }],
  ];
  assert.equal(
    csvText(['año', 'b', 'c', 'd'], rows, FORMS[0]),
    '\ufeffaño;b;c;d\r\n"rojo; ""vivo""";0,5;;3\r\na,b;-1e-7;;16777216,5\r\n',
  );
  assert.equal(
    csvText(['año', 'b', 'c', 'd'], rows, FORMS[2]),
    'año,b,c,d\r\n"rojo; ""vivo""",0.5,,3\r\n"a,b",-1e-7,,16777216.5\r\n',
  );
});

test('each table of the reduction lab is read back by the page, in every format', async () => {
  const narrow = (/** @type {number} */ value) => Math.fround(Math.sin(value) * 3);
  const count = (/** @type {number} */ length) => Array.from({ length }, (_, index) => index);
  const tables = {
    maps: {
      head: ['class', 'autoencoder1', 'autoencoder2', 'pca1', 'pca2'],
      rows: count(40).map((i) => [
        ['Suelo rojo', 'Algodón; "húmedo"', '3'][i % 3],
        ...[1, 2, 3, 4].map((k) => narrow(i * k)),
      ]),
      classes: 3,
      numbers: 4,
    },
    selection: {
      head: ['row', 'of', 'píxel 1, banda 1', 'píxel 1, banda 2'],
      rows: ['values', 'autoencoder', 'pca'].flatMap((of) =>
        count(6).map((i) => [i * 700 + 1, of, i * 10 + 40, narrow(i)]),
      ),
      classes: 3,
      numbers: 2,
    },
    curve: {
      head: ['d', 'autoencoder', 'pca'],
      rows: count(16).map((i) => [i + 1, i < 5 ? narrow(i) : null, narrow(i + 7)]),
      classes: 0,
      numbers: 2, // most of the second are unknown
    },
  };
  for (const [name, { head, rows, classes, numbers }] of Object.entries(tables))
    for (const form of FORMS) {
      const bytes = new TextEncoder().encode(csvText(head, rows, form));
      const found = await understand(bytes, `${name}.csv`, papa);
      assert.deepEqual(
        [found.problem, found.used, found.data, found.table.classes.length, found.table.columns.length],
        [null, rows.length, rows.length, classes, numbers],
        `${name} ${JSON.stringify(form)}`,
      );
      const column = head.indexOf(found.table.columns.at(-1) ?? '');
      rows.forEach((row, at) =>
        assert.equal(
          Math.fround(found.table.values[(at + 1) * numbers - 1]),
          Math.fround(Number(row[column])),
        ),
      );
    }
});

test('nothing is saved before there is something to save', () => {
  let has = false;
  const file = new CsvFile(() => (has ? { name: 'a', head: ['a'], rows: () => [[1]] } : null));
  const attributes = new Map();
  const button = Object.assign(new EventTarget(), {
    disabled: false,
    getAttribute: (/** @type {string} */ name) => attributes.get(name) ?? null,
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => attributes.set(name, value),
    removeAttribute: (/** @type {string} */ name) => attributes.delete(name),
  });
  file.add(/** @type {any} */ (button));
  assert.deepEqual([button.disabled, attributes.size], [true, 2]);
  file.save(); // does nothing, and needs no page
  has = true;
  file.follow();
  assert.deepEqual([button.disabled, attributes.size], [false, 0]);
});
