/**
 * Measures on the built page what labs show before anything was measured in the reader's own browser, and writes it beside
 * them: `node tests/bench/measured.js [lab…]`. To be run anew when a shipped model, a data set or a way of measuring changes;
 * nothing else should run meanwhile.
 */
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { DIST } from '../built.js';
import { anomaly, neighbors, reduction } from './measured/applications.js';
import { denoise, impute, secrecy } from './measured/contests.js';
import { race } from './measured/race.js';
import { openSite } from './site.js';

/** @typedef {import('@playwright/test').Page} Page */

/** What is measured on the page of each lab. @type {Record<string, (page: Page, machine: string) => Promise<object>>} */
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
