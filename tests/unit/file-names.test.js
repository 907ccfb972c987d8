import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { LANGUAGES } from '../../www/i18n/languages.js';
import { fileName, uniqueName } from '../../www/ui/download.js';

const WWW = path.resolve(import.meta.dirname, '../../www');
/** Extensions of downloaded files. Fetched models have names of their own. */
const ENDINGS = 'png|csv|txt|py|safetensors|onnx';
/** File names that are the same in several languages. */
const SAME = ['neighbors.file.confusion'];

const sources = ['labs', 'lab-kit', 'ui', 'views', 'work'].flatMap((folder) =>
  readdirSync(path.join(WWW, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !/words\.[\w-]+\.js$/.test(file))
    .map((file) => ({
      file: `${folder}/${file}`,
      text: readFileSync(path.join(WWW, folder, file), 'utf8'),
    })),
);

/** @type {Record<string, Record<string, string>>} */
const names = {};
for (const code of Object.keys(LANGUAGES)) {
  const files = [...LABS.map(({ id }) => `labs/${id}/words.${code}.js`), `lab-kit/words.${code}.js`];
  const all = await Promise.all(files.map(async (file) => (await import(path.join(WWW, file))).words));
  const entries = Object.entries(Object.assign({}, ...all));
  names[code] = Object.fromEntries(entries.filter(([key]) => /(^|\.)file\.\w+$/.test(key)));
}

test('no downloaded file has its name in the code', () => {
  let found = 0;
  for (const { file, text } of sources) {
    // Tables get their extension in one place; their names are counted where they are passed.
    found += [
      ...text.matchAll(/\bname: (?:`\$\{)?t\('[\w-]+\.file\.\w+'\)|\bfile: t\('[\w-]+\.file\.\w+'\)/g),
    ].length;
    if (file === 'ui/csv-file.js') continue;
    const literal = new RegExp(`['"\`](?!models/)[\\w/-]+\\.(?:${ENDINGS})['"\`]`);
    assert.doesNotMatch(text, literal, file);
    for (const [name] of text.matchAll(new RegExp(`\`[^\`]*\\.(?:${ENDINGS})\``, 'g'))) {
      if (name.startsWith('`models/')) continue;
      found++;
      assert.match(name, /\$\{(t\('[\w-]+\.file\.\w+'\)|fileName\()/, `${file}: ${name}`);
    }
  }
  assert.ok(found > 40, `only ${found} names found`);
});

test("file names are in the page's language and valid on every file system", () => {
  const [usual, ...others] = Object.values(names);
  for (const all of Object.values(names)) {
    for (const [key, name] of Object.entries(all)) assert.match(name, /^[\p{L}\p{N}-]+$/u, key);
  }
  for (const all of others) {
    for (const [key, name] of Object.entries(usual)) {
      assert.ok(key in all, key);
      if (!SAME.includes(key)) assert.notEqual(all[key], name, `${key} is not translated`);
    }
  }
});

test('names that differ in a symbol are different files', () => {
  assert.equal(fileName('λ = 0,1'), 'lambda-0-1');
  assert.equal(fileName('β = 0,1'), 'beta-0-1');
});

test('all files of a visit have different names, and equal content has the same name', () => {
  const weights = (/** @type {number} */ value) => new Uint8Array([value]);
  const runs = ['λ = 0,1', 'λ 0.1', 'LAMBDA-0-1', 'β = 0,1', '***', '¿?', 'años', 'anos'];
  const files = runs.map((name, run) => uniqueName(`${fileName(name)}.safetensors`, weights(run)));
  assert.equal(new Set(files.map((name) => name.toLowerCase())).size, runs.length, String(files));
  for (const file of files) assert.match(file, /^[\w.-]+\.safetensors$/);
  runs.forEach((name, run) => {
    // The file that a run's program loads is the one that its weights are saved as, in any order and however often.
    assert.equal(uniqueName(`${fileName(name)}.safetensors`, weights(run)), files[run]);
    assert.equal(uniqueName(files[run], weights(run)), files[run]);
  });
  const curves = runs.map((name, run) => uniqueName(`${fileName(name)}.csv`, `step,loss\r\n${run},1`));
  assert.equal(new Set(curves).size, runs.length);
  assert.notEqual(uniqueName(files[0], weights(99)), files[0], 'the run has advanced');
});
