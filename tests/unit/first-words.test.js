import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const script = await readFile(new URL('../../www/i18n/first-words.js', import.meta.url), 'utf8');

/** Files requested for a link, by a page in Spanish whose first lab is the race. @param {string} search */
function filesOf(search) {
  /** @type {string[]} */
  const files = [];
  const document = {
    documentElement: { lang: 'es', dataset: { lab: 'race', build: 'build-1' } },
    createElement: () => ({}),
    head: { append: (/** @type {{ href: string }} */ { href }) => files.push(href) },
  };
  runInNewContext(script, { document, location: { search }, URLSearchParams });
  return files;
}

const USUAL = [
  'build-1/www/i18n/es.js',
  'build-1/www/generated/names.es.js',
  'build-1/www/lab-kit/words.es.js',
  'build-1/www/labs/race/words.es.js',
];

test("the words of the link's language and lab are requested", () => {
  assert.deepEqual(filesOf(''), USUAL);
  const english = ['i18n/en', 'generated/names.en', 'lab-kit/words.en', 'labs/train/words.en'];
  assert.deepEqual(
    filesOf('?lang=en&lab=train'),
    english.map((file) => `build-1/www/${file}.js`),
  );
});

test('an unknown value requests no other file', () => {
  for (const search of [
    '?lang=&lab=',
    '?lang=../es&lab=..',
    '?lang=e.s&lab=race/..',
    '?lang=%22&lab=a%20b',
  ]) {
    assert.deepEqual(filesOf(search), USUAL, search);
  }
});
