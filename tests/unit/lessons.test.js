import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { LANGUAGES } from '../../www/i18n/languages.js';

const FOLDER = path.resolve(import.meta.dirname, '../../www/labs');

for (const { id } of LABS)
  test(`the lessons of ${id} begin with what the class sees first, and why it gasps`, () => {
    for (const language of Object.keys(LANGUAGES)) {
      const source = readFileSync(path.join(FOLDER, id, `lesson.${language}.html`), 'utf8');
      const [, sentence = ''] = /^<!--\s*First screen: ([^]*?)-->/.exec(source) ?? [];
      assert.ok(sentence.trim().length > 40, language);
    }
  });
