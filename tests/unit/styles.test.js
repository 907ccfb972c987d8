import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';

const WWW = path.resolve(import.meta.dirname, '../../www');
const read = (/** @type {string} */ file) => readFileSync(path.join(WWW, file), 'utf8');
/** Classes used by the code of a folder. @param {string} folder */
const classesOf = (folder) => {
  const files = readdirSync(path.join(WWW, folder), { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => file.endsWith('.js') && !/(^|\/)words\./.test(file));
  const given = code.flatMap((file) => [
    ...read(`${folder}/${file}`).matchAll(/(?:class: |className = |classList\.\w+\()['"`]([^'"`]*)/g),
  ]);
  return new Set(given.flatMap(([, names]) => names.split(/\s+/)));
};
/** The style sheets of a folder. @param {string} folder */
const sheetsOf = (folder) =>
  readdirSync(path.join(WWW, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => `${folder}/${file}`);
const classes = Object.fromEntries(LABS.map(({ id }) => [id, classesOf(`labs/${id}`)]));

/** The selectors of a sheet. @param {string} css */
function selectorsOf(css) {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  const rules = [...plain.matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector.trim());
  return rules
    .filter((selector) => !selector.startsWith('@'))
    .flatMap((selector) => selector.split(/,(?![^(]*\))/).map((one) => one.trim()));
}

for (const { id } of LABS) {
  test(`the style of ${id} has classes of no other lab`, () => {
    const others = LABS.filter((lab) => lab.id !== id).flatMap((lab) => [...classes[lab.id]]);
    const shared = [];
    for (const selector of sheetsOf(`labs/${id}`).flatMap((file) => selectorsOf(read(file)))) {
      const names = [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name);
      const isAlone = names.some((name) => classes[id].has(name) && !others.includes(name));
      const isScene = /\[data-(scene|view|row|kind|figure|control)=/.test(selector);
      if (!isAlone && !isScene) shared.push(selector);
    }
    assert.deepEqual(shared, []);
  });

  test(`the style sheets named by ${id} exist, and none belongs to another lab`, () => {
    const [, list = ''] = /export const styles = \[([^\]]*)\]/.exec(read(`labs/${id}/lab.js`)) ?? [];
    for (const [, name] of list.matchAll(/'([^']+)'/g)) {
      assert.ok(existsSync(path.join(WWW, `${name}.css`)), name);
      assert.ok(!name.startsWith('labs/') || name.startsWith(`labs/${id}/`), name);
    }
  });

  test(`every style sheet of ${id} is loaded`, () => {
    const folder = path.join(WWW, 'labs', id);
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => read(`labs/${id}/${file}`))
      .join('');
    const imports = sheetsOf(`labs/${id}`).map(read).join('');
    for (const sheet of sheetsOf(`labs/${id}`)) {
      const name = sheet.replace(/\.css$/, '');
      if (name.split('/').length > 3) continue; // belongs to a scene, which loads its own
      const isNamed = [`'${name}'`, `'${name.split('/').at(-1)}'`].some((one) => code.includes(one));
      const isJoined = imports.includes(`'./${path.basename(sheet)}'`);
      assert.ok(name === `labs/${id}/style` || isNamed || isJoined, name);
    }
  });
}

test('every class and id of a style sheet is given to something', () => {
  const files = readdirSync(WWW, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.(js|html)$/.test(file)).map(read);
  const names = new Set([...code, read('../index.html')].join('\n').match(/[a-zA-Z][\w-]*/g));
  const dead = files
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      selectorsOf(read(file))
        .filter((selector) =>
          [...selector.matchAll(/[.#]([a-zA-Z][\w-]*)/g)].some(([, name]) => !names.has(name)),
        )
        .map((selector) => `${file}: ${selector}`),
    );
  assert.deepEqual(dead, []);
});

test('every data attribute of a style sheet is set by something', () => {
  const files = readdirSync(WWW, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.(js|html)$/.test(file)).map(read);
  const names = new Set([...code, read('../index.html')].join('\n').match(/[a-zA-Z][\w-]*/g));
  const camel = (/** @type {string} */ name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const dead = files
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      [...read(file).matchAll(/\[data-([\w-]+)/g)]
        .filter(([, name]) => !names.has(`data-${name}`) && !names.has(camel(name)))
        .map(([, name]) => `${file}: data-${name}`),
    );
  assert.deepEqual(dead, []);
});

test("sizes follow the reader's font size", () => {
  const sheets = readdirSync(WWW, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  for (const file of sheets) {
    const css = read(file).replace(/\/\*[\s\S]*?\*\//g, '');
    assert.doesNotMatch(
      css,
      /\((max|min)-(width|height):[^)]*px/,
      `${file}: a layout that changes at a width in pixels`,
    );
    assert.doesNotMatch(css, /font-size:[^;]*\dpx|font:[^;]*\dpx/, `${file}: type in pixels`);
  }
  const [, ...bases] = read('style/tokens.css').split('--base:');
  for (const base of bases) assert.match(base.slice(0, base.indexOf(';')), /rem/);
});

test('a finger on a map scrolls the page', () => {
  // Elements that are drawn on or turned. A point that is dragged is not a map.
  const held = ['.pad', '.eraser[data-on]', '.dial', '.plane-point', '.lecture-over'];
  const sheets = readdirSync(WWW, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  for (const file of sheets)
    for (const [, selector] of read(file).matchAll(/([^{}]+)\{[^{}]*touch-action: none/g)) {
      const name = selector.replace(/\/\*[\s\S]*?\*\//g, '').trim();
      assert.ok(held.includes(name), `${file}: ${name}`);
    }
});
