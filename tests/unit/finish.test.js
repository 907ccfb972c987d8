/** The effect of a lecture's key F: it shows pretrained runs. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { recordOf } from '../../www/lecture/finished.js';
import { faultsOf } from '../../www/lecture/score.js';
import { lectureScene } from '../../www/lecture/lecture-scene.js';
import { readScene } from '../../www/router.js';
import { halfOf } from '../bench/halves.js';
import { wantedRuns } from '../bench/wanted-runs.js';

const score = JSON.parse(readFileSync('www/lectures/s06/score.json', 'utf8'));

test("every run named by a scene exists, complete, with exactly the scene's settings", async () => {
  const wanted = await wantedRuns();
  const files = readdirSync('www/runs').filter((name) => name.endsWith('.safetensors'));
  assert.deepEqual(files.sort(), [...wanted.keys()].map((name) => `${name}.safetensors`).sort());
  for (const [name, config] of wanted) {
    const run = recordOf(new Uint8Array(readFileSync(`www/runs/${name}.safetensors`)));
    assert.deepEqual(run.config, config, name);
    const last = run.evaluations[run.evaluations.length - 1];
    assert.equal(run.evaluations.length, config.epochs + 1, name);
    assert.equal(last.step, run.step, name);
    assert.equal(run.step, config.epochs * Math.floor(config.images / config.batchSize), name);
    assert.equal(run.losses.length, run.step, name);
    assert.ok([...run.losses, last.mse, last.cost].every(Number.isFinite), name);
    assert.equal(run.penalties.length, config.penalty === 'none' ? 0 : run.step, name);
  }
});

test('every scene that trains on a press has an end, and faults in it are named', () => {
  for (const { id, link, finish } of score.scenes)
    if (link.startsWith('lab=train')) assert.equal(finish?.link, link, id);
  const faults = (/** @type {any} */ finish) => {
    const faulty = structuredClone(score);
    faulty.scenes[0].finish = finish;
    return faultsOf(faulty);
  };
  assert.deepEqual(faults({ link: 'lab=train', run: 'vanilla', keeps: ['ink', 'seed'] }), []);
  assert.deepEqual(faults(null), ['scenes[0].finish.link']);
  assert.deepEqual(faults({ link: 'lab=nowhere' }), ['scenes[0].finish.link']);
  assert.deepEqual(faults({ link: 'lab=train', run: '../x' }), ['scenes[0].finish.run']);
  assert.deepEqual(faults({ link: 'lab=train', keeps: ['noise', 'depth'] }), ['scenes[0].finish.keeps']);
  assert.deepEqual(faults({ link: 'lab=train', keeps: 'ink' }), ['scenes[0].finish.keeps']);
});

test("an end keeps its message and the page's settings", () => {
  const shown = readScene('?lab=denoise&noise=lines&sample=3&ink=abc&lang=en&projector=1&backend=cpu');
  const ended = lectureScene(shown, 'lab=denoise&noise=blocks&network=run', ['sample', 'ink']);
  assert.deepEqual(
    [ended.values.noise, ended.values.network, ended.values.sample, ended.ink],
    ['blocks', 'run', 3, 'abc'],
  );
  assert.deepEqual([ended.lang, ended.projector, ended.backend], ['en', true, 'cpu']);
  assert.equal(lectureScene(shown, 'lab=denoise', []).ink, '');
  assert.equal(lectureScene(shown, 'lab=impute', ['sample', 'ink']).ink, '');
});

test('numbers are rounded to half precision as in IEEE 754, ties to even', () => {
  /** @type {[number, number][]} */
  const known = [
    [0, 0],
    [-0, 0x8000],
    [1, 0x3c00],
    [-0.5, 0xb800],
    [0.1, 0x2e66],
    [65504, 0x7bff],
    [65519, 0x7bff],
    [65520, 0x7c00],
    [2 ** -14, 0x0400],
    [2 ** -24, 1],
    [2 ** -25, 0],
    [3 * 2 ** -25, 2],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 - 2 ** -12, 0x4000],
  ];
  for (const [value, bits] of known) assert.equal(halfOf(value), bits, String(value));
});
