/**
 * Measures the built page in Chromium and prints tables: sizes, first and second visit at 10 Mbit/s, the time from a
 * pointer event to the painted reconstruction and on the map of the latent space, training on each backend with what a step costs on the GPU queue, and a
 * step of each kind of autoencoder beside other libraries.
 *
 * `cargo xtask bench` builds the page and runs this; with the name of a table, that one alone. A figure says something about the machine it was made on: compare
 * figures of one run. See docs/PERFORMANCE.md.
 */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { defaultsOf } from '../../www/router.js';
import { countBytes, draw, reconstruction } from '../e2e/page.js';
import { kinds } from './kinds.js';
import { map } from './map.js';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */

const PORT = '8320';
const SITE = `http://127.0.0.1:${PORT}/`;
const DIST = new URL('../../dist/', import.meta.url).pathname;
const MEGABITS = 10;
const VISITS = 5;
const MOVES = 200;
const CPU_STEPS = 600;
const GPU_STEPS = 24;

const server = spawn('cargo', ['xtask', 'serve-only', PORT, '/'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'],
});
/** The tables by name, in order. @type {Record<string, () => unknown>} */
const TABLES = {
  files: () => table('Files', sizes()),
  visits: async () => table(`Visits at ${MEGABITS} Mbit/s, ${VISITS} times`, await visits(browser)),
  drawing: async () => table(`Drawing on the CPU engine, ${MOVES} pointer events`, await drawing(browser)),
  map: async () =>
    table(
      'The map of the latent space on the CPU engine',
      (await map(browser, SITE)).map(({ what, ms }) => ({ what, ...spread(ms) })),
    ),
  training: async () =>
    table('Training 784-128-32-128-784, batch 128, cross-entropy', [
      await training(browser, 'cpu', CPU_STEPS),
      await training(browser, 'webgpu', GPU_STEPS),
    ]),
  kinds: () => kinds(browser, SITE, /** @type {any} */ (defaultsOf('train')), table),
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

/** Bytes of what a visitor downloads. */
function sizes() {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(DIST + file).isFile(),
  );
  /** @type {Record<string, { raw: number, gzip: number }>} */
  const groups = {};
  for (const file of files) {
    const group = file.endsWith('.wasm') || /models|data/.test(file) ? file : `other ${path.extname(file)}`;
    const bytes = readFileSync(DIST + file);
    groups[group] ??= { raw: 0, gzip: 0 };
    groups[group].raw += bytes.length;
    groups[group].gzip += file.endsWith('.bin') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  }
  return Object.entries(groups).map(([file, { raw, gzip }]) => ({
    file,
    'raw kB': kilo(raw),
    'gzip kB': kilo(gzip),
  }));
}

/** @param {Browser} browser */
async function visits(browser) {
  const first = { ms: /** @type {number[]} */ ([]), bytes: 0 };
  const second = { ms: /** @type {number[]} */ ([]), bytes: 0 };
  for (let visit = 0; visit < VISITS; visit++) {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const throughput = (MEGABITS * 1e6) / 8;
    const conditions = {
      offline: false,
      latency: 20,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    };
    await session.send('Network.emulateNetworkConditions', conditions);
    const counted = countBytes(page);
    for (const kept of [first, second]) {
      counted.reset();
      await page.goto(`${SITE}index.html`, { waitUntil: 'commit' });
      await reconstruction(page).and(page.locator('[data-ready]')).waitFor({ state: 'attached' });
      kept.ms.push(await page.evaluate(() => performance.now()));
      kept.bytes = await counted.total();
      // A second visit finds the page kept, once its service worker has done that.
      await page.locator('html[data-offline=kept]').waitFor({ state: 'attached' });
    }
    await page.close();
  }
  const row = (/** @type {string} */ name, /** @type {typeof first} */ { ms, bytes }) => ({
    visit: name,
    'median ms to the first reconstruction': Math.round(quantile(ms, 0.5)),
    'slowest ms': Math.round(Math.max(...ms)),
    'kB until then': kilo(bytes),
  });
  return [row('first', first), row('second', second)];
}

