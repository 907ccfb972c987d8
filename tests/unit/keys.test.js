import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isShortcut } from '../../www/ui/keys.js';

test('keys with Ctrl, Alt or the command key are left to the browser', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  assert.equal(isShortcut(plain), false);
  for (const key of Object.keys(plain)) assert.equal(isShortcut({ ...plain, [key]: true }), true, key);
});
