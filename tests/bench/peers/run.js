/**
 * Measures the peers by hand: `node tests/bench/peers/run.js [kind] [peer] [backend]`, all of them where one is left
 * out or `all`. The browser is Playwright's, or the one that LATENTE_BROWSER names. THREADS=1 isolates
 * the page, so that wasm may have threads.
 */
import { chromium } from '@playwright/test';
import { KINDS } from './kinds.js';
import { BACKENDS, PEERS, measurePeer } from './peers.js';

const WARMUP = 20;
const ROUNDS = 3;
const STEPS = { wasm: 60, webgpu: 6 };

const [kind, peer, backend] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'],
});
try {
  const rows = [];
  for (const plan of plans()) rows.push(row(await measurePeer(browser, plan)));
  console.table(rows);
} finally {
  await browser.close();
}

function plans() {
  const settings = { warmup: WARMUP, rounds: ROUNDS, threads: process.env.THREADS === '1' };
  return chosen(Object.keys(KINDS), kind).flatMap((kind) =>
    chosen(PEERS, peer).flatMap((peer) =>
      chosen(BACKENDS, backend).map((backend) => ({
        kind,
        peer,
        backend,
        steps: STEPS[backend],
        ...settings,
      })),
    ),
  );
}

/** @template {string} T @param {T[]} all @param {string | undefined} one */
function chosen(all, one = 'all') {
  const found = one === 'all' ? all : all.filter((each) => each === one);
  if (!found.length) throw new Error(`${one} is none of ${all.join(', ')}`);
  return found;
}

/** @param {import('./peers.js').PeerMeasured} measured */
function row({ kind, peer, backend, msPerStep, warmupMs, losses, error }) {
  const sorted = msPerStep.toSorted((a, b) => a - b);
  const round = (/** @type {number | undefined} */ value) => value && Math.round(value * 100) / 100;
  return {
    kind,
    peer,
    backend,
    'median ms a step': round(sorted[sorted.length >> 1]),
    'min ms': round(sorted[0]),
    'max ms': round(sorted.at(-1)),
    'warm-up ms': round(warmupMs),
    'first loss': round(losses[0]),
    'last loss': round(losses.at(-1)),
    error: error?.slice(0, 90) ?? '',
  };
}