/** @param {Browser} browser */
async function drawing(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${SITE}index.html?backend=cpu`);
  await reconstruction(page).and(page.locator('[data-ready]')).waitFor();
  await draw(page, [[0.5, 0.2]]);
  await page.evaluate(() => {
    /** @type {number[]} */
    const latencies = [];
    Object.assign(globalThis, { latencies });
    let since = 0;
    document
      .querySelector('[data-view=pad]')
      ?.addEventListener('pointermove', (event) => (since ||= event.timeStamp), true);
    const canvas = document.querySelector('[data-view=reconstruction]');
    const painted = () => {
      // The frame that shows it has been handed over when a task runs after its animation frame.
      const from = since;
      since = 0;
      if (from) requestAnimationFrame(() => setTimeout(() => latencies.push(performance.now() - from)));
    };
    if (canvas)
      new MutationObserver(painted).observe(canvas, { attributes: true, attributeFilter: ['data-updates'] });
  });
  const box = await page.locator('[data-view=pad]').first().boundingBox();
  if (!box) throw new Error('no pad');
  const measured = () => page.evaluate(() => /** @type {any} */ (globalThis).latencies);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move++) {
    const angle = move / 9;
    const reach = 0.15 + (0.2 * move) / MOVES;
    const [x, y] = [0.5 + reach * Math.cos(angle), 0.5 + reach * Math.sin(angle)];
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await page.waitForFunction((count) => /** @type {any} */ (globalThis).latencies.length > count, move);
  }
  const ms = await measured();
  await page.close();
  return [spread(ms)];
}

/** @param {number[]} ms */
function spread(ms) {
  return {
    'median ms': round(quantile(ms, 0.5)),
    'p95 ms': round(quantile(ms, 0.95)),
    'slowest ms': round(Math.max(...ms)),
  };
}

/**
 * @param {Browser} browser
 * @param {'cpu' | 'webgpu'} backend
 * @param {number} steps
 */
async function training(browser, backend, steps) {
  const page = await browser.newPage();
  await page.goto(`${SITE}index.html?lab=train&backend=cpu`);
  const state = (/** @type {string} */ name) =>
    page.locator(`.player[data-state=${name}]`).waitFor({ state: 'attached', timeout: 120_000 });
  await state('ready');
  const counted = page.workers()[0];
  await counted.evaluate(countQueue);
  if (backend === 'webgpu') {
    await page.locator('summary[data-view=engine]').click();
    await page.locator('input[value=webgpu]').check();
    await page.locator('summary[data-backend=webgpu]').waitFor({ timeout: 120_000 });
    await page.keyboard.press('Escape');
  }
  const done = () => page.locator('.player').getAttribute('data-step').then(Number);
  const reach = async (/** @type {number} */ target) => {
    while ((await done()) < target) await page.waitForTimeout(20);
    return {
      step: await done(),
      at: performance.now(),
      queue: await counted.evaluate(() => ({ .../** @type {any} */ (globalThis).queueCounts })),
    };
  };
  await page.locator('[data-action=play]').click();
  const from = await reach(backend === 'cpu' ? 40 : 6); // the first steps compile
  const to = await reach(from.step + steps);
  await page.close();
  const count = to.step - from.step;
  const ms = (to.at - from.at) / count;
  const each = (/** @type {string} */ kind) => round((to.queue[kind] - from.queue[kind]) / count);
  const adapter = {
    dispatches: each('dispatches'),
    submits: each('submits'),
    readbacks: each('readbacks'),
    writes: each('writes'),
  };
  return { backend, steps: count, 'ms a step': round(ms), 'steps/s': round(1000 / ms), ...adapter };
}

/** Runs in the worker: counts what goes to the GPU's queue. */
function countQueue() {
  const counts = { dispatches: 0, submits: 0, readbacks: 0, writes: 0 };
  Object.assign(globalThis, { queueCounts: counts });
  if (!('GPUQueue' in globalThis)) return;
  /** @type {[any, string, keyof typeof counts][]} */
  const wrapped = [
    [GPUComputePassEncoder.prototype, 'dispatchWorkgroups', 'dispatches'],
    [GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', 'dispatches'],
    [GPUQueue.prototype, 'submit', 'submits'],
    [GPUQueue.prototype, 'writeBuffer', 'writes'],
    [GPUBuffer.prototype, 'mapAsync', 'readbacks'],
  ];
  for (const [prototype, name, kind] of wrapped) {
    const original = prototype[name];
    prototype[name] = function (/** @type {unknown[]} */ ...parts) {
      counts[kind]++;
      return original.apply(this, parts);
    };
  }
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
/** @param {number} bytes */
function kilo(bytes) {
  return Math.round(bytes / 100) / 10;
}
