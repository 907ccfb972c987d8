/**
 * The table reader on mutated files: it throws only its own errors, every row is used or counted, and time and memory
 * stay proportional to the file. `LATENTE_FUZZ=1000000` reads that many; the default takes some seconds.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import papa from 'papaparse';
import { EngineError } from '../../www/engine/error.js';
import { understand } from '../../www/labs/reduction/table/read.js';

const COUNT = Number(process.env['LATENTE_FUZZ'] ?? 4000);
const SEED = Number(process.env['LATENTE_FUZZ_SEED'] ?? 17);

/** Numbers from 0 to 1 (mulberry32). @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  ',',
  ';',
  '\t',
  '|',
  ' ',
  '"',
  '""',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\ufeff',
  'NA',
  '-',
  '.',
  '1.234',
  '1,234',
  '1e999',
].concat([
  'inf',
  '12 %',
  '$ 5',
  'Total',
  '#',
  'sep=;\n',
  '2024-01-01',
  '−3',
  "1'000",
  '{',
  '<',
  '1e-320',
  'ñ',
  '\ud800',
  '9'.repeat(70),
  'x',
]);

/** A table of a random form. @param {() => number} next */
function table(next) {
  const pick = (/** @type {string[]} */ from) => from[Math.floor(next() * from.length)];
  const delimiter = pick([',', ';', '\t', '|', ' ']);
  const [rows, width] = [Math.floor(next() * 16), 1 + Math.floor(next() * 5)];
  const decimal = pick(['.', ',']);
  const cell = () => String(Math.round(next() * 1e4) / 10 ** Math.floor(next() * 4)).replace('.', decimal);
  const head = next() < 0.6 ? [Array.from({ length: width }, (_, at) => `c${at}`).join(delimiter)] : [];
  const body = Array.from({ length: rows }, () =>
    Array.from({ length: width }, (_, at) =>
      at === width - 1 && next() < 0.3 ? pick(['a', 'b']) : cell(),
    ).join(delimiter),
  );
  return [...head, ...body].join(pick(['\n', '\r\n', '\r']));
}

/** @param {string} text @param {() => number} next */
function mutated(text, next) {
  let result = text;
  for (let count = Math.floor(next() * 5); count > 0; count--) {
    const at = Math.floor(next() * result.length);
    const end = next() < 0.5 ? at : at + Math.floor(next() * 8);
    const piece =
      next() < 0.2
        ? result.slice(at, at + Math.floor(next() * 60))
        : PIECES[Math.floor(next() * PIECES.length)];
    result = result.slice(0, at) + piece + result.slice(end);
  }
  return result;
}

/** @param {string} text @param {() => number} next */
function encoded(text, next) {
  const way = next();
  if (way < 0.08) return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (way < 0.16) return new Uint8Array(Buffer.from(text, 'latin1'));
  const bytes = new TextEncoder().encode(text);
  if (way < 0.2 && bytes.length) bytes[Math.floor(next() * bytes.length)] ^= 1 << Math.floor(next() * 8);
  return bytes;
}

/** Non-empty rows from the table's first line on, counted by an independent reader. @param {import('../../www/labs/reduction/table/read.js').TableReading} understood @param {Uint8Array<ArrayBuffer>} bytes */
function rowsIn({ reading, layout }, bytes) {
  let text = new TextDecoder(reading.encoding).decode(bytes).replace(/\r\n?/g, '\n');
  if (layout.delimiter === ' ') text = text.replace(/[ \t]+/g, ' ').replace(/^ | $/gm, '');
  const { data } = papa.parse(text, { delimiter: layout.delimiter, newline: '\n' });
  const all = /** @type {string[][]} */ (data).slice(layout.before.length);
  const isHeadInRows = reading.head && !layout.named;
  return all.filter((cells) => cells.some((cell) => cell.trim() !== '')).length - Number(isHeadInRows);
}

test(`${COUNT} mutated tables with the seed ${SEED}`, { timeout: 0 }, async () => {
  const next = random(SEED);
  const outcomes = { used: 0, problem: 0, refused: 0 };
  let longest = 0;
  for (let count = 0; count < COUNT; count++) {
    const bytes = encoded(mutated(table(next), next), next);
    const choice =
      next() < 0.2 ? { decimal: /** @type {const} */ (','), missing: /** @type {const} */ ('mean') } : {};
    const before = performance.now();
    try {
      const found = await understand(bytes, 'fuzz.csv', papa, choice);
      const left = found.leftOut.reduce((sum, { count: dropped }) => sum + dropped, 0);
      assert.equal(found.used + left, found.data, 'a row is used or counted');
      assert.equal(found.data, rowsIn(found, bytes), 'every row of the file');
      const { values, labels, columns, classes, rows } = found.table;
      assert.deepEqual([values.length, labels.length, rows], [rows * columns.length, rows, found.used]);
      assert.ok(values.every(Number.isFinite) || found.problem, 'numbers');
      assert.ok(labels.every((label) => label < Math.max(1, classes.length)));
      outcomes[found.problem ? 'problem' : 'used']++;
    } catch (error) {
      const context = `case ${count}: ${JSON.stringify(new TextDecoder().decode(bytes))}`;
      assert.ok(error instanceof EngineError, `${context}\n${/** @type {Error} */ (error).stack}`);
      outcomes.refused++;
    }
    longest = Math.max(longest, performance.now() - before);
  }
  console.log(
    JSON.stringify({
      ...outcomes,
      longestMs: Math.round(longest),
      heapMB: Math.round(process.memoryUsage().heapUsed / 1e6),
    }),
  );
  assert.ok(outcomes.used > COUNT / 10 && outcomes.refused > COUNT / 20, JSON.stringify(outcomes));
});
