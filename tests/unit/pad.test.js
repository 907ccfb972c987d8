import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const WWW = new URL('../../www/', import.meta.url).pathname;

test('labs use a pad only through the linked pad', () => {
  const users = readdirSync(WWW, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .filter((file) => /from '[^']*pictures\/pad\.js'/.test(readFileSync(WWW + file, 'utf8')));
  // A set consists of many drawings, none of them the scene's.
  assert.deepEqual(users, ['images/pad-source.js', 'lab-kit/linked-pad.js']);
});
