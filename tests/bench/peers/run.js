/**
 * Measures the peers manually: `node tests/bench/peers/run.js [kind] [peer] [backend]`; a missing argument or `all` means
 * all. The browser is Playwright's, or the one in LATENTE_BROWSER. THREADS=1 isolates the page, so that wasm may use
 * threads.
 */
import { chromium } from '@playwright/test';
import { measure } from '../measure.js';
import { range } from '../statistics.js';
import { KINDS } from './kinds.js';
import { BACKENDS, PEERS, openPeer } from './peers.js';

const STEPS = { wasm: 60, webgpu: 6 };

const [kind, peer, backend] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'],
});
try {
  const rows = [];
  for (const { peer, ...plan } of plans()) {
    const open = openPeer(peer, { threads: process.env.THREADS === '1' });
    const timing = await measure(browser, open, plan);
    rows.push({ kind: plan.kind, peer, backend: plan.backend, ...cells(timing) });
  }
  console.table(rows);
} finally {
  await browser.close();
}

function plans() {
  return chosen(Object.keys(KINDS), kind).flatMap((kind) =>
    chosen(PEERS, peer).flatMap((peer) =>
      chosen(BACKENDS, backend).map((backend) => ({
        kind,
        peer,
        backend,
        warmup: 20,
        steps: STEPS[backend],
        rounds: 3,
        patience: 15_000,
      })),
    ),
  );
}

/** @template {string} T @param {T[]} all @param {string | undefined} one */
function chosen(all, one = 'all') {
  const found = one === 'all' ? all : all.filter((each) => each === one);
  if (!found.length) throw new Error(`${one} is not one of ${all.join(', ')}`);
  return found;
}

/** @param {import('../measure.js').Timing} measured */
function cells({ msPerStep, warmupMs = NaN, losses, error }) {
  return {
    'ms a step': range(msPerStep),
    'warm-up ms': Math.round(warmupMs),
    'first loss': losses[0]?.toFixed(2),
    'last loss': losses.at(-1)?.toFixed(2),
    error: error?.slice(0, 90) ?? '',
  };
}
