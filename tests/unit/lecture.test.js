import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { clockTime, lectureClock } from '../../www/lecture/clock.js';
import { KEYS, actOf } from '../../www/lecture/keys.js';
import { lectureOf, lectureQuery } from '../../www/lecture/link.js';
import { faultsOf } from '../../www/lecture/score.js';

const scores = readdirSync('www/lectures').map((id) => ({
  id,
  score: JSON.parse(readFileSync(`www/lectures/${id}/score.json`, 'utf8')),
}));
const { score: s06 } = scores.find(({ id }) => id === 's06') ?? assert.fail('no s06');

test('every lecture has a valid list of scenes, under its own name', () => {
  for (const { id, score } of scores) {
    assert.deepEqual(faultsOf(score), []);
    assert.equal(score.id, id);
  }
});

test('the lecture takes ninety minutes and visits eleven labs, all but the race, and the class', () => {
  const minutes = s06.scenes.reduce(
    (/** @type {number} */ sum, /** @type {any} */ scene) => sum + scene.minutes,
    0,
  );
  assert.equal(minutes, 90);
  const named = (/** @type {string} */ key) =>
    s06.scenes.map((/** @type {any} */ { link }) => new URLSearchParams(link).get(key)).filter(Boolean);
  const labs = new Set(named('lab'));
  assert.deepEqual(named('class'), ['bottlenecks', 'seeds']);
  assert.equal(labs.size, 11);
  assert.ok(!labs.has('race'));
});

test("a question fits on one line, beside the lab's tabs if it has any", () => {
  for (const { link, question } of s06.scenes)
    for (const text of Object.values(question))
      assert.ok(String(text).length <= (/^lab=(train|manifold)/.test(link) ? 40 : 64), String(text));
});

test('a fault is named with its place', () => {
  /** @param {(score: any) => void} spoil */
  const faults = (spoil) => {
    const score = structuredClone(s06);
    spoil(score);
    return faultsOf(score);
  };
  assert.deepEqual(faultsOf(null), ['format']);
  assert.deepEqual(faultsOf([]), ['format']);
  assert.deepEqual(
    faults((score) => (score.format = 2)),
    ['format'],
  );
  assert.deepEqual(
    faults((score) => (score.scenes = [])),
    ['scenes'],
  );
  assert.deepEqual(faults((score) => (score.scenes[2] = null)).slice(0, 1), ['scenes[2].id']);
  assert.deepEqual(
    faults((score) => (score.scenes[1].id = score.scenes[0].id)),
    ['scenes[1].id'],
  );
  assert.deepEqual(
    faults((score) => (score.scenes[0].link = 'lab=reconstruct&modell=x')),
    ['scenes[0].link'],
  );
  assert.deepEqual(
    faults((score) => (score.scenes[0].link = 'lab=nowhere')),
    ['scenes[0].link'],
  );
  assert.deepEqual(
    faults((score) => (score.scenes[0].minutes = 0)),
    ['scenes[0].minutes'],
  );
  assert.deepEqual(
    faults((score) => delete score.scenes[0].notes.say.en),
    ['scenes[0].notes.say.en'],
  );
  assert.deepEqual(
    faults((score) => (score.scenes[0].vote = { options: [] })),
    ['scenes[0].vote.options'],
  );
  const options = [
    { es: 'a', en: 'a' },
    { es: 'b', en: 'b' },
  ];
  assert.deepEqual(
    faults((score) => (score.scenes[0].vote = { options, answer: 2 })),
    ['scenes[0].vote.answer'],
  );
});

test('a link leads to a scene of a lecture, counted from 1', () => {
  const read = (/** @type {string} */ query) => lectureOf(new URLSearchParams(query));
  assert.deepEqual(read('lecture=s06'), { id: 's06', place: 0 });
  assert.deepEqual(read('lecture=s06&scene=7'), { id: 's06', place: 6 });
  assert.deepEqual(read(lectureQuery('s06', 6).toString()), { id: 's06', place: 6 });
  for (const scene of ['0', '-3', 'x', '', '1e999']) {
    const place = read(`lecture=s06&scene=${scene}`)?.place;
    assert.ok(place !== undefined && place >= 0, scene);
  }
  for (const id of ['', '..', 'a/b', 'S06', '%2e']) assert.equal(read(`lecture=${id}`), null);
  assert.equal(read('lab=train&lecture=s06'), null);
});

test('keys of clickers change the scene, and do nothing while typing', () => {
  const press = (/** @type {string} */ key, /** @type {string[]} */ matched = [], more = {}) => {
    const event = {
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      defaultPrevented: false,
      isComposing: false,
      ...more,
    };
    const focused = {
      matches: (/** @type {string} */ selector) => matched.some((part) => selector.includes(part)),
    };
    return actOf(event, focused);
  };
  assert.equal(press('PageDown'), 'next');
  assert.equal(press('PageUp'), 'back');
  assert.equal(press('.'), 'black');
  assert.equal(press('B'), 'black');
  assert.equal(press('?'), 'help');
  assert.equal(press(' '), null);
  assert.equal(press('r', [], { ctrlKey: true }), null);
  assert.equal(press('ArrowRight', [], { altKey: true }), null);
  for (const key of Object.keys(KEYS)) assert.equal(press(key, ['textarea']), null, key);
  // A focused slider keeps the arrow keys; a clicker still works.
  assert.equal(press('ArrowRight', ['input[type=range]']), null);
  assert.equal(press('Home', ['input[type=range]']), null);
  assert.equal(press('PageDown', ['input[type=range]']), 'next');
  assert.equal(press('b', ['input[type=range]']), 'black');
});

test('the clock marks a scene that takes too long', () => {
  let now = 0;
  const clock = lectureClock(s06, () => now);
  const budget = 60 * s06.scenes[0].minutes;
  now = 1000 * budget;
  assert.equal(clock.read(0).isOver, false);
  now = 1000 * 1.3 * budget;
  assert.equal(clock.read(0).isOver, true);
  clock.beginScene();
  assert.deepEqual([clock.read(1).scene, clock.read(1).all], [0, 1.3 * budget]);
  assert.equal(clock.read(1).budget, 90 * 60);
  assert.equal(clockTime(61.9), '1:01');
});
