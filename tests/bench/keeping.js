/**
 * Measures the cost of saving a run while it trains, on the built page and its CPU engine: `node tests/bench/keeping.js
 * [visits]`. Blocks with and without saving alternate, so that other load favours neither.
 */
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { openSite } from './site.js';
import { median, range } from './statistics.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ steps: number, ms: number }} Block */

const DIST = new URL('../../dist/', import.meta.url);
/** The default network, and one with large copies. A block is longer than the pause between two copies on an idle machine. */
const NETWORKS = [
  { name: 'usual', query: '', length: 7000 },
  { name: 'wide', query: '&kind=vanilla&dCode=1024', length: 21_000 },
];
/** The maximum of a run, longer than a visit's blocks. */
const EPOCHS = 200;
const ROUNDS_A_VISIT = 2;
const VISITS = Number(process.argv[2] ?? 5);

const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox'],
});
const processors = os.cpus();
console.log(
  `${processors[0].model.trim()}, ${processors.length} cores; Chromium ${browser.version()}; ${VISITS} visits of ${ROUNDS_A_VISIT} rounds`,
);
try {
  const rows = [];
  for (const network of NETWORKS) rows.push(await measure(network));
  console.table(rows);
} finally {
  await browser.close();
}

/** @param {typeof NETWORKS[number]} network */
async function measure({ name, query, length }) {
  /** @type {{ on: number[], off: number[] }} */
  const msPerStep = { on: [], off: [] };
  /** @type {{ ms: number, bytes: number }[]} */
  const copies = [];
  for (let visit = 0; visit < VISITS; visit++) copies.push(...(await measureVisit(query, length, msPerStep)));
  const ratios = msPerStep.on.map((on, round) => on / msPerStep.off[round]);
  const copied = copies.map(({ ms }) => ms);
  return {
    network: name,
    'MB a copy': (copies[0]?.bytes / 1e6).toFixed(1),
    'ms a step without': range(msPerStep.off),
    'ms a step with': range(msPerStep.on),
    'median of the pairs, %': (100 * (median(ratios) - 1)).toFixed(1),
    'ms a copy': range(copied),
    copies: copies.length,
    // Training waits for the copy, but not for writing it.
    'waiting, %': ((100 * copied.reduce((a, b) => a + b, 0)) / (length * VISITS * (ROUNDS_A_VISIT + 1))).toFixed(2), // prettier-ignore
  };
}

/**
 * Opens a fresh page: one uncounted block, then blocks with and without copies.
 * @param {string} query
 * @param {number} length of a block in ms
 * @param {{ on: number[], off: number[] }} msPerStep receives the results
 * @returns {Promise<{ ms: number, bytes: number }[]>} the copies
 */
async function measureVisit(query, length, msPerStep) {
  const page = await browser.newPage();
  await openSite(page, (pathname) => readFile(new URL(`.${pathname}`, DIST)).catch(() => undefined));
  await page.goto(new URL(`index.html?lab=train&backend=cpu&epochs=${EPOCHS}${query}`, page.url()).href);
  await page.locator('.player[data-state=ready]').waitFor({ timeout: 60_000 });
  await page.evaluate(watchCopies);
  await page.locator('[data-action=play]').click();
  await block(page, true, length); // browsers recompile hot code
  for (let round = 0; round < ROUNDS_A_VISIT; round++) {
    for (const way of round % 2
      ? /** @type {const} */ (['on', 'off'])
      : /** @type {const} */ (['off', 'on'])) {
      const { steps, ms } = await block(page, way === 'on', length);
      msPerStep[way].push(ms / steps);
    }
  }
  const copies = await page.evaluate(() => /** @type {any} */ (globalThis).copies);
  await page.close();
  return copies;
}

/** In the page: installs a switch for copies, and times them. */
async function watchCopies() {
  // The page's module, by its address.
  const path = new URL(`${document.documentElement.dataset.build}/www/engine/run-home.js`, location.href)
    .href;
  const { RunHome } = /** @type {typeof import('../../www/engine/run-home.js')} */ (await import(path));
  const { copy } = RunHome.prototype;
  /** @type {{ ms: number, bytes: number }[]} */
  const copies = [];
  // Only time with copies counts; otherwise each block would start with an overdue copy.
  let [spent, last, copiedAt] = [0, performance.now(), 0];
  const clock = () => {
    const now = performance.now();
    if (/** @type {any} */ (globalThis).keeps) spent += now - last;
    last = now;
    return spent;
  };
  Object.assign(globalThis, { copies, clock, keeps: true });
  RunHome.prototype.isDue = function (isEndOfEpoch) {
    const now = clock();
    return /** @type {any} */ (globalThis).keeps && now - copiedAt > this.pause(isEndOfEpoch);
  };
  RunHome.prototype.copy = async function (run) {
    const before = performance.now();
    await copy.call(this, run);
    copiedAt = clock();
    copies.push({ ms: performance.now() - before, bytes: this.record?.snapshot.length ?? 0 });
  };
}

/** Trains for `length` milliseconds. @param {Page} page @param {boolean} keeps @param {number} length @returns {Promise<Block>} */
function block(page, keeps, length) {
  return page.evaluate(
    async ({ keeps, length }) => {
      /** @type {any} */ (globalThis).clock();
      Object.assign(globalThis, { keeps });
      const player = /** @type {HTMLElement} */ (document.querySelector('.player'));
      const moment = () =>
        new Promise((/** @type {(moment: { step: number, at: number }) => void} */ resolve) => {
          const seen = new MutationObserver(() => {
            seen.disconnect();
            resolve({ step: Number(player.dataset.step), at: performance.now() });
          });
          seen.observe(player, { attributes: true, attributeFilter: ['data-step'] });
        });
      const from = await moment();
      await new Promise((resolve) => setTimeout(resolve, length));
      const to = await moment();
      return { steps: to.step - from.step, ms: to.at - from.at };
    },
    { keeps, length },
  );
}
