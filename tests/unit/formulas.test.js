/** Formulas: TeX in `formulas.tex`, MathML in the module next to it, elements on the page. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { formulaFiles, formulaOf, moduleOf } from '../../crate/xtask/formulas.js';
import { formula } from '../../www/views/formulas/formula.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Elements allowed in formulas: MathML Core. */
const TAGS =
  /^(mrow|mi|mn|mo|mspace|mfrac|msqrt|msub|msup|msubsup|mover|munder|munderover|mstyle|mpadded|hole|list)$/;

const files = formulaFiles();

/** @param {import('../../crate/xtask/formulas.js').Part} part @returns {string[]} */
const tagsOf = (part) =>
  Array.isArray(part) ? [/** @type {string} */ (part[0]), ...part.slice(1).flatMap(tagsOf)] : [];

/** An element as text. @param {any} element @returns {string} */
const written = (element) =>
  typeof element === 'string'
    ? element
    : `<${element.tag}${element.given}>${element.children.map(written).join('')}</${element.tag}>`;

test('each module equals the output for its TeX', () => {
  assert.ok(files.length > 2);
  for (const { source, module } of files)
    assert.ok(
      moduleOf(source) === readFileSync(path.join(ROOT, module), 'utf8'),
      `${module} is out of date: cargo xtask generate`,
    );
});

test('formulas are MathML Core, and each of them is used', async () => {
  const protocol = readFileSync(path.join(ROOT, 'www/generated/protocol.d.ts'), 'utf8');
  for (const { module } of files) {
    const folder = path.join(ROOT, path.dirname(module));
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js') && path.basename(file) !== 'formulas.js')
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n');
    const { FORMULAS } = await import(path.join(ROOT, module));
    for (const [name, parts] of Object.entries(FORMULAS)) {
      for (const tag of tagsOf(parts)) assert.match(tag, TAGS, `${module}: ${name}`);
      // Used by name, or by an engine value that names it.
      const isUsed = new RegExp(String.raw`FORMULAS\.${name}\b|'${name}'`).test(scripts);
      assert.ok(isUsed || protocol.includes(`"${name}"`), `${module}: nothing uses ${name}`);
    }
  }
});

test('holes, lists and numbers with a fraction are left to the page, and Temml’s classes are not', () => {
  assert.deepEqual(formulaOf(String.raw`\hat{x}_{\hole{i}}`), ['msub', ['mover', 'x', 'ˆ'], ['hole', 'i']]);
  const upright = ['mi', { mathvariant: 'normal' }, 'ℝ'];
  assert.deepEqual(formulaOf(String.raw`\mathbb{R}^{\list{sizes}{\times}}`), [
    ...['msup', upright, ['list', 'sizes', '×']],
  ]);
  assert.deepEqual(formulaOf('0.9 + 2'), ['mrow', 0.9, '+', '2']);
  assert.deepEqual(formulaOf('x'), ['mrow', 'x']);
  assert.throws(() => formulaOf(String.raw`\fracc{1}{2}`), /fracc/);
});

test('only operators in an unusual form carry attributes', () => {
  assert.deepEqual(formulaOf('(x)'), ['mrow', '(', 'x', ')']);
  assert.deepEqual(formulaOf('- x'), ['mrow', '−', 'x']);
  assert.deepEqual(formulaOf('x = - 1'), ['mrow', 'x', '=', ['mo', { form: 'prefix' }, '−'], '1']);
  const [, high] = formulaOf(String.raw`\left( \frac{1}{2} \right)`);
  assert.deepEqual(high, ['mo', { stretchy: 'true' }, '(']);
});

test('a formula becomes elements, with its holes filled', () => {
  const createElementNS = (/** @type {string} */ _, /** @type {string} */ tag) => ({
    tag,
    given: '',
    children: /** @type {unknown[]} */ ([]),
    setAttribute(/** @type {string} */ name, /** @type {string} */ value) {
      this.given += ` ${name}="${value}"`;
    },
    append(/** @type {unknown[]} */ ...children) {
      this.children.push(...children);
    },
  });
  Object.assign(globalThis, { document: { createElementNS } });
  /** @type {import('../../www/views/formulas/formula.js').Formula<'part' | 'd' | 'sizes'>} */
  const tex = /** @type {any} */ (
    formulaOf(String.raw`W_{\hole{part}} = 0.5 \mathrm{KL} \hole{d}^{\list{sizes}{\times}}`)
  );
  assert.equal(
    written(formula(tex, { part: 'h', d: '−1,5', sizes: [128, 784] })),
    '<math><mrow><msub><mi>W</mi><mi>h</mi></msub>' +
      '<mo stretchy="false">=</mo><mn>0,5</mn><mi mathvariant="normal">KL</mi>' +
      '<msup><mn>−1,5</mn><mrow><mn>128</mn><mo stretchy="false">×</mo><mn>784</mn></mrow></msup></mrow></math>',
  );
});
