import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { DEFAULT_LANGUAGE, addWords, number, setLanguage, significant, t } from '../../www/i18n/index.js';
import { LANGUAGES } from '../../www/i18n/languages.js';
import { PRESETS } from '../../www/labs/train/presets.js';

const WWW = path.resolve(import.meta.dirname, '../../www');
const CODES = Object.keys(LANGUAGES);
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

const sources = readdirSync(WWW, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js') && !/^(i18n|generated)\/|words\.[\w-]+\.js$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(WWW, file), 'utf8') }));

/** Places of the words. @type {Record<string, string>} */
const PLACES = {
  boot: 'i18n/boot.{}.js',
  page: 'i18n/{}.js',
  kit: 'lab-kit/words.{}.js',
  'model-files': 'model-files/words.{}.js',
  lecture: 'lecture/words.{}.js',
  class: 'class/words.{}.js',
  share: 'share/words.{}.js',
  homework: 'homework/words.{}.js',
  images: 'images/words.{}.js',
  'lecture/list': 'lecture/list/words.{}.js',
  'lecture/check': 'lecture/check/words.{}.js',
  'lecture/handout': 'lecture/handout/words.{}.js',
  'views/network': 'views/network/words.{}.js',
};
for (const { id } of LABS) PLACES[id] = `labs/${id}/words.{}.js`;
/** Parts of a lab that are fetched on demand, with words of their own. */
const parts = readdirSync(WWW, { recursive: true, encoding: 'utf8' }).flatMap(
  (file) => new RegExp(`^labs/(\\w+/\\w+)/words\\.${DEFAULT_LANGUAGE}\\.js$`).exec(file)?.[1] ?? [],
);
for (const part of parts) PLACES[part] = `labs/${part}/words.{}.js`;

/** @typedef {Record<string, string>} Words */
/** Words by place and language. @type {Record<string, Record<string, Words>>} */
const words = {};
for (const [place, file] of Object.entries(PLACES)) {
  words[place] = {};
  for (const code of CODES)
    words[place][code] = (await import(path.join(WWW, file.replace('{}', code)))).words;
}
/** The words of a place in the default language. @param {string} place */
const of = (place) => words[place][DEFAULT_LANGUAGE];
/** A key without its plural form. @param {string} key */
const stem = (key) => key.replace(new RegExp(`\\.(${FORMS.join('|')})$`), '');
/** Texts with plural forms, by key. @param {Words} all */
const plurals = (all) =>
  new Set(
    Object.keys(all)
      .filter(
        (key) =>
          key.endsWith('.other') && FORMS.some((form) => form !== 'other' && `${stem(key)}.${form}` in all),
      )
      .map(stem),
  );
/** Whether a text exists for a key used by the code. @param {Words} all @param {string} key */
const isIn = (all, key) => key in all || `${key}.other` in all;

/** @param {string} text */
const placeholders = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

/** The modules loaded by a module, itself included. @param {string} entry @param {Set<string>} found */
function closure(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  const text = sources.find(({ file }) => file === entry)?.text ?? '';
  for (const [, target] of text.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'(\.[^']+)'/gm))
    closure(path.posix.join(path.posix.dirname(entry), target), found);
  return found;
}
const ofThePage = closure('main.js');

/** Places where the words of a module may be. @param {string} file */
function placesFor(file) {
  const [folder, lab, part] = file.split('/');
  if (folder === 'labs')
    return [...(`${lab}/${part}` in PLACES ? [`${lab}/${part}`] : []), lab, 'kit', 'page'];
  if (file === 'files.js' || folder === 'model-files') return ['model-files', 'page'];
  if (`${folder}/${lab}` === 'views/network') return ['views/network', 'page'];
  if (folder === 'homework') return ['homework', 'train', 'kit', 'page'];
  if (folder === 'share' || folder === 'images') return [folder, 'page'];
  if (folder === 'lecture') return [`lecture/${lab}`, 'lecture', 'page'].filter((place) => place in PLACES);
  if (folder === 'class' && !ofThePage.has(file)) return ['class', 'kit', 'page'];
  return ofThePage.has(file) || folder === 'engine' ? ['page'] : ['kit', 'page'];
}

