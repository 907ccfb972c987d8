/**
 * Compares Latente with other libraries on three networks: time per step, GPU calls, download size and memory. All train on
 * the same images, batch size and optimiser, from the same weights.
 */
import { ENGINES } from './kinds.js';
import { inTurn, measure } from './measure.js';
import { BATCH } from './peers/kinds.js';
import { BACKENDS } from './peers/peers.js';
import { codeSizes } from './site.js';
import { kilo, median, range } from './statistics.js';

/** @typedef {import('./measure.js').Timing} Timing */
/** @typedef {import('./measure.js').Plan['backend']} Backend */

/** The networks by kind. @type {Record<string, string>} */
const NETWORKS = {
  multilayer: '784-128-32-128-784',
  wide: '784-512-32-512-784',
  convolutional: '1×28×28 – 16×14×14 – 32×7×7 – 32 and back',
};
const EFFORT = { warmup: 10, steps: 200, rounds: 3, patience: 1000, counted: 4 };
const PASSES = 2;
const CONTENDERS = BACKENDS.flatMap((backend) => ENGINES.map((engine) => ({ backend, ...engine })));

/**
 * Prints one table per network, with one row per engine and backend.
 * @param {import('@playwright/test').Browser} browser
 * @param {(title: string, rows: Record<string, unknown>[]) => void} print
 */
export async function engines(browser, print) {
  for (const [kind, network] of Object.entries(NETWORKS)) {
    const timings = await inTurn(CONTENDERS, PASSES, async ({ engine, backend, open }) => {
      const once = await measure(browser, open, { ...EFFORT, backend, kind });
      console.error(`${kind}, ${backend}, ${engine}: ${once.error ?? range(once.msPerStep)}`); // shows progress: this takes minutes
      return once;
    });
    const rows = timings.map((passes, index) => row(CONTENDERS[index], passes));
    print(`${network}, batch ${BATCH}`, rows);
    timings.forEach(([{ error }], index) => {
      const { engine, backend } = CONTENDERS[index];
      if (error) console.log(`${backend}: ${engine} cannot train it: ${error}`);
    });
    for (const backend of BACKENDS) console.log(comparison(backend, timings));
  }
}

/** @param {{ engine: string, backend: Backend }} contender @param {Timing[]} passes */
function row({ engine, backend }, passes) {
  const [{ files, calls, losses, pipelines = '–' }] = passes;
  const ms = passes.flatMap(({ msPerStep }) => msPerStep);
  const warmups = passes.flatMap(({ warmupMs }) => warmupMs ?? []);
  const { js, wasm } = codeSizes(files);
  return {
    engine,
    on: backend,
    'ms a step': range(ms),
    'samples/s': ms.length ? Math.round((1000 * BATCH) / median(ms)) : '–',
    'warm-up ms': warmups.length ? Math.round(median(warmups)) : '–',
    ...calls,
    pipelines,
    'wasm kB (gzip)': sizes(wasm),
    'JS kB (gzip)': sizes(js),
    'peak MB': megabytes(passes.flatMap(({ bytes }) => bytes ?? [])),
    'GPU MB': megabytes(passes.flatMap(({ gpuBytes }) => gpuBytes ?? [])),
    loss: losses.length ? `${losses[0].toFixed(1)}, ${losses.at(-1)?.toFixed(1)} at ${losses.length}` : '–',
  };
}

/** @param {import('./site.js').Size} size */
function sizes({ raw, gzip }) {
  return `${Math.round(kilo(raw))} (${Math.round(kilo(gzip))})`;
}

/** @param {number[]} bytes */
function megabytes(bytes) {
  return bytes.length ? Math.round(Math.max(...bytes) / 1e5) / 10 : '–';
}

/** Latente's step time relative to the fastest peer's. @param {Backend} backend @param {Timing[][]} timings */
function comparison(backend, timings) {
  const [latente, ...peers] = CONTENDERS.flatMap((contender, index) => {
    const ms = median(timings[index].flatMap(({ msPerStep }) => msPerStep));
    return contender.backend === backend ? [{ engine: contender.engine, ms }] : [];
  });
  const known = peers.filter(({ ms }) => ms > 0);
  if (!known.length || !latente.ms) return `${backend}: nothing to compare`;
  const best = known.reduce((a, b) => (b.ms < a.ms ? b : a));
  const ratio = (latente.ms / best.ms).toFixed(2);
  return `${backend}: a step of Latente takes ${ratio} of one of ${best.engine}, the fastest peer`;
}
