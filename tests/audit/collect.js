/**
 * Opens the built page in Chromium, reads its numbers and saves its files: `node collect.js FOLDER [NAME…]`. `cargo xtask audit`
 * runs it, and then `audit.py`, which computes them again.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { VISITS } from './visits.js';

const PORT = process.env.LATENTE_TEST_PORT ?? '8321';
const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error('usage: node collect.js FOLDER [NAME…]');
mkdirSync(folder, { recursive: true });
const server = spawn('cargo', ['xtask', 'serve-only', PORT, '/'], { stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox', '--disable-background-networking'],
});
/** @type {Record<string, import('./visits.js').Values>} */
const found = {};
let failed = 0;
for (const [name, visit] of Object.entries(VISITS)) {
  if (wanted.length && !wanted.some((start) => name.startsWith(start))) continue;
  const began = performance.now();
  const page = await browser.newPage({ locale: 'es-ES', viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => localStorage.setItem('latente.csv', 'points'));
  try {
    found[name] = await read(page, name, visit);
  } catch (error) {
    failed++;
    console.error(`${name}: ${String(error).slice(0, 500)}`);
  }
  await page.close();
  console.log(`read ${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
}
writeFileSync(path.join(folder, 'page.json'), `${JSON.stringify(found, null, 2)}\n`);
await browser.close();
server.kill();
process.exitCode = failed ? 1 : 0;

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {import('./visits.js').Visit} visit
 */
async function read(page, name, visit) {
  await page.goto(`http://127.0.0.1:${PORT}/index.html?${visit.query}`);
  return visit.read(page, async (selector) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator(selector).first().click()]);
    const saved = `${name.replaceAll(' ', '-')}-${file.suggestedFilename()}`;
    await file.saveAs(path.join(folder, saved));
    return saved;
  });
}
