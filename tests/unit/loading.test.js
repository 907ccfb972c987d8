import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNotFetched } from '../../www/load-lab.js';

test('a module that fails to load is distinguished from a faulty one', () => {
  const missing = [
    'Failed to fetch dynamically imported module: https://a.org/www/labs/race/lab.js', // Chromium
    'error loading dynamically imported module: https://a.org/www/labs/race/lab.js', // Firefox
    'Importing a module script failed.', // Safari
  ];
  for (const message of missing) assert.ok(isNotFetched(new TypeError(message)), message);
  const wrong = [
    new TypeError("Cannot read properties of undefined (reading 'id')"),
    new SyntaxError("The requested module './race.js' does not provide an export named 'Race'"),
    new ReferenceError('nothing is not defined'),
    'a text',
    undefined,
  ];
  for (const error of wrong) assert.ok(!isNotFetched(error), String(error));
});
