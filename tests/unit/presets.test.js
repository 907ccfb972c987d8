import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMPANIONS, PRESETS } from '../../www/labs/train/presets.js';
import { defaultsOf, labOf, parseValue } from '../../www/router.js';

const controls = labOf('train')?.controls ?? [];

test('choosing the default optimiser sets the default learning rate', () => {
  const usual = defaultsOf('train');
  assert.equal(COMPANIONS.optimizer[String(usual.optimizer)].learningRate, usual.learningRate);
});

test('presets and companions set controls to valid values', () => {
  const sets = [
    ...PRESETS.map(({ values }) => values),
    ...Object.values(COMPANIONS).flatMap((choices) => Object.values(choices)),
  ];
  assert.ok(sets.length > PRESETS.length);
  for (const [id, value] of sets.flatMap((values) => Object.entries(values))) {
    const control = controls.find((one) => one.id === id);
    assert.ok(control, id);
    assert.deepEqual(parseValue(control, String(value)), value, id);
  }
});
