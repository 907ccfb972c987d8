import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const WWW = new URL('../../www/', import.meta.url).pathname;

test('every picture is saved on a plate, with its background and texts', () => {
  const savers = readdirSync(WWW, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .filter((file) => /toBlob\(|toDataURL\(|image\/png/.test(readFileSync(WWW + file, 'utf8')));
  assert.deepEqual(savers, ['ui/download.js']);
});

test('long titles and legends are broken between words', async () => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  const { wrapped } = await import('../../www/views/pictures/plate.js');
  const wide = (/** @type {string} */ words) => words.length;
  assert.deepEqual(wrapped('El plano de los códigos', 12, wide), ['El plano de', 'los códigos']);
  assert.deepEqual(wrapped('unapalabramuylarga y', 5, wide), ['unapalabramuylarga', 'y']);
  assert.deepEqual(wrapped('', 5, wide), []);
});