/** Keys that occur literally in a text. @param {string} text */
const keysIn = (text) =>
  [...text.matchAll(/(?:\bt|\bhas)\(\s*(?:[^'"`();]*\? )?'([\w-]+\.[\w.-]+)'(?: : '([\w-]+\.[\w.-]+)')?/g)]
    .flatMap(([, one, other]) => [one, other])
    .filter(Boolean);

test('every language has the same files, keys and placeholders', () => {
  for (const [place, languages] of Object.entries(words)) {
    const usual = languages[DEFAULT_LANGUAGE];
    const forms = plurals(usual);
    const plain = (/** @type {Words} */ all) =>
      [...new Set(Object.keys(all).map((key) => (forms.has(stem(key)) ? stem(key) : key)))].sort();
    for (const code of CODES) {
      const all = languages[code];
      assert.deepEqual(plain(all), plain(usual), `${place}, ${code}`);
      for (const key of plain(all)) {
        const pattern = usual[key] ?? usual[`${key}.other`];
        const texts = key in all ? [all[key]] : FORMS.flatMap((form) => all[`${key}.${form}`] ?? []);
        const most = placeholders(pattern);
        for (const text of texts) {
          const found = placeholders(text);
          // The singular form may omit the number.
          const wanted = key in all ? most : most.filter((name) => name !== 'count' || found.includes(name));
          assert.deepEqual(found, wanted, `${code}: ${key}`);
        }
      }
    }
  }
  for (const { id } of LABS) {
    const lessons = readdirSync(path.join(WWW, 'labs', id)).filter((name) => name.startsWith('lesson.'));
    assert.deepEqual(lessons.sort(), CODES.map((code) => `lesson.${code}.html`).sort(), id);
  }
});

test('there are no words of a language outside the list', () => {
  const files = readdirSync(WWW, { recursive: true, encoding: 'utf8' });
  const codes = files.flatMap(
    (file) => /(?:^i18n\/(?:boot\.)?|\/(?:words|names)\.)([\w-]+)\.js$/.exec(file)?.[1] ?? [],
  );
  const knownFiles = [...CODES, 'first-words', 'index', 'languages', 'region', 'rounding'];
  assert.deepEqual(
    codes.filter((code) => !knownFiles.includes(code)),
    [],
  );
});

test('plural texts exist in each form of the language', () => {
  for (const languages of Object.values(words)) {
    for (const code of CODES) {
      const rules = new Intl.PluralRules(code);
      const needed = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)));
      for (const key of plurals(languages[code]))
        for (const form of needed) assert.ok(`${key}.${form}` in languages[code], `${code}: ${key}.${form}`);
    }
  }
});

test('index.html has every text needed before scripts run, in the default language', () => {
  const html = readFileSync(path.join(WWW, '../index.html'), 'utf8');
  const boot = Object.keys(of('boot'));
  for (const key of boot) assert.ok(html.includes(`{${key}`), `${key} is not in index.html`);
  for (const [, key] of html.matchAll(/\{(boot\.\w+)/g)) assert.ok(boot.includes(key), key);
  assert.match(html, new RegExp(`<html lang="${DEFAULT_LANGUAGE}"`));
});

test('a key is defined in one place', () => {
  /** @type {Map<string, string>} */
  const seen = new Map();
  for (const place of Object.keys(PLACES)) {
    for (const key of Object.keys(of(place))) {
      assert.ok(!seen.has(key), `${key} stands in ${seen.get(key)} and ${place}`);
      seen.set(key, place);
    }
  }
});

test('every key in the code is among the words loaded with it', () => {
  let checked = 0;
  for (const { file, text } of sources) {
    const places = placesFor(file);
    for (const key of keysIn(text)) {
      checked++;
      assert.ok(
        places.some((place) => isIn(of(place), key)),
        `${file}: ${key} is not in ${places.join(', ')}`,
      );
    }
    for (const [, start] of text.matchAll(/\bt\(\s*`([\w.-]+\.)\$\{/g)) {
      checked++;
      // Keys of labs, controls and their options are built from ids: see below.
      if (/^(lab|group|control|option|model|section|error|engine)\.$/.test(start)) continue;
      const found = places.some((place) => Object.keys(of(place)).some((key) => key.startsWith(start)));
      assert.ok(found, `${file}: nothing begins with ${start} in ${places.join(', ')}`);
    }
  }
  assert.ok(checked > 400, `only ${checked} keys found`);
});

test('every word is used, by the code of its place', () => {
  const generated = /^(lab|group|section|control|option|preset|compare|model|error|engine)\./; // keys built from an id
  for (const place of Object.keys(PLACES)) {
    const texts = sources.filter(({ file }) => placesFor(file).includes(place)).map(({ text }) => text);
    const all = texts.join('\n');
    for (const key of Object.keys(of(place))) {
      if (generated.test(key) || place === 'boot') continue;
      const isUsed = [key, stem(key)].some((name) => {
        const [, start] = name.match(/^(.*)\.[\w-]+$/) ?? [];
        return all.includes(`'${name}'`) || all.includes(`\`${start}.\${`);
      });
      assert.ok(isUsed, `${place}: ${key} is not used`);
    }
  }
});

test('words used by only one lab are defined in that lab', () => {
  for (const key of Object.keys(of('kit'))) {
    if (/^(control|option|model|error)\./.test(key)) continue;
    const name = stem(key);
    const [, start] = name.match(/^(.*)\.[\w-]+$/) ?? [];
    const users = sources.filter(({ text }) => text.includes(`'${name}'`) || text.includes(`\`${start}.\${`));
    const places = new Set(users.map(({ file }) => placesFor(file)[0]));
    assert.ok(places.has('kit') || places.size > 1, `${key} is said by ${[...places]} alone`);
  }
});

test('every lab, control and option has its words', () => {
  for (const { id, group, controls } of LABS) {
    const all = { ...of('page'), ...of('kit'), ...of(id) };
    for (const key of [`lab.${id}`, `group.${group}`]) assert.ok(key in all, key);
    for (const control of controls) {
      assert.ok(`control.${control.id}` in all, `${id}: ${control.id}`);
      for (const option of control.kind === 'choice' || control.kind === 'choices' ? control.options : []) {
        assert.ok(`option.${option}` in all || `model.${option}` in all, `${id}: ${option}`);
      }
    }
  }
});

test('every section of the training panel and every preset has its words', () => {
  const { controls } = LABS.find(({ id }) => id === 'train') ?? { controls: [] };
  for (const { section } of controls)
    assert.ok(section === 'view' || `section.${section}` in of('train'), section);
  for (const { id } of PRESETS)
    for (const key of [`preset.${id}`, `preset.${id}.note`]) assert.ok(key in of('train'), key);
});

test("the menu uses the labs' names", async () => {
  for (const code of CODES) {
    const { words: names } = await import(path.join(WWW, `generated/names.${code}.js`));
    const wanted = LABS.map(({ id }) => [`lab.${id}`, words[id][code][`lab.${id}`]]);
    assert.deepEqual(names, Object.fromEntries(wanted), `run \`cargo xtask generate\` (${code})`);
  }
});

test("the language's rules choose the plural form", () => {
  addWords('es', { 'trial.one': '{count} par', 'trial.other': '{count} pares' });
  assert.deepEqual(
    [1, 0, 2, 12345, 1e6].map((count) => t('trial', { count })),
    ['1 par', '0 pares', '2 pares', `${number(12345)} pares`, `${number(1e6)} pares`],
  );
  assert.equal(t('trial', { count: 'un' }), 'un pares');
  addWords('pl', {
    'trial.one': 'plik',
    'trial.few': 'pliki',
    'trial.many': 'plików',
    'trial.other': 'pliku',
  });
  Object.assign(globalThis, { document: { documentElement: {} } });
  setLanguage('pl');
  const forms = [1, 2, 5, 22, 1.5].map((count) => t('trial', { count }));
  setLanguage(DEFAULT_LANGUAGE);
  assert.deepEqual(forms, ['plik', 'pliki', 'plików', 'pliki', 'pliku']);
});

test('numbers of any size are short, and very large and very small ones have a power of ten', () => {
  const written = (/** @type {[number, string][]} */ cases) => {
    for (const [value, text] of cases) assert.equal(significant(value), text, String(value));
  };
  written([
    [0, '0'],
    [0.002, '0,002'],
    [0.001234567, '0,00123'],
    [1.7, '1,7'],
    [-1.25, '−1,25'],
    [99_999, '100.000'],
    [5.69e10, '5,7·10¹⁰'],
    [-5.69e10, '−5,7·10¹⁰'],
    [1e-5, '1·10⁻⁵'],
    [3.14e-12, '3,1·10⁻¹²'],
    [1e9, '1·10⁹'],
    [Infinity, '∞'],
  ]);
});

test('numbers in a list have the same significant digits, including trailing zeros', () => {
  const list = [1.65, 1.7, 2, 0.3, 12.345, 123456, 0].map((value) => significant(value, 3));
  assert.deepEqual(list, ['1,65', '1,70', '2,00', '0,300', '12,3', '1,23·10⁵', '0,00']);
  assert.deepEqual(
    [1.651, 1.7, 25.4].map((value) => significant(value, 2)),
    ['1,7', '1,7', '25'],
  );
});
