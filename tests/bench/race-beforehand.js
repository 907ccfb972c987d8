/**
 * Measures on the built page how fast the CPU trains each network of the race with each batch size, and writes it beside the
 * lab: `node tests/bench/race-beforehand.js http://127.0.0.1:8080/`. Nothing else should run meanwhile; of three measurements the fastest counts.
 */
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { LABS } from '../../www/generated/labs.js';

const TIMES = 3;
const FILE = new URL('../../www/labs/race/beforehand.js', import.meta.url);

const network = LABS.find(({ id }) => id === 'race')?.controls.find(({ id }) => id === 'raceNetwork');
if (network?.kind !== 'choice') throw new TypeError('the race has no networks');
const [site] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox'],
});

/** Runs in the page: images a second with each batch size. @param {string} option */
async function measure(option) {
  const at = (/** @type {string} */ file) => import(new URL(file, location.href).href);
  const { Engine } = await at('www/engine/client.js');
  const { Runner } = await at('www/labs/race/runner.js');
  const { SIZES } = await at('www/labs/race/batch-slider.js');
  const engine = Engine.start({ backend: 'cpu' });
  const speeds = [];
  for (const batchSize of SIZES) {
    const runner = new Runner('cpu', engine);
    await runner.line({ network: option, batchSize, seed: 1 });
    while (runner.ms < 1000) await runner.burst();
    speeds.push(runner.samplesPerSecond);
  }
  return speeds;
}

/** @type {Record<string, number[]>} */
const cpu = {};
for (let time = 0; time < TIMES; time++) {
  for (const option of network.options) {
    const page = await browser.newPage();
    await page.goto(`${site}index.html?lab=race&backend=cpu`);
    const speeds = await page.evaluate(measure, option);
    cpu[option] = speeds.map((speed, at) => Math.round(Math.max(speed, cpu[option]?.[at] ?? 0)));
    await page.close();
  }
}
await browser.close();
const { length, 0: first } = os.cpus();
const machine = `${first.model.trim()}, ${length} CPU, Chromium ${browser.version().split('.')[0]}`;
const text = await readFile(FILE, 'utf8');
const head = text.slice(0, text.indexOf('export const'));
const source = `${head}export const BEFOREHAND = ${JSON.stringify({ machine, cpu })};`;
await writeFile(FILE, await format(source, { ...(await resolveConfig(FILE)), parser: 'babel' }));
