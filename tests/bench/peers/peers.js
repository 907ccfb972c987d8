/** Other libraries that train in a browser tab, on Latente's kinds of networks. */
import { readFile } from 'node:fs/promises';
import { countGpu } from '../gpu.js';
import { openSite } from '../site.js';
import { bundle } from './bundle.js';

/** @typedef {'tfjs' | 'jax-js'} Peer */
/** @typedef {import('../measure.js').Plan} Plan */

/** @type {Peer[]} */
export const PEERS = ['tfjs', 'jax-js'];
/** @type {Plan['backend'][]} */
export const BACKENDS = ['wasm', 'webgpu'];

const ROOT = new URL('../../../', import.meta.url);
const DIGITS = '/www/data/mnist-train10k-images.bin';
const WASM = /^\/node_modules\/@tensorflow\/tfjs-backend-wasm\/dist\/[\w-]+\.wasm$/;
/** The measuring script, which is not part of the peer. */
const HARNESS = '/measure.js';
/** Headers required by both peers' documentation for wasm threads. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Opens a page for training with a peer. `threads` isolates it, so that wasm may use several cores.
 * @param {Peer} peer
 * @param {{ threads?: boolean }} [options]
 * @returns {(page: import('@playwright/test').Page, plan: Plan) => Promise<import('../measure.js').Contestant>}
 */
export function openPeer(peer, { threads = false } = {}) {
  return async (page, { backend, kind }) => {
    await Promise.all([page.addInitScript(countGpu), bundle()]); // built before it is requested
    const files = await openSite(page, find, threads ? ISOLATION : {});
    const begin = async () => {
      const ms = await page.evaluate(train, { peer, backend, kind, digitsUrl: DIGITS, harness: HARNESS });
      files.delete(HARNESS);
      return ms;
    };
    return { begin, counted: () => page, files };
  };
}

/** @param {string} pathname */
async function find(pathname) {
  if (pathname === DIGITS || WASM.test(pathname)) return readFile(new URL(`.${pathname}`, ROOT));
  return (await bundle()).get(pathname);
}

/**
 * Runs in the page.
 * @param {import('./page/measure.js').Plan & { peer: Peer, harness: string }} asked
 */
async function train({ peer, harness, ...asked }) {
  /** @type {typeof import('./page/measure.js')} */
  const { begin } = await import(harness);
  return begin(() => import(`/${peer}.js`), asked);
}
