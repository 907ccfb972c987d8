/** The check of a lecture before class: one sentence per problem, and none without problems. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWords } from '../../www/i18n/index.js';
import { words as page } from '../../www/i18n/es.js';
import { problems } from '../../www/lecture/check/report.js';
import { words } from '../../www/lecture/check/words.es.js';

addWords('es', page);
addWords('es', words);
const score = /** @type {any} */ ({ scenes: [{ question: { es: '¿Uno?' } }, { question: { es: '¿Dos?' } }] });
/** @type {import('../../www/lecture/check/check.js').Report} */
const SOUND = {
  scenes: [
    { place: 0, ms: 900, faults: [], live: {} },
    { place: 1, ms: 1100, faults: [], live: { cpu: { steps: 100, msAStep: 5, seconds: 6 } } },
  ],
  offline: { state: 'kept', why: '' },
  storage: { usage: 2e7, quota: 4e9, isLasting: true },
  engines: { backends: ['cpu'], adapter: '', why: null },
  window: { width: 1920, height: 945, ratio: 1, screen: [1920, 1080] },
  isElsewhere: false,
};

test('a lecture without problems gives no messages', () => {
  assert.deepEqual(problems(SOUND, score), []);
  assert.deepEqual(problems({ ...SOUND, storage: null }, score), []);
});

test('each fault gives a sentence with its scene', () => {
  const [first, second] = SOUND.scenes;
  const faulty = (/** @type {string} */ key, params = {}) =>
    problems({ ...SOUND, scenes: [first, { ...second, faults: [{ key, params }] }] }, score);
  for (const [key, params] of /** @type {[string, Record<string, string>][]} */ ([
    ['notOpened', {}],
    ['console', { text: 'boom' }],
    ['notice', { text: 'falta algo' }],
    ['noView', { view: 'map' }],
    ['below', { view: 'map' }],
  ])) {
    const [sentence, ...others] = faulty(key, params);
    assert.deepEqual(others, []);
    assert.match(sentence, /^Escena 2 \(«¿Dos\?»\): .*\p{L}/u, key);
    for (const value of Object.values(params)) assert.ok(sentence.includes(value), key);
    assert.doesNotMatch(sentence, /check\.|\{/);
  }
});

test('a slow scene, no copy, a narrow window, no room and a lecture on the host are reported', () => {
  const slow = [{ ...SOUND.scenes[0], ms: 4321 }, SOUND.scenes[1]];
  assert.match(problems({ ...SOUND, scenes: slow }, score).join(), /escena 1 .*4,3 s/);
  // A scene that did not open is not reported as slow as well.
  const faults = [{ key: 'notOpened', params: {} }];
  const gone = [{ ...SOUND.scenes[0], ms: 60_000, faults }, SOUND.scenes[1]];
  assert.equal(problems({ ...SOUND, scenes: gone }, score).length, 1);
  for (const state of /** @type {const} */ (['missing', 'refused', 'none']))
    assert.match(problems({ ...SOUND, offline: { state, why: 'motivo' } }, score).join(), /sin conexión/i);
  const narrow = { ...SOUND.window, width: 1024 };
  assert.match(problems({ ...SOUND, window: narrow }, score).join(), /1024/);
  const full = { usage: 4e9, quota: 4.01e9, isLasting: false };
  assert.match(problems({ ...SOUND, storage: full }, score).join(), /10 MB/);
  assert.equal(problems({ ...SOUND, isElsewhere: true }, score).length, 1);
});
