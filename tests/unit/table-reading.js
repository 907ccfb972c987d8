/** Reads tables in tests. */
import assert from 'node:assert/strict';
import papa from 'papaparse';
import { understand } from '../../www/labs/reduction/table/read.js';

/** @typedef {import('../../www/labs/reduction/table/guess.js').Choice} Choice */

/** @param {string | Uint8Array<ArrayBuffer>} text @param {Choice} [choice] */
export const read = (text, choice, name = 'tabla.csv', onProgress = () => {}) =>
  understand(
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    name,
    papa,
    choice,
    onProgress,
  );

/** @param {number} count @param {(index: number) => string} row */
export const lines = (count, row) => Array.from({ length: count }, (_, index) => `${row(index)}\n`).join('');

/** All values of a row. @param {Awaited<ReturnType<typeof read>>} understood @param {number} at */
export const rowOf = ({ table }, at) => [
  ...table.values.subarray(at * table.columns.length, (at + 1) * table.columns.length),
];

/** @param {string | Uint8Array<ArrayBuffer>} text @param {string} kind @param {Record<string, string>} [params] */
export async function refused(text, kind, params, name = 'tabla.csv') {
  await assert.rejects(read(text, {}, name), (/** @type {any} */ error) => {
    assert.equal(error.kind, kind);
    if (params) assert.deepEqual(error.params, params);
    return true;
  });
}

/** The omitted rows by reason, with the lines named. @param {Awaited<ReturnType<typeof read>>} understood */
export const leftOut = ({ leftOut: reasons }) =>
  Object.fromEntries(reasons.map(({ why, count, lines: named }) => [why, [count, ...named]]));
