import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { readmeWithTable } from '../readme/labs-table.js';

test('the README lists every lab by its words, as `cargo xtask generate` writes it', async () => {
  const { text, wanted } = await readmeWithTable();
  assert.equal(text, wanted);
  for (const { id } of LABS) assert.match(text, new RegExp(String.raw`\?lab=${id}&lang=en\) \| \S`), id);
});

test('everything named in the README and the documents exists', () => {
  const root = new URL('../../', import.meta.url);
  for (const file of ['README.md', 'CONTRIBUTING.md']) {
    const text = readFileSync(new URL(file, root), 'utf8');
    for (const [, link] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      assert.ok(existsSync(new URL(link, root)), `${file}: ${link}`);
  }
});
