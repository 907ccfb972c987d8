/** The page that a peer trains in: blank, and answered from here, with neither a server nor the network. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.js';

const SITE = 'https://peers.invalid/';
const ROOT = new URL('../../../', import.meta.url);
const DIGITS = '/www/data/mnist-train10k-images.bin';
const WASM = /^\/node_modules\/@tensorflow\/tfjs-backend-wasm\/dist\/[\w-]+\.wasm$/;
/** What both peers' documentation asks for so that wasm may have threads. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * @param {import('@playwright/test').Page} page
 * @param {boolean} threads
 */
export async function openSite(page, threads) {
  const fetched = { raw: 0, gzip: 0 };
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = `${origin}/` === SITE ? await find(pathname) : undefined;
    if (!file) return route.abort();
    if (file.code) {
      fetched.raw += file.body.length;
      fetched.gzip += gzipSync(file.body, { level: 9 }).length;
    }
    const headers = { 'Content-Type': file.type, ...(threads ? ISOLATION : {}) };
    return route.fulfill({ body: file.body, headers });
  });
  await page.goto(SITE);
  return { digits: DIGITS, fetched };
}

/** @param {string} pathname @returns {Promise<{ body: Buffer, type: string, code?: boolean } | undefined>} */
async function find(pathname) {
  if (pathname === '/')
    return { body: Buffer.from('<!doctype html><title>Peers</title>'), type: 'text/html' };
  if (pathname === DIGITS) return { body: await checkedOut(pathname), type: 'application/octet-stream' };
  if (WASM.test(pathname)) return { body: await checkedOut(pathname), type: 'application/wasm', code: true };
  const body = (await bundle()).get(pathname);
  return body && { body, type: 'text/javascript', code: true };
}

/** @param {string} pathname */
function checkedOut(pathname) {
  return readFile(new URL(`.${pathname}`, ROOT));
}
