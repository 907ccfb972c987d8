import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/engine/error.js';
import { viewErrors } from '../../www/labs/train/view-errors.js';

/** @param {string} kind */
const error = (kind) => new EngineError({ kind, message: kind, params: {} });

test('a view without an answer says why, once until it has one, and ignores stale errors', () => {
  /** @type {(string | undefined)[]} */
  const messages = [];
  const context = {
    say: (/** @type {string} */ _, /** @type {string | undefined} */ kind) => messages.push(kind),
  };
  const errors = viewErrors(/** @type {any} */ (context));
  for (const kind of ['stale', 'left', 'fatal', 'device']) errors.say(error(kind));
  assert.deepEqual(messages, []);
  errors.say(error('notLoaded'));
  errors.say(error('notLoaded'));
  assert.deepEqual(messages, ['error']);
  errors.clear();
  errors.say(new TypeError('a bug of ours'));
  assert.deepEqual(messages, ['error', 'error']);
});
