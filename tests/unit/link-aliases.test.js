import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { ALIASES, renamed } from '../../www/link-aliases.js';
import { queryOf, withoutEnd } from '../../www/link-text.js';
import { readScene, writeScene } from '../../www/router.js';

/** Links of earlier versions, with the commit whose list of labs has their names, and what they show now. */
const EARLIER = [
  ['?lab=generate&space=plain', 'e242ce9', { space: 'simple' }],
  ['?lab=generate&way=gaussian&spread=1', 'e242ce9', { way: 'whole', spread: 1 }],
  ['#lab=generate&space=plain&way=gaussian).', 'e242ce9', { space: 'simple', way: 'whole' }],
];

for (const [link, commit, values] of /** @type {[string, string, Record<string, unknown>][]} */ (EARLIER))
  test(`a link of ${commit} opens the same scene: ${link}`, () => {
    const scene = readScene(link);
    assert.equal(scene.lab, 'generate');
    for (const [key, value] of Object.entries(values)) assert.equal(scene.values[key], value, key);
    assert.deepEqual([scene.ignored, scene.unknown, scene.twice], [[], [], []]);
    assert.deepEqual(readScene(writeScene(scene)).values, scene.values, 'and goes on under its new name');
  });

test('a lab, a control and an option can be renamed, each in one place', () => {
  const aliases = {
    labs: { copying: 'train' },
    within: {
      train: { keys: { eta: 'learningRate', net: 'kind' }, options: { kind: { deep: 'multilayer' } } },
    },
  };
  const read = (/** @type {string} */ link) => String(renamed(queryOf(link), withoutEnd, aliases));
  assert.equal(read('?lab=copying&eta=0.01&net=deep'), 'lab=train&learningRate=0.01&kind=multilayer');
  assert.equal(read('?lab=train&kind=deep.'), 'lab=train&kind=multilayer', 'at the end of a sentence');
  assert.equal(read('?eta=0.01&lab=copying,'), 'learningRate=0.01&lab=train');
  assert.equal(read('?lab=copying&eta=1&learningRate=2'), 'lab=train&learningRate=1&learningRate=2');
  assert.equal(read('?lab=race&eta=1&kind=deep'), 'lab=race&eta=1&kind=deep', 'of this lab alone');
  assert.equal(read('?lab=constructor&toString=1'), 'lab=constructor&toString=1');
});

test('an old name is no name of today, and leads to one', () => {
  const labs = new Map(LABS.map((lab) => [lab.id, lab.controls]));
  for (const [old, id] of Object.entries(ALIASES.labs)) assert.ok(!labs.has(old) && labs.has(id), old);
  for (const [lab, { keys = {}, options = {} }] of Object.entries(ALIASES.within)) {
    const controls = labs.get(lab) ?? [];
    const control = (/** @type {string} */ id) => controls.find((control) => control.id === id);
    for (const [old, id] of Object.entries(keys)) assert.ok(!control(old) && control(id), `${lab}: ${old}`);
    for (const [id, names] of Object.entries(options))
      for (const [old, name] of Object.entries(names)) {
        const { options = [] } = /** @type {{ options?: string[] }} */ (control(id) ?? {});
        assert.ok(!options.includes(old) && options.includes(name), `${lab}: ${id}=${old}`);
      }
  }
});
