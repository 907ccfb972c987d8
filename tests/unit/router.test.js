import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { PRESETS } from '../../www/labs/train/presets.js';
import { defaultsOf, labOf, parseValue, readScene, writeScene } from '../../www/router.js';

test('an empty link is the first lab with its defaults, in Spanish', () => {
  const scene = readScene('');
  assert.equal(scene.lab, LABS[0].id);
  assert.equal(scene.lang, 'es');
  assert.equal(scene.backend, 'auto');
  assert.deepEqual(scene.values, defaultsOf(LABS[0].id));
  assert.deepEqual(scene.ignored, []);
});

test('a scene is restored from its link', () => {
  const query = '?lab=train&lang=en&backend=cpu&hidden=64,16&dCode=8&learningRate=0.01&seed=3&ink=AAEC_w';
  const scene = readScene(query);
  assert.deepEqual(scene.values.hidden, [64, 16]);
  assert.equal(scene.values.learningRate, 0.01);
  assert.deepEqual(readScene(writeScene(scene)), scene);
});

test('a list without hidden layers is restored from its link', () => {
  const scene = readScene('?lab=train&hidden=none');
  assert.deepEqual(scene.values.hidden, []);
  assert.deepEqual(readScene(writeScene(scene)).values.hidden, []);
});

test('only what differs from the default is written', () => {
  assert.equal(writeScene(readScene('?lab=train&dCode=32&epochs=15')), '?lab=train');
});

test('invalid values are ignored and named', () => {
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
  const control = labOf('train')?.controls.find(({ kind }) => kind === 'sizes');
  assert.ok(control);
  assert.deepEqual(parseValue(control, ' 256, 64 '), [256, 64]);
  assert.deepEqual(parseValue(control, '128-32'), [128, 32]);
  assert.deepEqual(parseValue(control, ''), []);
  assert.equal(parseValue(control, '12.5'), undefined);
});

test('a choice per layer is restored from its link, and so is a number that may be zero', () => {
  const scene = readScene('?lab=train&activations=tanh,sigmoid&weightDecay=0.01&rho=0.1');
  assert.deepEqual(scene.values.activations, ['tanh', 'sigmoid']);
  assert.deepEqual(readScene(writeScene(scene)), scene);
  assert.equal(readScene('?lab=train&weightDecay=0').values.weightDecay, 0);
  const refused = readScene('?lab=train&activations=tanh,none&weightDecay=-1&rho=1&learningRate=0');
  assert.deepEqual([...refused.ignored].sort(), ['activations', 'learningRate', 'rho', 'weightDecay']);
});

test('every preset is a scene with a link', () => {
  const { controls } = LABS.find(({ id }) => id === 'train') ?? { controls: [] };
  for (const { id, values } of PRESETS) {
    for (const [key, value] of Object.entries(values)) {
      const control = controls.find((candidate) => candidate.id === key);
      assert.ok(control, `${id}: ${key}`);
      assert.deepEqual(parseValue(control, String(value)), value, `${id}: ${key}`);
    }
  }
});

test('a control depends only on values of another control', () => {
  for (const { controls } of LABS) {
    for (const { when } of controls) {
      if (!when) continue;
      const other = controls.find(({ id }) => id === when.control);
      assert.ok(other?.kind === 'choice' && when.is.every((value) => other.options.includes(value)));
    }
  }
});

test('a link rewritten by a mail program is read as intended', () => {
  const scene = readScene('?lab=train&amp;dCode=8&amp;lang=en');
  assert.deepEqual([scene.values.dCode, scene.lang, scene.unknown], [8, 'en', []]);
});

/** Results of rewriting `?lab=train&dCode=8&lang=en`. */
const REWRITTEN = {
  'as HTML has it': ['?lab=train&amp;dCode=8&amp;lang=en', '?lab=train&amp;amp;dCode=8&#38;lang=en'],
  'encoded as a whole': [
    '?lab%3Dtrain%26dCode%3D8%26lang%3Den',
    '?lab=train%26dCode=8%26lang=en',
    '?lab=train%2526dCode%253D8%26lang=en',
    '?%3Flab=train&dCode=8&lang=en',
    '?lab=train%26amp%3BdCode=8&lang=en',
  ],
  'with a sign too many': [
    '??lab=train&dCode=8&lang=en',
    '?lab=train?dCode=8&lang=en',
    '?&lab=train&&dCode=8&lang=en&',
    '?lab=train;dCode=8;lang=en',
    '? lab=train& dCode=8&%20lang=en',
  ],
  'behind a hash': [
    '#lab=train&dCode=8&lang=en',
    '#?lab=train&dCode=8&lang=en',
    '?lab=train#dCode=8&lang=en',
    '?lab=train%23dCode=8&lang=en',
    '?lab=train&dCode=8&lang=en#lab',
  ],
  'at the end of a sentence': [
    '.',
    ',',
    ')',
    ').',
    '>',
    '»',
    '”',
    '"',
    "'",
    '…',
    '!',
    '?',
    '*',
    ']',
    ' ',
    '%29',
    '%20',
    '\u200b',
  ].flatMap((end) => [
    `?lab=train&dCode=8&lang=en${end}`,
    `?lang=en&lab=train&dCode=8${end}`,
    `?dCode=8&lang=en&lab=train${end}`,
  ]),
  'with what other sites append': [
    '?lab=train&dCode=8&lang=en&utm_source=mail&UTM_Campaign=x&utm_id=1',
    '?fbclid=Iw&lab=train&dCode=8&lang=en&gclid=1&msclkid=2&igshid=3&mc_eid=4&_ga=5&forceview=1',
  ],
};
for (const [how, links] of Object.entries(REWRITTEN)) {
  test(`a link is read as intended: ${how}`, () => {
    for (const link of links) {
      const { lab, lang, values, unknown, ignored, twice } = readScene(link);
      assert.deepEqual(
        { lab, lang, dCode: values.dCode, said: [unknown, ignored, twice] },
        { lab: 'train', lang: 'en', dCode: 8, said: [[], [], []] },
        link,
      );
    }
  });
}

test('no part of a link is dropped silently', () => {
  const known = { lab: 'train', dCode: '8', hidden: '64,16', ink: 'AAEC_w', projector: '1' };
  const plain = `?${new URLSearchParams(known)}`;
  const scene = readScene(plain);
  assert.deepEqual([scene.unknown, scene.ignored, scene.twice], [[], [], []]);
  assert.deepEqual(
    readScene(`${plain}.`),
    scene,
    'a drawing may end in any of its signs, but not in a point',
  );
  for (const [link, where, key] of /** @type {const} */ ([
    ['?lab=train&DCODE=8', 'unknown', 'DCODE'],
    ['?lab=train&dcode=8', 'unknown', 'dcode'],
    ['?lab=train&dCode', 'ignored', 'dCode'],
    ['?lab=train&dCode=8&dCode=16', 'twice', 'dCode'],
    ['?lab=train&dCode=8x', 'ignored', 'dCode'],
    ['?lab=train&projector=yes', 'ignored', 'projector'],
    ['#lab=train&whatever=1', 'unknown', 'whatever'],
  ]))
    assert.ok(readScene(link)[where].includes(key), link);
});

test('unknown keys are named, except those appended by other sites', () => {
  const scene = readScene('?lab=train&dcode=8&utm_source=mail&fbclid=x&learningrate=1');
  assert.deepEqual(scene.unknown, ['dcode', 'learningrate']);
});
