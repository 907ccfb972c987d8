// @ts-check
/**
 * Bundles the modules of the front door, some hundred small files, into one: a first visit over a slow line waits for each
 * request, and a second one for the service worker's answer to each. `cargo xtask build` runs it on its copy of the page.
 *
 *     node crate/xtask/front.js DIST MAIN LAB OUTSIDE…
 *
 * Everything that the module MAIN and the module LAB import goes into `www/front/front.js`, except MAIN itself, because a
 * module that runs the page must not be part of what other pages import, and the modules OUTSIDE. What is left on the site
 * imports from the bundle, so that each module still exists once. At its old address a bundled module stays as a file that
 * passes the bundle's exports on, for whoever asks for it while the page runs.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const BUNDLE = 'www/front/front.js';
/** What a static import or a re-export looks like, as Prettier writes it. */
const STATEMENT = /^(import|export) (?:([^'"();=]*?) from )?'(\.[^']+)';/gm;
/** An import of an address that is put together while the page runs: esbuild would bundle whatever matches it. */
const TEMPLATE = /\bimport\(`(\.[^`$]*)/g;

const [dist, main, lab, ...outside] = process.argv.slice(2);
const read = (/** @type {string} */ file) => readFileSync(path.join(dist, file), 'utf8');
const write = (/** @type {string} */ file, /** @type {string} */ text) =>
  writeFileSync(path.join(dist, file), text);
const resolved = (/** @type {string} */ from, /** @type {string} */ target) =>
  path.posix.join(path.posix.dirname(from), target);

/** The address of a file, or of a folder that ends with a slash, as the module `from` names it. @param {string} from @param {string} file */
function relative(from, file) {
  const way = path.posix.relative(path.posix.dirname(from), file) + (file.endsWith('/') ? '/' : '');
  return way.startsWith('.') ? way : `./${way}`;
}

const bundled = closure([main, lab]);
bundled.delete(main);
for (const file of outside) bundled.delete(file);
const names = await exportedNames([...bundled].sort());
await writeBundle();
for (const file of scripts()) if (!bundled.has(file)) importFromBundle(file);
for (const file of bundled) write(file, forward(file));

/** Modules that `entries` import, directly or not, and themselves. @param {string[]} entries */
function closure(entries) {
  const found = new Set(entries);
  for (const file of found)
    for (const [, , , target] of read(file).matchAll(STATEMENT)) found.add(resolved(file, target));
  return found;
}

/**
 * For each module the names that it exports, and under which the bundle does: the same, with a number where another module
 * has it already.
 * @param {string[]} files
 */
async function exportedNames(files) {
  const { metafile } = await build({
    absWorkingDir: path.resolve(dist),
    entryPoints: files,
    outdir: 'unused',
    outbase: '.',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  /** @type {Map<string, number>} */
  const taken = new Map();
  return new Map(
    Object.values(metafile.outputs).map((output) => [
      /** @type {string} */ (output.entryPoint),
      new Map(
        output.exports.map((name) => {
          const before = taken.get(name) ?? 0;
          taken.set(name, before + 1);
          return [name, before ? `${name}$${before}` : name];
        }),
      ),
    ]),
  );
}

function writeBundle() {
  const entry = [...names].map(([file, exported]) => {
    const list = [...exported].map(([name, ofBundle]) => as(name, ofBundle));
    return `export { ${list.join(', ')} } from './${file}';`;
  });
  return build({
    absWorkingDir: path.resolve(dist),
    stdin: { contents: entry.join('\n'), resolveDir: path.resolve(dist) },
    outfile: BUNDLE,
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [{ name: 'front', setup: resolveFromBundle }],
  });
}

/** Only what belongs into the bundle is bundled. @param {import('esbuild').PluginBuild} bundler */
function resolveFromBundle(bundler) {
  const fileOf = (/** @type {string} */ absolute) =>
    path.relative(path.resolve(dist), absolute).replaceAll(path.sep, '/');
  bundler.onResolve({ filter: /^\./ }, ({ path: target, importer, kind }) => {
    const file = importer === '<stdin>' ? path.posix.normalize(target) : resolved(fileOf(importer), target);
    const isInside = kind === 'import-statement' && bundled.has(file);
    return isInside ? { path: path.resolve(dist, file) } : { path: relative(BUNDLE, file), external: true };
  });
  bundler.onLoad({ filter: /\.js$/ }, ({ path: absolute }) => ({
    contents: read(fileOf(absolute)).replace(
      TEMPLATE,
      (_, start) => `import(String.raw\`${relative(BUNDLE, resolved(fileOf(absolute), start))}`,
    ),
  }));
}

/** @param {string} file that is not part of the bundle */
function importFromBundle(file) {
  const text = read(file);
  const changed = text.replace(STATEMENT, (whole, word, clause, target) => {
    const exported = names.get(resolved(file, target));
    if (!exported) return whole;
    const list = /^\{([^}]*)\}$/.exec(clause ?? '')?.[1];
    if (list === undefined) throw new Error(`${file}: ${whole} is no list of names`);
    const renamed = list
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)
      .map((item) => {
        const [name, alias = name] = item.split(' as ');
        const ofBundle = exported.get(name);
        if (!ofBundle) throw new Error(`${file}: ${target} does not export ${name}`);
        return as(ofBundle, alias);
      });
    return `${word} { ${renamed.join(', ')} } from '${relative(file, BUNDLE)}';`;
  });
  if (changed !== text) write(file, changed);
}

/** @param {string} file */
function forward(file) {
  const list = [...(names.get(file) ?? [])].map(([name, ofBundle]) => as(ofBundle, name));
  return `export { ${list.join(', ')} } from '${relative(file, BUNDLE)}';\n`;
}

/** @param {string} name @param {string} alias */
function as(name, alias) {
  return name === alias ? name : `${name} as ${alias}`;
}

/** Every script of the page, those of the bundle too. */
function scripts() {
  return readdirSync(path.join(dist, 'www'), { recursive: true, encoding: 'utf8' })
    .map((file) => `www/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('.js') && file !== BUNDLE);
}
