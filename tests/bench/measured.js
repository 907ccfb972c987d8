/**
 * Measures on the built page the results that labs show before the reader has measured any, and writes them next to the
 * labs: `node tests/bench/measured.js [lab…]`. Run again when a shipped model, a data set or a measurement changes; nothing
 * else should run meanwhile.
 */
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { DIST } from '../built.js';
import { anomaly, neighbors, reduction } from './measured/applications.js';
import { denoise, impute, secrecy } from './measured/comparisons.js';
import { race } from './measured/race.js';
import { openSite } from './site.js';

/** @typedef {import('@playwright/test').Page} Page */

/** The measurements of each lab's page. @type {Record<string, (page: Page, machine: string) => Promise<object>>} */
const MEASUREMENTS = { anomaly, denoise, impute, neighbors, race, reduction, secrecy };

const labs = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MEASUREMENTS);
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox'],
});
const { length, 0: first } = os.cpus();
const machine = `${first.model.trim()}, ${length} CPU, Chromium ${browser.version().split('.')[0]}`;
try {
  for (const lab of labs) {
    const page = await browser.newPage();
    await page.addInitScript(() => localStorage.setItem('latente.csv', 'points'));
    await openSite(page, (pathname) => readFile(DIST + pathname).catch(() => undefined));
    await page.goto(new URL(`index.html?lab=${lab}&backend=cpu`, page.url()).href);
    await page.locator('#lab[data-ready]').waitFor();
    const file = new URL(`../../www/labs/${lab}/measured.json`, import.meta.url);
    const text = JSON.stringify(await MEASUREMENTS[lab](page, machine));
    await writeFile(file, await format(text, { ...(await resolveConfig(file)), parser: 'json' }));
    console.log(`wrote ${file.pathname}`);
    await page.close();
  }
} finally {
  await browser.close();
}
