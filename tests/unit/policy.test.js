/** The page's sources contain nothing that its content security policy forbids. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (/** @type {string} */ file) => readFileSync(path.join(ROOT, file), 'utf8');
const sources = readdirSync(path.join(ROOT, 'www'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(js|html)$/.test(file) && !file.startsWith('generated/'))
  .map((file) => `www/${file}`)
  .concat('index.html');

/** Matching lines of the page's sources, with their files. @param {RegExp} pattern @param {string[]} [but] exempt files */
const linesWith = (pattern, but = []) =>
  sources
    .filter((file) => !but.includes(file))
    .flatMap((file) =>
      read(file)
        .split('\n')
        .filter((line) => pattern.test(line) && !/^\s*(\*|\/\/|\/\*\*)/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );

test('nothing uses the style attribute: the policy drops it, and `h` sets a property', () => {
  assert.deepEqual(
    linesWith(/\sstyle=["'`]|setAttribute(NS)?\([^)]*['"`]style|attribute\([^)]*, 'style'/),
    [],
  );
  assert.deepEqual(linesWith(/<style\b/), []);
});

test('no code is run from a text or an attribute', () => {
  assert.deepEqual(linesWith(/\s(on[a-z]+)="|javascript:|\beval\(|new Function|setTimeout\(\s*['"`]/), []);
});

test('text becomes HTML only in the lesson, and programs are started in one place', () => {
  const html =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|parseFromString|createContextualFragment|srcdoc/;
  assert.deepEqual(linesWith(html, ['www/lab-kit/lesson.js']), []);
  assert.deepEqual(linesWith(/new (Shared)?Worker\(/, ['www/engine/head-start.js']), []);
});
