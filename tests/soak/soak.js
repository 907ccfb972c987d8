/**
 * Uses the built page for a long time with seeded random faults: `cargo xtask soak [MINUTES [SEED]]`. At the end no work may
 * be lost, and memory must be flat. Prints the actions, the cost of each fault, and the memory.
 *
 * A fault lasts some seconds, so this waits for fixed times where a test would not.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { randomFrom } from '../random.js';
import { ACTIONS } from './actions.js';
import { FAULTS } from './faults.js';
import { Visitor } from './visitor.js';

const PORT = '8321';
const SITE = `http://127.0.0.1:${PORT}/`;
/** Number of faults per ten events. */
const FAULTS_IN_TEN = 2;
/** Interval between memory measurements. */
const MEASURE_MS = 60_000;
/**
 * Maximum growth of memory from the first to the last third of the time: a factor, and bytes. The engine's memory never
 * shrinks: it is the peak since the last restart.
 */
const MORE_SHARE = 1.15;
const MORE_BYTES = { page: 8e6, worker: 8e6, wasm: 64e6 };

const [minutes = 60, seed = 1] = process.argv.slice(2).map(Number);
if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('soak.js [MINUTES [SEED]]');
const below = randomFrom(seed);
const server = spawn('cargo', ['xtask', 'serve-only', PORT, '/'], { stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'],
});
console.log(
  `${os.cpus()[0].model}, ${os.cpus().length} cores; Chromium ${browser.version()}; ${minutes} min, seed ${seed}`,
);

/** @type {Record<string, { times: number, 'most steps lost': number, 'most s': number }>} */
const done = {};
/** @type {Awaited<ReturnType<Visitor['memory']>>[]} */
const memory = [];
const visitor = new Visitor(browser, SITE, below);
/** @type {Error | null} */
let failure = null;
try {
  await visitor.begin();
  const end = Date.now() + minutes * 60_000;
  let next = 0;
  while (Date.now() < end) {
    const kinds = below(10) < FAULTS_IN_TEN ? FAULTS : ACTIONS;
    const names = Object.keys(kinds);
    const name = names[below(names.length)];
    const started = Date.now();
    visitor.doing = name;
    const lost = (await kinds[name](visitor)) ?? 0;
    await visitor.check();
    const row = (done[name] ??= { times: 0, 'most steps lost': 0, 'most s': 0 });
    row.times++;
    row['most steps lost'] = Math.max(row['most steps lost'], lost);
    row['most s'] = Math.max(row['most s'], Math.round((Date.now() - started) / 100) / 10);
    if (Date.now() < next) continue;
    next = Date.now() + MEASURE_MS;
    memory.push(await visitor.memory());
  }
} catch (error) {
  failure = /** @type {Error} */ (error);
  console.error(`while: ${visitor.doing}`);
  await visitor.page?.screenshot({ path: 'target/soak.png' }).catch(() => {});
} finally {
  await browser.close();
  server.kill();
}
console.table(done);
console.table(
  memory.map((held) =>
    Object.fromEntries(
      Object.entries(held).map(([place, bytes]) => [`${place} MB`, Math.round(bytes / 1e5) / 10]),
    ),
  ),
);
console.log(`${visitor.steps} steps trained; ${visitor.kept} runs kept, all of them present`);
if (failure) throw failure;
for (const place of /** @type {const} */ (['page', 'worker', 'wasm'])) {
  const third = Math.max(1, Math.floor(memory.length / 3));
  const most = (/** @type {typeof memory} */ some) => Math.max(...some.map((held) => held[place]));
  const [early, late] = [most(memory.slice(0, third)), most(memory.slice(-third))];
  if (late > MORE_SHARE * early + MORE_BYTES[place])
    throw new Error(`${place}: ${early} bytes at first, ${late} at the end`);
}
