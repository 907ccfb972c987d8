/**
 * Converts each folder's `formulas.tex` to `formulas.js`: MathML as nested lists, from which
 * `www/views/formulas/formula.js` creates elements. `cargo xtask generate` runs it.
 *
 * `\hole{d}` is a placeholder that the page fills, `\list{sizes}{\times}` one for any number of parts joined by a sign.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import temml from 'temml';
import { tokenTag, usual } from '../../www/views/formulas/formula.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TYPES = 'www/views/formulas/formula.js';

/** @typedef {import('../../www/views/formulas/formula.js').Part} Part */

/** Our two commands as Temml macros that mark their elements with a class; no other kept element has one. */
const MACROS = { '\\hole': '\\class{hole #1}{x}', '\\list': '\\class{list #1}{{#2}}' };
const ATTRIBUTES = [
  'form',
  'stretchy',
  'lspace',
  'rspace',
  'width',
  'displaystyle',
  'scriptlevel',
  'mathvariant',
];
/** Letters in italics, the default of the page's style. */
const ITALIC = /^[\p{Script=Latin}\p{Script=Greek}ℓ∂]$/u;

/** All formula files, with the modules generated from them. @returns {{ source: string, module: string }[]} */
export const formulaFiles = () =>
  readdirSync(path.join(ROOT, 'www'), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'formulas.tex')
    .map((file) => `www/${file.replaceAll(path.sep, '/')}`)
    .sort()
    .map((source) => ({ source, module: source.replace(/tex$/, 'js') }));

/** The text of the module. @param {string} source path of the formulas */
export function moduleOf(source) {
  const types = path.posix.relative(path.posix.dirname(source), TYPES);
  const text = readFileSync(path.join(ROOT, source), 'utf8').replace(/^%.*\n/gm, '');
  const [, ...pieces] = text.split(/^\\formula\{(\w+)\}/m);
  const lines = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const [name, tex] = [pieces[at], pieces[at + 1].trim()];
    const holes = [...tex.matchAll(/\\(?:hole|list)\{(\w+)\}/g)].map(([, hole]) => `'${hole}'`);
    const type = [...new Set(holes)].join(' | ') || 'never';
    lines.push(`  ${name}: /** @type {Formula<${type}>} */ (${JSON.stringify(formulaOf(tex))}),\n`);
  }
  return (
    `// Made from formulas.tex by \`cargo xtask generate\`.\n\n` +
    `/** @template {string} Hole @typedef {import('${types}').Formula<Hole>} Formula */\n\n` +
    `export const FORMULAS = {\n${lines.join('')}};\n`
  );
}

/** @param {string} tex */
export function formulaOf(tex) {
  const mathml = temml.renderToString(tex, { macros: { ...MACROS }, trust: true, throwOnError: true });
  const part = cleaned(parsed(mathml).children[0]);
  return Array.isArray(part) ? part : ['mrow', part];
}

/** @typedef {{ tag: string, attributes: Record<string, string>, children: (Element | string)[] }} Element */

/** Parses Temml's output, which has only elements, attributes in double quotes and text. @param {string} mathml */
function parsed(mathml) {
  /** @type {Element} */
  const root = { tag: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, closes, tag, given, text] of mathml.matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)) {
    if (text)
      open.at(-1)?.children.push(text.replace('&lt;', '<').replace('&gt;', '>').replace('&amp;', '&'));
    else if (closes) open.pop();
    else {
      const pairs = [...given.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
      const element = { tag, attributes: Object.fromEntries(pairs), children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    }
  }
  return /** @type {Element} */ (root.children[0]);
}

/**
 * Converts an element to a part: without markup for Temml's style sheets; plain letters, numbers and signs as values.
 * @param {Element | string} part
 * @param {string} [form] default form of a sign at this place
 * @returns {Part}
 */
function cleaned(part, form) {
  if (typeof part === 'string') return part;
  const { tag, attributes } = part;
  const [kind, name] = (attributes.class ?? '').split(' ');
  if (kind === 'hole') return ['hole', name];
  const children = part.children.filter((child) => !isNothing(child));
  const [first] = children;
  if (kind === 'list') return ['list', name, /** @type {string} */ (first)];
  if (/^m(row|padded)$/.test(tag) && children.length === 1) return cleaned(first, form);
  const kept = Object.fromEntries(
    ATTRIBUTES.flatMap((key) => (key in attributes ? [[key, attributes[key]]] : [])),
  );
  if (kept.form === form) delete kept.form;
  if (typeof first === 'string') {
    if (tag === 'mi' && !ITALIC.test(first)) kept.mathvariant = 'normal';
    if (tag === 'mn' && /\D/.test(first)) return Number(first);
    for (const [key, value] of Object.entries(usual(tag, first))) if (kept[key] === value) delete kept[key];
    if (tag === tokenTag(first) && !Object.keys(kept).length) return first;
  }
  const last = children.length - 1;
  const formAt = (/** @type {number} */ at) =>
    tag === 'mrow' ? (at === 0 ? 'prefix' : at === last ? 'postfix' : 'infix') : undefined;
  const inner = children.map((child, at) => cleaned(child, formAt(at)));
  return [tag, ...(Object.keys(kept).length ? [kept] : []), ...inner];
}

/** Whether it is a space of zero width. @param {Element | string} part */
const isNothing = (part) => typeof part === 'object' && part.tag === 'mspace' && !part.attributes.width;

if (process.argv[1] === import.meta.filename)
  for (const { source, module } of formulaFiles()) writeFileSync(path.join(ROOT, module), moduleOf(source));
