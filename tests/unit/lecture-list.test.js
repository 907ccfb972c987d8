/** The user's own lectures: valid files, changes of a list, the length of its link, and sharing between two tabs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { addWords } from '../../www/i18n/index.js';
import { faultText } from '../../www/lecture/fault-text.js';
import { hashOf, isShipped, lectureOf } from '../../www/lecture/link.js';
import {
  addScene,
  copyOf,
  editScene,
  fileText,
  minutesOf,
  moveScene,
  newLecture,
  removeScene,
  withWords,
} from '../../www/lecture/list/list.js';
import { LONGEST_LINK, linkOf, pack, unpack } from '../../www/lecture/list/pack.js';
import { isLecture, parseScore } from '../../www/lecture/list/parse.js';
import { Lectures } from '../../www/lecture/list/store.js';
import { faultsOf, played, textIn } from '../../www/lecture/score.js';
import { words } from '../../www/lecture/words.es.js';
import { Work } from '../../www/work/work.js';
import { freshBrowser, openDatabase } from './fake-page.js';

/** @typedef {import('../../www/lecture/score.js').ScoreFile} ScoreFile */

addWords('es', words);
beforeEach(freshBrowser);
/** @type {ScoreFile} */
const S06 = JSON.parse(readFileSync('www/lectures/s06/score.json', 'utf8'));
const SCENE = { link: 'lab=reconstruct', slide: 'Reconstruir', question: '¿Cuántos números?' };

/** A lecture of this many scenes, as a lecturer would make it. @param {number} count */
function lecture(count) {
  let score = newLecture('Introducción');
  for (let at = 0; at < count; at++) score = addScene(score, { ...SCENE, link: S06.scenes[at].link });
  return score;
}

test('a lecture in one language can be played, and its texts are shown in every language', () => {
  const score = lecture(2);
  assert.deepEqual(faultsOf(score), []);
  const { title, scenes } = played(score, { id: score.id });
  assert.deepEqual(title, { es: 'Introducción', en: 'Introducción' });
  assert.equal(scenes[1].question.en, SCENE.question);
  assert.equal(scenes[0].notes.fail.es, '');
  const spanish = { ...score, title: { es: 'Clase' } };
  assert.deepEqual(faultsOf(spanish), [], 'a text in one language is shown to every reader');
  const both = editScene({ ...score, title: { es: 'a', en: 'b' } }, 'reconstruct-1', (scene) => ({
    ...scene,
    question: { es: '¿?' },
  }));
  assert.deepEqual(faultsOf(both), ['scenes[0].question.en']);
  assert.equal(textIn({ en: 'only' }, 'es'), 'only');
});

test('the shipped lectures are complete, in every language', () => {
  for (const { notes, look } of S06.scenes)
    for (const text of [...Object.values(notes ?? {}), look?.words])
      assert.ok(textIn(text, 'es') && textIn(text, 'en') && typeof text === 'object');
});

test('a link may be a whole URL, but only with known settings', () => {
  const withLink = (/** @type {string} */ link) => ({
    ...lecture(1),
    scenes: [{ ...lecture(1).scenes[0], link }],
  });
  const whole = withLink('https://host.example/latente/index.html?lab=train&dCode=8');
  assert.deepEqual(faultsOf(whole), []);
  assert.equal(played(whole, { id: 'x' }).scenes[0].link, 'lab=train&dCode=8');
  for (const link of ['', 'javascript:alert(1)', 'lab=nowhere', 'lab=train&dcode=8'])
    assert.deepEqual(faultsOf(withLink(link)), ['scenes[0].link'], link);
});

