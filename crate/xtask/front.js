// @ts-check
/**
 * Bundles the start page's modules, about a hundred small files, into one: each request delays a first visit over a
 * slow link, and the service worker's reply to each a second one. `cargo xtask build` runs it on its copy of the page.
 *
 *     node crate/xtask/front.js DIST MODULE…
 *
 * The modules go into `www/front/front.js`; `modules.rs` chooses them. The remaining modules import from the bundle, so
 * that each module still exists once. A bundled module's file re-exports from the bundle, for dynamic imports.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const BUNDLE = 'www/front/front.js';
/** A static import or a re-export, as Prettier formats it. */
const STATEMENT = /^(import|export) (?:([^'"();=]*?) from )?'(\.[^']+)';/gm;
/** A dynamic import with a computed path: esbuild would bundle every matching file. */
const TEMPLATE = /\bimport\(`(\.[^`$]*)/g;

const [dist, ...modules] = process.argv.slice(2);
const read = (/** @type {string} */ file) => readFileSync(path.join(dist, file), 'utf8');
const write = (/** @type {string} */ file, /** @type {string} */ text) =>
  writeFileSync(path.join(dist, file), text);
const resolved = (/** @type {string} */ from, /** @type {string} */ target) =>
  path.posix.join(path.posix.dirname(from), target);

/** Path of a file, or of a folder ending in a slash, relative to `from`. @param {string} from @param {string} file */
function relative(from, file) {
  const way = path.posix.relative(path.posix.dirname(from), file) + (file.endsWith('/') ? '/' : '');
  return way.startsWith('.') ? way : `./${way}`;
}

const bundled = new Set(modules);
const names = await exportedNames(modules);
await writeBundle();
for (const file of scripts()) if (!bundled.has(file)) importFromBundle(file);
for (const file of bundled) write(file, forward(file));

/**
 * Maps each module's exported names to the bundle's: the same name, with a number if another module already uses it.
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

/** Excludes other files from the bundle. @param {import('esbuild').PluginBuild} bundler */
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

/** @param {string} file a file outside the bundle */
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

/** All scripts of the page, including bundled ones. */
function scripts() {
  return readdirSync(path.join(dist, 'www'), { recursive: true, encoding: 'utf8' })
    .map((file) => `www/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('.js') && file !== BUNDLE);
}
