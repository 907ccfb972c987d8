/** A static host with the faults of real ones, each of which a test can switch on and off. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { BUILD, DIST } from '../built.js';

/** Name of a second build of the page: the same files, except what `marked` changes. */
export const NEXT = 'build-00000000000000ff';
/** A text that identifies the build whose words a page uses. */
export const NEXT_NAME = 'Latente II';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.wasm', 'application/wasm'],
  ['.woff2', 'font/woff2'],
  ['.pdf', 'application/pdf'],
]);

/**
 * @typedef {object} Faults
 * @property {Record<string, string>} [sites] the published builds by prefix, such as `{ '/2026/': BUILD }`
 * @property {boolean} [clean] addresses with `index.html` are redirected to those without
 * @property {boolean} [noSlash] the page is also served for the prefix without its last slash
 * @property {boolean} [everything] the page is served for every missing file
 * @property {{ status: number, body: string }} [down] status of every response
 * @property {RegExp} [gone] files answered with 404
 * @property {{ files: RegExp, times: number }} [busy] number of 503 responses before a file is served
 * @property {Record<string, string>} [types] content types by file extension
 * @property {Record<string, string>} [headers] headers of all responses
 * @property {number} [age] max-age of all files but the page, in seconds
 * @property {string} [frame] content of `/frame.html`
 */

/** @param {Faults} faults */
export async function faultyHost(faults) {
  const server = createServer((request, reply) => void answer(request, reply, faults));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    faults,
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} reply
 * @param {Faults} faults
 */
async function answer(request, reply, faults) {
  const { pathname, search } = new URL(request.url ?? '/', 'http://host');
  const say = (/** @type {number} */ status, /** @type {string | Buffer} */ body, headers = {}) =>
    void reply.writeHead(status, { 'cache-control': 'no-cache', ...faults.headers, ...headers }).end(body);
  if (faults.frame && pathname === '/frame.html')
    return say(200, faults.frame, { 'content-type': 'text/html' });
  const found = place(pathname, faults);
  if (!found) return say(404, 'nothing of this page', { 'content-type': 'text/plain' });
  const { prefix, build, file } = found;
  if (faults.clean && file === 'index.html' && pathname.endsWith('index.html'))
    return say(308, '', { location: prefix + search });
  const isPage = file === 'index.html';
  if (faults.down && isPage)
    return say(faults.down.status, faults.down.body, { 'content-type': 'text/html' });
  if (faults.busy?.files.test(file) && faults.busy.times-- > 0)
    return say(503, 'busy', { 'content-type': 'text/plain' });
  const body = faults.gone?.test(file) ? null : await published(file, build);
  if (body === null) {
    if (faults.everything)
      return say(200, (await published('index.html', build)) ?? '', { 'content-type': 'text/html' });
    return say(404, 'not found', { 'content-type': 'text/plain' });
  }
  const ending = path.extname(file);
  const type = faults.types?.[ending] ?? TYPES.get(ending) ?? 'application/octet-stream';
  const isFresh = isPage || ['files.json', 'service-worker.js'].includes(file);
  const age = faults.age && !isFresh ? { 'cache-control': `public, max-age=${faults.age}` } : {};
  say(200, body, { 'content-type': type, ...age });
}

/** Resolves an address to its site, build and file. @param {string} pathname @param {Faults} faults */
function place(pathname, { sites = { '/': BUILD }, noSlash }) {
  for (const [prefix, build] of Object.entries(sites).sort(([a], [b]) => b.length - a.length)) {
    const isBare = noSlash && `${pathname}/` === prefix;
    if (isBare || pathname.startsWith(prefix))
      return { prefix, build, file: (isBare ? '' : pathname.slice(prefix.length)) || 'index.html' };
  }
  return null;
}

/** A file as published by a build. @param {string} file @param {string} build @returns {Promise<Buffer | string | null>} */
async function published(file, build) {
  if (file.startsWith('build-') && !file.startsWith(`${build}/`)) return null;
  const body = await readFile(path.join(DIST, file.replace(build, BUILD))).catch(() => null);
  if (!body || build === BUILD || !/(^(index\.html|files\.json)|\/i18n\/es\.js)$/.test(file)) return body;
  return String(body)
    .replaceAll(BUILD, build)
    .replaceAll(/(['"]shell\.name['"]:\s*['"])Latente/g, `$1${NEXT_NAME}`);
}
