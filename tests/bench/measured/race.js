/** CPU training speed of each network of the race with each batch size; the fastest of three measurements counts. */
import { readFile } from 'node:fs/promises';
import { LABS } from '../../../www/generated/labs.js';

/** @typedef {import('@playwright/test').Page} Page */

const TIMES = 3;

/** @param {Page} page @param {string} machine */
export async function race(page, machine) {
  const network = LABS.find(({ id }) => id === 'race')?.controls.find(({ id }) => id === 'raceNetwork');
  if (network?.kind !== 'choice') throw new TypeError('the race has no networks');
  /** @type {Record<string, number[]>} */
  const cpu = {};
  for (let time = 0; time < TIMES; time++) {
    for (const option of network.options) {
      const speeds = await speedsOf(page, option);
      cpu[option] = speeds.map((speed, at) => Math.round(Math.max(speed, cpu[option]?.[at] ?? 0)));
    }
  }
  return { machine, cpu };
}

/** Images per second on the CPU with each batch size, as measured by the lab. @param {Page} page @param {string} option */
async function speedsOf(page, option) {
  await page.goto(new URL(`index.html?lab=race&backend=cpu&raceNetwork=${option}`, page.url()).href);
  const start = page.locator('[data-action=measure-sizes]');
  await start.click();
  await page.locator('.task[data-running=false]').filter({ has: start }).waitFor({ timeout: 600_000 });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-sizes]').click(),
  ]);
  const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n').slice(1);
  return rows.map((row) => Number(row.split(',')[2]));
}
