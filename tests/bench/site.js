/** The page in which an engine trains: blank, and served from here, without server or network. */
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Fetched files by path. @typedef {Map<string, Buffer>} Files */
/** @typedef {(pathname: string) => Promise<Buffer | undefined>} Find */
/** @typedef {{ raw: number, gzip: number }} Size */

const SITE = 'https://bench.invalid/';
const BLANK = Buffer.from('<!doctype html><title>Bench</title>');
/** @type {Record<string, string>} */
const TYPES = {
  '': 'text/html',
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * @param {import('@playwright/test').Page} page
 * @param {Find} find
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Files>}
 */
export async function openSite(page, find, headers = {}) {
  /** @type {Files} */
  const files = new Map();
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const isOurs = `${origin}/` === SITE;
    const body = isOurs && pathname === '/' ? BLANK : isOurs && (await find(pathname));
    if (!body) return route.abort();
    files.set(pathname, body);
    const type = TYPES[path.extname(pathname)] ?? 'application/octet-stream';
    return route.fulfill({ body, headers: { 'Content-Type': type, ...headers } });
  });
  await page.goto(SITE);
  return files;
}

/** Bytes of the JavaScript and wasm files, raw and with maximum gzip compression. @param {Files} files */
export function codeSizes(files) {
  const sizes = { js: { raw: 0, gzip: 0 }, wasm: { raw: 0, gzip: 0 } };
  for (const [pathname, body] of files) {
    const kind = path.extname(pathname).slice(1);
    if (kind !== 'js' && kind !== 'wasm') continue;
    sizes[kind].raw += body.length;
    sizes[kind].gzip += gzipSync(body, { level: 9 }).length;
  }
  return sizes;
}
