/**
 * A million links, mutated at random from valid ones: none throws, every scene is one that the page can show, unusable
 * parts are named, and the scene's own link leads to it again.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { randomFrom } from '../random.js';
import { parseValue, labOf, readScene, writeScene } from '../../www/router.js';

const INPUTS = 1_000_000;

const SOUND = [
  '?lab=train&lang=en&backend=cpu&hidden=64,16&dCode=8&learningRate=0.01&seed=3&ink=AAEC_w',
  '?lab=train&kind=convolutional&channels=8,16&kernel=5&penalty=l1&lambda=0.001&images=10000',
  '?lab=manifold&scene=surface&surface=roll&projector=1',
  '?lab=reconstruct&model=digits-2&utm_source=x#top',
];
const WORDS = [
  '&',
  '=',
  '&amp;',
  '%',
  '%2',
  '%00',
  '%F0%9F',
  '+',
  '-1',
  '1e999',
  'NaN',
  ',',
  ';',
  '#',
  '?',
  '__proto__',
  'lab',
  'none',
];

/** @param {string} link @param {(bound: number) => number} below */
function changed(link, below) {
  let text = link;
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const start = below(text.length + 1);
    const stop = Math.min(text.length, start + below(8));
    const middle = [
      '',
      WORDS[below(WORDS.length)],
      String.fromCharCode(below(0x300)),
      text.slice(start, stop).repeat(2),
      String(below(100000) / 100),
    ][below(5)];
    text = text.slice(0, start) + middle + text.slice(stop);
  }
  return text;
}

test('a million links', () => {
  const below = randomFrom(1);
  const ids = new Set(LABS.map(({ id }) => id));
  for (let input = 0; input < INPUTS; input++) {
    const link = changed(SOUND[input % SOUND.length], below);
    const scene = readScene(link);
    assert.ok(ids.has(scene.lab), link);
    if (input % 10) continue;
    for (const control of labOf(scene.lab)?.controls ?? []) {
      const value = scene.values[control.id];
      assert.deepEqual(parseValue(control, String(value) || 'none'), value, `${link}: ${control.id}`);
    }
    const again = readScene(writeScene(scene));
    const unsaid = { ignored: [], unknown: [], twice: [] };
    assert.deepEqual(again, { ...scene, ...unsaid }, link);
  }
});
