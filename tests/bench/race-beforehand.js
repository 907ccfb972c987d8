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

/** Images a second on the CPU with each batch size, as the lab measures them. @param {string} option */
async function measure(option) {
  const page = await browser.newPage();
  await page.goto(`${site}index.html?lab=race&backend=cpu&raceNetwork=${option}`);
  const start = page.locator('[data-action=measure-sizes]');
  await start.click();
  await page.locator('.task[data-running=false]').filter({ has: start }).waitFor({ timeout: 600_000 });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-sizes]').click(),
  ]);
  const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n').slice(1);
  await page.close();
  return rows.map((row) => Number(row.split(',')[2]));
}

/** @type {Record<string, number[]>} */
const cpu = {};
for (let time = 0; time < TIMES; time++) {
  for (const option of network.options) {
    const speeds = await measure(option);
    cpu[option] = speeds.map((speed, at) => Math.round(Math.max(speed, cpu[option]?.[at] ?? 0)));
  }
}
await browser.close();
const { length, 0: first } = os.cpus();
const machine = `${first.model.trim()}, ${length} CPU, Chromium ${browser.version().split('.')[0]}`;
const text = await readFile(FILE, 'utf8');
const head = text.slice(0, text.indexOf('export const'));
const source = `${head}export const BEFOREHAND = ${JSON.stringify({ machine, cpu })};`;
await writeFile(FILE, await format(source, { ...(await resolveConfig(FILE)), parser: 'babel' }));
