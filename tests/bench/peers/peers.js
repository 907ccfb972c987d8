/** Other libraries that train in a browser tab, measured on the networks of Latente's kinds. */
import { openSite } from './site.js';

/** @typedef {'tfjs' | 'jax-js'} Peer */
/** @typedef {import('./page/measure.js').Plan} Plan */
/** @typedef {import('./page/measure.js').Measured} Measured */
/**
 * `bytes`: of JavaScript and wasm that the page fetched to train.
 * @typedef {{ peer: Peer, backend: Plan['backend'], kind: string, bytes: { raw: number, gzip: number } }} About
 */
/** @typedef {About & Measured} PeerMeasured */

/** @type {Peer[]} */
export const PEERS = ['tfjs', 'jax-js'];
/** @type {Plan['backend'][]} */
export const BACKENDS = ['wasm', 'webgpu'];

/**
 * Trains in a fresh page. The warm-up's steps read their loss each; a round reads it once, at its end. What the peer
 * cannot train comes back with `error`. `threads` isolates the page, so that wasm may use more than one core.
 * @param {import('@playwright/test').Browser} browser
 * @param {Plan & { peer: Peer, threads?: boolean }} plan
 * @returns {Promise<PeerMeasured>}
 */
export async function measurePeer(browser, { peer, threads = false, ...plan }) {
  const page = await browser.newPage();
  try {
    const { digits, fetched } = await openSite(page, threads);
    const measured = await page.evaluate(train, { digitsUrl: digits, peer, ...plan });
    return { peer, backend: plan.backend, kind: plan.kind, ...measured, bytes: fetched };
  } finally {
    await page.close();
  }
}

/** Runs in the page. @param {Plan & { digitsUrl: string, peer: Peer }} plan */
async function train({ peer, ...plan }) {
  const from = (/** @type {string} */ name) => import(`/${name}.js`);
  /** @type {[typeof import('./page/measure.js'), { start: import('./page/measure.js').Start }]} */
  const [{ measure }, { start }] = await Promise.all([from('measure'), from(peer)]);
  return measure(start, plan);
}
