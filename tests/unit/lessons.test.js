import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { LANGUAGES } from '../../www/i18n/languages.js';
import { readScene } from '../../www/router.js';

const FOLDER = path.resolve(import.meta.dirname, '../../www/labs');

for (const { id } of LABS)
  test(`the lessons of ${id} begin with a description of the first screen`, () => {
    for (const language of Object.keys(LANGUAGES)) {
      const source = readFileSync(path.join(FOLDER, id, `lesson.${language}.html`), 'utf8');
      const [, sentence = ''] = /^<!--\s*First screen: ([^]*?)-->/.exec(source) ?? [];
      assert.ok(sentence.trim().length > 40, language);
    }
  });

test("a lesson's link opens a scene in the lesson's language", () => {
  for (const { id } of LABS)
    for (const language of Object.keys(LANGUAGES)) {
      const source = readFileSync(path.join(FOLDER, id, `lesson.${language}.html`), 'utf8');
      for (const [, query] of source.matchAll(/href="(\?[^"]*)"/g)) {
        const address = query.replaceAll('&amp;', '&');
        const scene = readScene(address);
        assert.equal(new URLSearchParams(address).get('lang'), language, address);
        assert.equal(scene.lab, new URLSearchParams(address).get('lab'), address);
        assert.deepEqual(scene.ignored, [], address);
      }
    }
});