test('any input is read without an exception, and faults are named with their place', () => {
  const broken = [
    null,
    5,
    'x',
    [],
    {},
    { format: 1, scenes: [null, 7, 'x', []] },
    { format: 1, title: 3, scenes: {} },
  ];
  for (const score of broken) assert.ok(faultsOf(score).length > 0);
  for (const [spoil, fault] of /** @type {[object, string][]} */ ([
    [{ minutes: '3' }, 'minutes'],
    [{ minutes: NaN }, 'minutes'],
    [{ question: ' ' }, 'question'],
    [{ vote: { options: ['one'] } }, 'vote.options'],
    [{ vote: null }, 'vote.options'],
    [{ vote: { options: ['a', 'b'], answer: 2 } }, 'vote.answer'],
    [{ look: { view: 'A b' } }, 'look.view'],
    [{ notes: { say: 4 } }, 'notes.say'],
  ]))
    assert.deepEqual(faultsOf(editScene(lecture(2), 'reconstruct-2', (scene) => ({ ...scene, ...spoil }))), [
      `scenes[1].${fault}`,
    ]);
  assert.equal(faultText('scenes[1].minutes'), 'escena 2, minutos (scenes[1].minutes)');
  assert.match(faultText('scenes[1].notes.do.en'), /escena 2, hacer/);
  assert.match(faultText('scenes[0].vote.options[2].es'), /escena 1, opciones/);
  assert.match(faultText('title'), /título/);
});

test('invalid JSON is refused with the line', () => {
  assert.throws(() => parseScore('{\n "format": 1,\n "scenes": [,]\n}', 'clase.json'), /clase\.json.*3/s);
  assert.throws(() => parseScore('{\n "scenes": [', 'clase.json'), /2/);
  assert.equal(parseScore('\uFEFF{"format":1}', 'x').format, 1);
  assert.ok(isLecture(fileText(lecture(1))));
  assert.ok(isLecture('{ "scenes": [ oh'));
  for (const text of ['', '[1]', '{"model":"x"}', 'a,b\n1,2']) assert.ok(!isLecture(text), text);
});

test('scenes are added, moved, changed and removed', () => {
  const score = addScene(lecture(3), SCENE);
  assert.deepEqual(
    score.scenes.map(({ id }) => id),
    ['reconstruct-1', 'reconstruct-2', 'manifold-1', 'reconstruct-3'],
  );
  assert.equal(minutesOf(score), 12);
  const order = (/** @type {ScoreFile} */ { scenes }) => scenes.map(({ id }) => id.at(-1) + id[0]).join(' ');
  assert.equal(order(moveScene(score, 'reconstruct-1', 2)), '2r 1m 1r 3r');
  assert.equal(order(moveScene(score, 'reconstruct-3', -9)), '3r 1r 2r 1m');
  assert.equal(order(moveScene(score, 'nobody', 1)), order(score));
  assert.equal(order(removeScene(score, 'reconstruct-2')), '1r 1m 3r');
  assert.equal(order(addScene(removeScene(score, 'reconstruct-2'), SCENE)), '1r 1m 3r 2r');
  assert.notEqual(copyOf(score).id, score.id);
});

test('written text is stored in the language it is shown in', () => {
  assert.equal(withWords(undefined, 'es', ' a '), 'a');
  assert.equal(withWords('before', 'en', 'after'), 'after');
  assert.deepEqual(withWords({ es: 'a', en: 'b' }, 'en', 'c'), { es: 'a', en: 'c' });
  assert.deepEqual(withWords({ es: 'a', en: 'b' }, 'en', ''), { es: 'a' });
  assert.equal(withWords({ es: 'a' }, 'es', ' '), undefined);
  assert.equal(withWords('a', 'es', ''), undefined);
});

test('a lecture of five scenes with notes fits into a link and is restored from it', async () => {
  const language = 'es';
  const scenes = S06.scenes.slice(0, 5).map(({ notes, slide, question, look, ...scene }) => ({
    ...scene,
    slide: textIn(slide, language),
    question: textIn(question, language),
    ...(look && { look: { view: look.view } }),
    notes: { say: textIn(notes?.say, language), ask: textIn(notes?.ask, language) },
  }));
  const score = { ...newLecture('S06, resumen'), scenes };
  const link = linkOf(await pack(score), 'https://universidad.example/~profesora/latente/index.html');
  assert.ok(link.length < LONGEST_LINK, `${link.length} characters`);
  assert.match(link, /^[!-~]*$/);
  const back = await unpack(link.split('#l=')[1]);
  assert.deepEqual(
    back.scenes.map(({ id: _, ...scene }) => scene),
    scenes.map(({ id: _, ...scene }) => scene),
  );
  assert.deepEqual(faultsOf(back), []);
  const bare = await unpack(await pack(score, false));
  assert.ok(bare.scenes.every(({ notes }) => notes === undefined));
});

