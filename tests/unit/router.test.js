import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { defaultsOf, parseValue, readScene, writeScene } from '../../www/router.js';

test('an empty link is the first lab with its defaults, in Spanish', () => {
  const scene = readScene('');
  assert.equal(scene.lab, LABS[0].id);
  assert.equal(scene.lang, 'es');
  assert.equal(scene.backend, 'auto');
  assert.deepEqual(scene.values, defaultsOf(LABS[0].id));
  assert.deepEqual(scene.ignored, []);
});

test('a scene survives its link', () => {
  const query = '?lab=train&lang=en&backend=cpu&hidden=64,16&dCode=8&learningRate=0.01&seed=3&ink=AAEC_w';
  const scene = readScene(query);
  assert.deepEqual(scene.values.hidden, [64, 16]);
  assert.equal(scene.values.learningRate, 0.01);
  assert.deepEqual(readScene(writeScene(scene)), scene);
});

test('no hidden layers survive their link', () => {
  const scene = readScene('?lab=train&hidden=none');
  assert.deepEqual(scene.values.hidden, []);
  assert.deepEqual(readScene(writeScene(scene)).values.hidden, []);
});

test('only what differs from the default is written', () => {
  assert.equal(writeScene(readScene('?lab=train&dCode=32&epochs=15')), '?lab=train');
});

test('what cannot be is ignored and named', () => {
  const scene = readScene(
    '?lab=train&lang=fr&dCode=0&hidden=1,2,3,4&epochs=2.5&cost=none&learningRate=abc&ink=<>',
  );
  assert.deepEqual([...scene.ignored].sort(), [
    'cost',
    'dCode',
    'epochs',
    'hidden',
    'ink',
    'lang',
    'learningRate',
  ]);
  assert.deepEqual(scene.values, defaultsOf('train'));
  assert.equal(readScene('?lab=nowhere').lab, LABS[0].id);
});

test('sizes are read as people write them', () => {
  const control = LABS.flatMap(({ controls }) => controls).find(({ kind }) => kind === 'sizes');
  assert.ok(control);
  assert.deepEqual(parseValue(control, ' 256, 64 '), [256, 64]);
  assert.deepEqual(parseValue(control, '128-32'), [128, 32]);
  assert.deepEqual(parseValue(control, ''), []);
  assert.equal(parseValue(control, '12.5'), undefined);
});
