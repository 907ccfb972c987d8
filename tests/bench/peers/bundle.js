/** Bundles the modules that run in the page with the peers' packages, as an application would ship them. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Entry points by the address from which the page imports them. */
export const ENTRIES = { measure: 'page/measure.js', tfjs: 'tfjs/trainer.js', 'jax-js': 'jax-js/trainer.js' };

/** @type {Promise<Map<string, Buffer>> | undefined} */
let bundled;

/** Minified files by address; a backend that is not imported is in a separate file. Built once. */
export function bundle() {
  return (bundled ??= make());
}

async function make() {
  const { outputFiles } = await build({
    entryPoints: ENTRIES,
    absWorkingDir: HERE,
    outdir: '/',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]));
}
