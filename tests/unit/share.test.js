/** The effect of opening a shared link. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { defaultsOf, readScene } from '../../www/router.js';
import {
  frameCode,
  isOnlyHere,
  pageAddress,
  shortQuery,
  spokenAddress,
  wholeQuery,
} from '../../www/share/links.js';
import { answerHeight } from '../../www/embed/embed.js';

/** A value other than the default, if a control has one. @param {import('../../www/generated/labs.types.js').Control} control */
function another(control) {
  if (control.kind === 'choice') return control.options.find((option) => option !== control.default);
  if (control.kind === 'choices') return [control.options[control.options.length - 1]];
  if (control.kind === 'sizes') return [control.max];
  return control.max;
}

test('a short link and one with all settings open the same scene, in every lab', () => {
  for (const { id, controls } of LABS) {
    const usual = { ...readScene(`?lab=${id}`), lang: 'en', ink: 'Abc_-1' };
    const changed = Object.fromEntries(controls.map((control) => [control.id, another(control)]));
    const scenes = [usual, { ...usual, values: /** @type {any} */ ({ ...usual.values, ...changed }) }];
    for (const scene of scenes)
      for (const query of [shortQuery(scene), wholeQuery(scene)]) {
        const read = readScene(query);
        assert.deepEqual(read.values, scene.values, query);
        assert.deepEqual([read.lab, read.lang, read.ink], [id, 'en', 'Abc_-1'], query);
        assert.deepEqual([read.ignored, read.unknown, read.twice], [[], [], []], query);
      }
    assert.equal(shortQuery({ ...usual, lang: 'es', ink: '' }), `?lab=${id}`);
    for (const key of Object.keys(defaultsOf(id)))
      assert.ok(new URLSearchParams(wholeQuery(usual)).has(key), `${id} ${key}`);
  }
});

test('display settings are not in a link for others', () => {
  const scene = readScene('?lab=train&backend=cpu&projector=1&embed=1');
  assert.equal(shortQuery(scene), '?lab=train');
  assert.deepEqual(scene.unknown, []);
});

test("URLs are shown without the parts that nobody types, and this machine's is recognised", () => {
  const place = (/** @type {string} */ href) => pageAddress(new URL(href));
  assert.equal(place('https://host.example/path/index.html?lab=train#x'), 'https://host.example/path/');
  assert.equal(place('https://host.example/path/'), 'https://host.example/path/');
  assert.equal(place('https://host.example/index'), 'https://host.example/');
  assert.equal(spokenAddress('https://host.example/?lab=train'), 'host.example/?lab=train');
  for (const host of ['localhost', '127.0.0.1', '[::1]']) assert.equal(isOnlyHere(host), true, host);
  for (const host of ['host.example', '10.0.0.7', 'localhost.example'])
    assert.equal(isOnlyHere(host), false, host);
});

test('the code of a frame is valid HTML', () => {
  const code = frameCode('https://host.example/?lab=train&seed=2', 'A "title" & <b>');
  assert.match(code, /src="https:\/\/host\.example\/\?lab=train&amp;seed=2&amp;embed=1"/);
  assert.match(code, /title="A &quot;title&quot; &amp; &lt;b>"/);
});

/** A window inside another one, as far as needed. */
function framed() {
  /** @type {((event: any) => void)[]} */
  const listeners = [];
  /** @type {[any, string][]} */
  const messages = [];
  const parent = {
    postMessage: (/** @type {any} */ data, /** @type {string} */ to) => messages.push([data, to]),
  };
  let changed = () => undefined;
  Object.assign(globalThis, {
    ResizeObserver: class {
      constructor(/** @type {() => undefined} */ act) {
        changed = act;
      }
      observe() {}
    },
  });
  const view = {
    parent,
    document: { getElementById: () => ({}) },
    addEventListener: (/** @type {string} */ _type, /** @type {any} */ act) => listeners.push(act),
  };
  const hear = (/** @type {any} */ event) => listeners.forEach((act) => act(event));
  return { view, messages, parent, hear, change: () => changed() };
}

test('a frame tells its height only to the embedding page that asked', () => {
  const { view, messages, parent, hear, change } = framed();
  let height = 700;
  answerHeight(/** @type {any} */ (view), () => height);
  const request = { data: { latente: 'height' }, origin: 'https://lms.example' };
  change();
  hear({ ...request, source: {} }); // another frame
  hear({ ...request, source: parent, data: { latente: 'width' } });
  hear({ ...request, source: parent, data: null });
  assert.deepEqual(messages, []);
  hear({ ...request, source: parent });
  change();
  height = 900;
  change();
  const answer = (/** @type {number} */ high) => [{ latente: 'height', height: high }, 'https://lms.example'];
  assert.deepEqual(messages, [answer(700), answer(900)]);
  hear({ ...request, source: parent, origin: 'null' }); // a sandboxed frame has an opaque origin
  assert.deepEqual(messages[2], [{ latente: 'height', height: 900 }, '*']);
});
