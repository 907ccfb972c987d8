import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { CATALOGUE, DRAWING, LABS } from '../../www/generated/labs.js';
import { LANGUAGES } from '../../www/i18n/languages.js';

// The changes of docs/CHANGING.md: each value is defined in one place. Other tests, named there, cover the rest.

const WWW = new URL('../../www/', import.meta.url);
const scripts = readdirSync(WWW, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.js') && !/^(vendor|pkg|generated)/.test(path),
);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, WWW), 'utf8');
/** Scripts in which something is found that `but` does not account for. @param {RegExp} what @param {string[]} [but] */
const found = (what, but = []) => scripts.filter((path) => !but.includes(path) && what.test(read(path)));

test('1: the pen of the pad is as wide as that of the core', async () => {
  const before = await import('../../www/views/pictures/ink.js');
  const { penRadius } = DRAWING;
  DRAWING.penRadius = 1.5 * penRadius;
  const { PEN_WIDTH } = await import(`${new URL('views/pictures/ink.js', WWW)}?thicker`);
  DRAWING.penRadius = penRadius;
  assert.ok(PEN_WIDTH > 1.5 * before.PEN_WIDTH);
  assert.deepEqual(found(/\bpenRadius\b/, ['views/pictures/ink.js']), []);
});

test('2: a code can have every activation that a hidden layer has', () => {
  const controls = LABS.find(({ id }) => id === 'train')?.controls ?? [];
  const options = (/** @type {string} */ id) => {
    const control = controls.find((one) => one.id === id);
    return control && 'options' in control ? control.options : [];
  };
  assert.ok(options('activations').length > 3);
  for (const activation of options('activations'))
    assert.ok(options('codeActivation').includes(activation), activation);
});

test('5: no script asks for one language', () => {
  const one = new RegExp(`(===|!==|case) '(${Object.keys(LANGUAGES).join('|')})'`);
  // Specific to Spanish: the region decides the decimal sign.
  assert.deepEqual(found(one, ['i18n/region.js']), []);
});

test('6: whatever offers images offers every set that comes with the page', () => {
  const offers = LABS.flatMap(({ id, controls }) =>
    controls.flatMap((control) => (control.kind === 'choice' && control.images ? [{ id, control }] : [])),
  );
  assert.ok(offers.length > 5);
  for (const { id, control } of offers)
    for (const set of CATALOGUE)
      assert.ok(control.options.includes(set.id), `${id}: ${control.id} lacks ${set.id}`);
});

test('8: every saved picture has the same resolution', () => {
  const saved = found(/\bcopyAt\(/, ['views/canvas.js']);
  assert.ok(saved.length > 2);
  for (const path of saved) {
    assert.match(read(path), /\bcopyAt\(\w+, FILE_RATIO\)/, path);
    assert.doesNotMatch(read(path), /\bRATIO = /, path);
  }
});

test('9: no lesson of the anomaly lab repeats its number of steps', () => {
  for (const language of Object.keys(LANGUAGES))
    assert.doesNotMatch(read(`labs/anomaly/lesson.${language}.html`), /\d\s+(pasos|steps)/);
});
