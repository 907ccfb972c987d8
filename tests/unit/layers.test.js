/** Allowed dependencies between the folders of `www`: a lab is a plug-in, and shared folders know no lab. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const WWW = path.resolve(import.meta.dirname, '../../www');
/** Imports of every kind: `import … from`, `export … from`, `import('…')`, in code and in types. */
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.{1,2}\/[^']+)'/g;

/** Forbidden dependencies, as path prefixes in `www`. @type {[string, string[]][]} */
const FORBIDDEN = [
  ['lab-kit/', ['labs/']],
  ['views/', ['labs/', 'lab-kit/']],
  ['ui/', ['labs/', 'lab-kit/']],
  ['engine/', ['labs/', 'lab-kit/', 'views/']],
];

/** Every import in `www` as a pair of paths. @returns {[string, string][]} */
function imports() {
  const files = readdirSync(WWW, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file))
    .map((file) => file.replaceAll(path.sep, '/'));
  return files.flatMap((file) => {
    const text = readFileSync(path.join(WWW, file), 'utf8');
    return [...text.matchAll(IMPORT)].map(
      ([, target]) =>
        /** @type {[string, string]} */ ([file, path.posix.join(path.posix.dirname(file), target)]),
    );
  });
}

/** The lab that a file belongs to, if any. @param {string} file */
const labOf = (file) => /^labs\/([^/]+)\//.exec(file)?.[1];

const all = imports();

test('the pattern finds imports of every kind', () => {
  const found = (/** @type {string} */ text) => [...text.matchAll(IMPORT)].map(([, target]) => target);
  assert.deepEqual(
    found("import a from './a.js'; export * from '../b.js'; import './c.js'; await import('./d.js')"),
    ['./a.js', '../b.js', './c.js', './d.js'],
  );
  assert.deepEqual(found("/** @typedef {import('../e.js').E} E */ import {\n  f,\n} from './f.js';"), [
    '../e.js',
    './f.js',
  ]);
  assert.ok(all.length > 500, `only ${all.length} imports found`);
});

test('no lab uses the folder of another', () => {
  const crossing = all.filter(([file, target]) => {
    const [from, to] = [labOf(file), labOf(target)];
    return from && to && from !== to;
  });
  assert.deepEqual(crossing, []);
});

for (const [folder, others] of FORBIDDEN) {
  test(`${folder} does not use ${others.join(', ')}`, () => {
    const uses = all.filter(([file]) => file.startsWith(folder));
    assert.ok(uses.length > 0, 'no such folder');
    const crossing = uses.filter(([, target]) => others.some((other) => target.startsWith(other)));
    assert.deepEqual(crossing, []);
  });
}
