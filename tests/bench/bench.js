/**
 * Measures the built page in Chromium and prints tables. `cargo xtask bench` builds the page and runs this; the names
 * of tables restrict it to these. Figures depend on the machine: compare only figures of one run. See
 * docs/PERFORMANCE.md.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { cores } from './cores.js';
import { MOVES, drawing } from './drawing.js';
import { engines } from './engines.js';
import { files } from './files.js';
import { kinds } from './kinds.js';
import { OPENED, labs, measurements } from './labs.js';
import { map } from './map.js';
import { spread } from './statistics.js';
import { share, training } from './training.js';
import { VISITS, visits } from './visits.js';

const PORT = '8320';
const SITE = `http://127.0.0.1:${PORT}/`;
const NETWORK = '784-128-32-128-784, batch 128, cross-entropy';

const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'],
});
const server = spawn('cargo', ['xtask', 'serve-only', PORT, '/'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => server.stdout.once('data', resolve));
/** The tables by name, in printing order. @type {Record<string, () => unknown>} */
const TABLES = {
  files: () => table('Files', files()),
  visits: async () => table(`Visits, ${VISITS} times`, await visits(browser, SITE)),
  drawing: async () =>
    table(`Drawing on the CPU engine, ${MOVES} pointer events`, await drawing(browser, SITE)),
  labs: async () =>
    table(`Labs from their links, on the CPU engine, ${OPENED} times`, await labs(browser, SITE)),
  measurements: async () => table('What labs measure, on the CPU engine', await measurements(browser, SITE)),
  map: async () =>
    table(
      'The map of the latent space on the CPU engine',
      (await map(browser, SITE)).map(({ what, ms }) => ({ what, ...spread(ms) })),
    ),
  training: async () =>
    table(`Training in the page: ${NETWORK}`, [
      await training(browser, SITE, 'cpu'),
      await training(browser, SITE, 'webgpu'),
    ]),
  share: async () => table(`What the page takes of it, on the CPU: ${NETWORK}`, await share(browser, SITE)),
  cores: async () =>
    table('Two workers against one, on the CPU, while the page paints', await cores(browser, SITE)),
  engines: () => engines(browser, table),
  kinds: () => kinds(browser, table),
};
try {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in TABLES));
  if (unknown.length) throw new Error(`${unknown}: there is ${Object.keys(TABLES).join(', ')}`);
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores; Chromium ${browser.version()}`);
  for (const [name, measure] of Object.entries(TABLES)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure();
  }
} finally {
  await browser.close();
  server.kill();
}

/** @param {string} title @param {Record<string, unknown>[]} rows */
function table(title, rows) {
  console.log(`\n${title}`);
  console.table(rows);
}
