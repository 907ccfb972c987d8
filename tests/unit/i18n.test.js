import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { PRESETS } from '../../www/labs/train/presets.js';
import { en } from '../../www/i18n/en.js';
import { es } from '../../www/i18n/es.js';

const www = new URL('../../www/', import.meta.url);
const sources = readdirSync(www, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js') && !name.startsWith('i18n') && !name.startsWith('generated'))
  .map((name) => readFileSync(new URL(name, www), 'utf8'));

const placeholders = (/** @type {string} */ text) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('both languages have the same keys and placeholders', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(es).sort());
  for (const key of Object.keys(es)) assert.deepEqual(placeholders(en[key]), placeholders(es[key]), key);
});

test('every key in the code has its words', () => {
  const used = sources.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key),
  );
  assert.ok(used.length > 50);
  for (const key of used) assert.ok(key in es, key);
});

test('every word is used', () => {
  const all = sources.join('\n');
  const generated = /^(lab|group|section|control|option|preset|compare|model|error|engine)\./; // keys made of an id, see the next test
  for (const key of Object.keys(es)) {
    if (generated.test(key)) continue;
    const [, stem] = key.match(/^(.*)\.[\w-]+$/) ?? [];
    assert.ok(all.includes(`'${key}'`) || all.includes(`\`${stem}.\${`), `${key} is not used`);
  }
});

test('every lab, control and option has its words', () => {
  for (const { id, group, controls } of LABS) {
    for (const key of [`lab.${id}`, `group.${group}`]) assert.ok(key in es, key);
    for (const control of controls) {
      assert.ok(`control.${control.id}` in es, control.id);
      assert.ok(`section.${control.section}` in es || control.section === 'view', control.section);
      for (const option of control.kind === 'choice' || control.kind === 'choices' ? control.options : []) {
        assert.ok(`option.${option}` in es || `model.${option}` in es, option);
      }
    }
  }
});

test('every preset has its name and its sentence', () => {
  for (const { id } of PRESETS)
    for (const key of [`preset.${id}`, `preset.${id}.note`]) assert.ok(key in es, key);
});