test("a scene's link is restored from the lecture's link, whatever it begins with", async () => {
  const links = ['lab=train&dCode=8', 'kind=vanilla&lab=train', 'https://host.example/?lab=impute'];
  const scenes = links.map((link, at) => ({ ...lecture(1).scenes[0], id: `s${at}`, link }));
  const back = await unpack(await pack({ ...lecture(1), scenes }));
  assert.deepEqual(
    back.scenes.map(({ link }) => link),
    links,
  );
});

test('every lecture is restored from its link, including votes and several languages', async () => {
  const back = await unpack(await pack(S06));
  assert.deepEqual(back.title, S06.title);
  back.scenes.forEach(({ id: _, ...scene }, at) => {
    const { id: __, ...before } = S06.scenes[at];
    assert.deepEqual(scene, before);
  });
});

test('a link that is cut, changed or invented is refused with a message', async () => {
  const text = await pack(lecture(4));
  const packedBomb = Buffer.from(
    await new Response(
      new Blob([new Uint8Array(5e7)]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).arrayBuffer(),
  ).toString('base64url');
  for (const broken of ['', 'x', '%%%', text.slice(0, -9), text.slice(9), packedBomb])
    await assert.rejects(unpack(broken), /enlace/);
  const newer = Buffer.from(
    await new Response(
      new Blob(['[2,"x"]']).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).arrayBuffer(),
  ).toString('base64url');
  await assert.rejects(unpack(newer), /más nueva/);
});

test('a URL names a lecture of the page, of this browser, of a file on the host, or its own text', () => {
  const read = (/** @type {string} */ query) => lectureOf(new URLSearchParams(query));
  assert.deepEqual(read('lecture=my-0a1b2c3d4e5f&scene=2'), { id: 'my-0a1b2c3d4e5f', place: 1 });
  assert.deepEqual(read('lecture=link&l=abc'), { id: 'link', place: 0, text: 'abc' });
  assert.deepEqual(read('lecture=s06&check=1'), { id: 's06', place: 0, tool: 'check' });
  assert.deepEqual(read('lecture=s06&print=1'), { id: 's06', place: 0, tool: 'print' });
  assert.equal(read('lecture=courses/ml-2.json')?.id, 'courses/ml-2.json');
  for (const id of [
    '../x.json',
    '/x.json',
    'a//x.json',
    'a/../x.json',
    'https://evil.example/x.json',
    '.x.json',
    'x.js',
  ])
    assert.equal(read(`lecture=${encodeURIComponent(id)}`), null, id);
  assert.equal(hashOf({ id: 'link', text: 'abc' }), '#l=abc');
  assert.deepEqual(
    ['s06', 'a/b.json', 'my-1', 'link'].map((id) => isShipped({ id })),
    [true, false, false, false],
  );
});

/** Lectures as seen by one tab. @param {string} tab */
function tabOf(tab, open = openDatabase) {
  const work = new Work(tab, open);
  return new Lectures(work, (entry, content) => work.put(entry, content));
}

test('two tabs that change one lecture do not overwrite each other', async () => {
  const [one, other] = [tabOf('a'), tabOf('b')];
  const { id } = await one.add(newLecture('Clase'));
  await Promise.all([
    one.change(id, (score) => addScene(score, SCENE)),
    other.change(id, (score) => addScene(score, SCENE)),
    one.change(id, (score) => addScene(score, { ...SCENE, link: 'lab=train' })),
  ]);
  assert.deepEqual((await other.read(id))?.scenes.map((scene) => scene.id).sort(), [
    'reconstruct-1',
    'reconstruct-2',
    'train-1',
  ]);
  await one.rename(id, 'Otra');
  assert.equal((await other.read(id))?.title, 'Otra');
  assert.deepEqual(await other.list(), [{ id, name: 'Otra' }]);
  await other.remove(id);
  assert.equal(await one.read(id), null);
  assert.equal(
    await one.change(id, (score) => addScene(score, SCENE)),
    null,
    'what was deleted stays deleted',
  );
  one.close();
  other.close();
});

test('without storage a lecture lives as long as the page', async () => {
  const tab = tabOf('a', () => Promise.reject(new DOMException('', 'SecurityError')));
  const { id } = await tab.add(newLecture('Clase'));
  await tab.change(id, (score) => addScene(score, SCENE));
  assert.equal((await tab.latest())?.scenes.length, 1);
  assert.equal(tab.problem, 'unavailable');
  tab.close();
});
