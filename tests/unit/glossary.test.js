import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8');

const glossary = read('docs/GLOSSARY.md');
/** Names in backticks, in the first column of a table or in the text. */
const words = new Set([...glossary.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word));

test('every public type of a lab stands in the glossary', () => {
  const types = [...read('www/generated/protocol.d.ts').matchAll(/^export type (\w+)/gm)].map(
    ([, name]) => name,
  );
  assert.ok(types.length > 100);
  // A lab's `…Request` is the union of its questions.
  const missing = types.filter((name) => !name.endsWith('Request') && !words.has(name));
  assert.deepEqual(missing, []);
});

test('the glossary names no type that is gone', () => {
  const sources = ['crate', 'www'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(rs|js|ts)$/.test(path) && !/(^|\/)(vendor|pkg[\w-]*|target)\//.test(path))
      .map((path) => read(`${folder}/${path}`)),
  );
  const knownTypes = new Set(sources.flatMap((text) => text.match(/\b[A-Z]\w*\b/g) ?? []));
  const gone = [...words].filter((word) => /^[A-Z]\w*$/.test(word) && !knownTypes.has(word));
  assert.deepEqual(gone, []);
});

test('a word stands in one row', () => {
  const rows = glossary.split('\n').filter((line) => line.startsWith('| '));
  const first = rows.flatMap((row) =>
    [...row.split(' | ')[0].matchAll(/`([^`]+)`/g)].map(([, word]) => word),
  );
  assert.deepEqual(
    first.filter((word, at) => first.indexOf(word) !== at),
    [],
  );
});
