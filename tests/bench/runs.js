/**
 * Trains in advance the runs that a lecture shows with the key F in place of a live run, on the built page with the scene's
 * settings and seed, and writes them to `www/runs`: `node tests/bench/runs.js [name…]`. Run again when a scene's settings,
 * the data or the training changes.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { DIST } from '../built.js';
import { halved } from './halves.js';
import { openSite } from './site.js';
import { WWW, wantedRuns } from './wanted-runs.js';

/** @typedef {import('../../www/generated/protocol.js').TrainConfig} TrainConfig */

/** Maximum error difference due to the lower precision of the file's weights. */
const ROUNDING = 2e-5;
/** Significant digits of a loss: a curve shows three. */
const DIGITS = 5;

/** Runs in the page: trains a run to its end, and returns its file. @param {TrainConfig} config */
async function train(config) {
  const at = (/** @type {string} */ path) =>
    import(new URL(`${document.documentElement.dataset.build}/www/engine/${path}`, location.href).href);
  const [{ Engine }, { TrainingRun }] = await Promise.all([at('client.js'), at('training.js')]);
  const engine = Engine.start({ backend: 'cpu' });
  /** @type {import('../../www/engine/training.js').TrainingRun} */
  const run = new TrainingRun(engine);
  Object.assign(globalThis, { run });
  await run.start(config);
  const ended = new Promise((resolve) =>
    run.addEventListener('change', () => run.state === 'finished' && resolve(undefined)),
  );
  run.play();
  await ended;
  const { step, trainingMs, losses, penalties, evaluations } = run;
  return { step, trainingMs, losses, penalties, evaluations, bytes: [...(await run.model())] };
}

/** Runs in the page: evaluates the network of a file on the test images. @param {{ config: TrainConfig, step: number, bytes: number[] }} file */
async function judge({ config, step, bytes }) {
  const { run } = /** @type {{ run: import('../../www/engine/training.js').TrainingRun }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const curve = { trainingMs: 0, losses: new Float32Array(step), penalties: new Float32Array(0) };
  await run.restore({ config, step, ...curve, evaluations: [], snapshot: new Uint8Array(bytes) });
  return run.evaluations[0];
}

const short = (/** @type {number} */ value) => Number(value.toPrecision(DIGITS));

const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox'],
});
const { length, 0: first } = os.cpus();
const machine = `${first.model.trim()}, ${length} CPU, Chromium ${browser.version().split('.')[0]}`;
const names = process.argv.slice(2);
await mkdir(new URL('runs', WWW), { recursive: true });
try {
  for (const [name, config] of await wantedRuns()) {
    if (names.length && !names.includes(name)) continue;
    const page = await browser.newPage();
    await openSite(page, (pathname) => readFile(DIST + pathname).catch(() => undefined));
    await page.goto(new URL('index.html?backend=cpu', page.url()).href);
    const { bytes, ...run } = await page.evaluate(train, config);
    const weights = halved(Buffer.from(bytes));
    const judged = await page.evaluate(judge, { config, step: run.step, bytes: [...weights] });
    const exact = run.evaluations[run.evaluations.length - 1];
    const gap = Math.abs(judged.mse - exact.mse);
    if (!(gap < ROUNDING)) throw new Error(`${name}: half precision changes the error by ${gap}`);
    const record = {
      ...{ config, step: run.step, machine, trainingMs: Math.round(run.trainingMs) },
      ...{ losses: run.losses.map(short), penalties: run.penalties.map(short) },
      evaluations: [...run.evaluations.slice(0, -1), judged], // of the written file
    };
    const file = new URL(`runs/${name}.safetensors`, WWW);
    await writeFile(file, halved(Buffer.from(bytes), { run: JSON.stringify(record) }));
    console.log(`wrote ${file.pathname}: MSE ${judged.mse.toFixed(5)}`);
    await page.close();
  }
} finally {
  await browser.close();
}
