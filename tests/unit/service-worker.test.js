import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

/** @typedef {{ url: string, method?: string, mode?: string }} FakeRequest */

const SCOPE = 'https://example.test/some/path/';
const CPU = 'latente-cpu-relaxed';
/** Folders of the site's builds, and their shared data folder. */
const ONE = 'build-1111111111111111';
const TWO = 'build-2222222222222222';
const DATA = 'data-dddddddddddddddd';
/** The files of a build, by its list. @param {string} build */
const filesOf = (build) => [
  `${DATA}/models/m.safetensors`,
  `${build}/pkg/latente-cpu.js`,
  `${build}/pkg/latente-cpu_bg.wasm`,
  `${build}/pkg/${CPU}.js`,
  `${build}/pkg/${CPU}_bg.wasm`,
  `${build}/www/labs/a/lesson.es.html`,
  `${build}/www/main.js`,
];
const at = (/** @type {string} */ file) => new URL(file, SCOPE).href;

/** The site's content and behaviour, and the files requested from it. */
const site = {
  build: ONE,
  missing: '',
  isThere: true,
  isClean: false,
  page: /** @type {{ status: number, text: string } | null} */ (null),
  asked: /** @type {string[]} */ ([]),
};

const pageOf = (/** @type {string} */ build) => `<html data-build="${build}" lang="es">`;

/** Content of a file on the site; missing files get the page. @param {string} url */
function text(url) {
  const file = url.slice(SCOPE.length);
  if (file === 'files.json') return JSON.stringify({ build: site.build, files: filesOf(site.build) });
  if (['', 'index.html'].includes(file)) return pageOf(site.build);
  const isSeldom = file.startsWith(`${site.build}/pkg-gpu/`);
  const isListed = filesOf(site.build).includes(file) && file !== site.missing;
  return isSeldom || isListed ? `${file} of the site` : null;
}

/** @param {FakeRequest | string} request */
function fetchFromSite(request) {
  const url = typeof request === 'string' ? request : request.url;
  const isPage = [at(''), at('index.html')].includes(url);
  site.asked.push(url.slice(SCOPE.length));
  if (!site.isThere) return Promise.reject(new TypeError('Failed to fetch'));
  const answer = (/** @type {string | null} */ body, status = body === null ? 404 : 200) =>
    new Response(body, { status, headers: { vary: 'cookie', 'content-type': 'text/plain' } });
  if (isPage && site.page) return Promise.resolve(answer(site.page.text, site.page.status));
  const found = answer(text(url.replace(/\?.*/, '')));
  const isRedirected = site.isClean && url === at('index.html');
  return Promise.resolve(isRedirected ? Object.defineProperty(found, 'redirected', { value: true }) : found);
}

/** A browser cache: responses by address. */
class FakeCache {
  /** @type {Map<string, Response>} */
  entries = new Map();

  keys = () => Promise.resolve([...this.entries.keys()].map((url) => ({ url })));
  match = (/** @type {string} */ url) => Promise.resolve(this.entries.get(url)?.clone());

  /** @param {string} url @param {Response} answer */
  put(url, answer) {
    this.entries.set(url, answer);
    return Promise.resolve();
  }
}

/** @type {Map<string, FakeCache>} */
const stored = new Map();
const caches = {
  keys: () => Promise.resolve([...stored.keys()]),
  delete: (/** @type {string} */ name) => Promise.resolve(stored.delete(name)),
  /** @param {string} name */
  open(name) {
    const cache = stored.get(name) ?? new FakeCache();
    stored.set(name, cache);
    return Promise.resolve(cache);
  },
  /** Does not create a cache of that name. @param {string} url @param {{ cacheName: string }} options */
  match: (url, { cacheName }) => stored.get(cacheName)?.match(url) ?? Promise.resolve(undefined),
};

/** Locks held by pages. @type {{ name: string }[]} */
let responses = [];

/** @type {Record<string, (event: any) => void>} */
let on = {};
let copies = 0;

/** A service worker that has just been started: a browser ends an idle worker, which loses its state. */
async function start() {
  on = {};
  copies += 1;
  await import(`../../www/offline/service-worker.js?${copies}`);
}

Object.assign(globalThis, {
  caches,
  fetch: fetchFromSite,
  self: {
    registration: { scope: SCOPE },
    navigator: { locks: { query: () => Promise.resolve({ held: responses }) } },
    clients: { claim: () => Promise.resolve() },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (/** @type {string} */ name, /** @type {(event: any) => void} */ listener) => {
      on[name] = listener;
    },
  },
});

/** Dispatches an event and waits until its work is done. @param {string} name @param {object} fields */
async function dispatch(name, fields) {
  /** @type {Promise<unknown>[]} */
  const waits = [];
  /** @type {Promise<Response> | undefined} */
  let answer;
  on[name]({
    ...fields,
    waitUntil: (/** @type {Promise<unknown>} */ promise) => waits.push(promise),
    respondWith: (/** @type {Promise<Response>} */ promise) => (answer = promise),
  });
  const answered = await answer;
  await Promise.all(waits);
  return answered && (await answered.text());
}

/** The reply to a page that asks to store a build. */
async function keep(build = CPU) {
  /** @type {unknown[]} */
  const messages = [];
  const source = { postMessage: (/** @type {unknown} */ message) => messages.push(message) };
  await dispatch('message', { data: { keep: build }, source });
  return messages;
}

/** Opens an address; undefined if the worker leaves it to the browser. @param {string} address */
const navigate = (address = 'index.html') =>
  dispatch('fetch', { request: { url: at(address), method: 'GET', mode: 'navigate' } });

/** The response for a file; undefined if the worker leaves it to the browser. @param {string} file */
const load = (file, method = 'GET') =>
  dispatch('fetch', { request: { url: at(file), method, mode: 'cors' } });

/** The stored files of a folder, of this scope or another. @param {string} folder */
const keptOf = (folder, scope = SCOPE) =>
  [...(stored.get(`latente ${scope} ${folder}`)?.entries.keys() ?? [])]
    .map((url) => url.slice(scope.length + folder.length + 1))
    .sort();

const WHOLE = [`pkg/${CPU}.js`, `pkg/${CPU}_bg.wasm`, 'www/labs/a/lesson.es.html', 'www/main.js'];

beforeEach(async () => {
  stored.clear();
  responses = [];
  Object.assign(site, { build: ONE, missing: '', isThere: true, isClean: false, page: null });
  await start();
  site.asked = [];
});

test('a whole build is stored, with the one engine that this browser uses', async () => {
  assert.deepEqual(await keep(), [{ kept: true, missing: [] }]);
  assert.deepEqual(keptOf(ONE), WHOLE);
  assert.deepEqual(keptOf(DATA), ['models/m.safetensors']);
  site.asked = [];
  assert.deepEqual(await keep(), [{ kept: true, missing: [] }]);
  assert.deepEqual(site.asked, ['files.json', 'index.html'], 'stored files are not requested again');
});

test('nothing is stored while a pointer is held, unless the page was closed before it told of its release', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const hold = (/** @type {boolean} */ held) => dispatch('message', { data: { held } });
  for (const goOn of [() => hold(false), () => Promise.resolve(context.mock.timers.tick(10_000))]) {
    site.asked = [];
    stored.clear();
    await hold(true);
    const said = keep();
    await new Promise(setImmediate);
    assert.deepEqual(site.asked, ['files.json', 'index.html']);
    await goOn();
    assert.deepEqual(await said, [{ kept: true, missing: [] }]);
  }
});

test("an engine of another build is not mixed into the site's", async () => {
  assert.deepEqual(await keep('latente-cpu-other'), [
    { kept: false, reason: 'latente-cpu-other is not of this build' },
  ]);
  assert.equal(stored.size, 0);
});

test('a build that lacks a program is not stored, and the older one stays', async () => {
  await keep();
  Object.assign(site, { build: TWO, missing: `${TWO}/www/main.js` });
  assert.deepEqual(await keep(), [{ kept: false, reason: `404 ${TWO}/www/main.js` }]);
  site.isThere = false;
  assert.equal(await navigate(), pageOf(ONE).replace('<html ', '<html data-kept-for="network" '));
  assert.deepEqual(keptOf(ONE), WHOLE);
});

test('other files that the host lacks are named, and prevent nothing', async () => {
  for (const file of [`${DATA}/models/m.safetensors`, `${ONE}/www/labs/a/lesson.es.html`]) {
    site.missing = file;
    assert.deepEqual(await keep(), [{ kept: true, missing: [file] }]);
    stored.clear();
  }
});

test('a page and a list of different builds are not stored together', async () => {
  site.page = { status: 200, text: pageOf(TWO) };
  assert.deepEqual(await keep(), [{ kept: false, reason: 'a new build is on its way to the host' }]);
});

test('offline the page and its files come from the stored build', async () => {
  await keep();
  site.isThere = false;
  await start();
  for (const address of ['', 'index.html', 'index', '?lab=race', 'index.html?lab=race#x'])
    assert.match(String(await navigate(address)), /data-kept-for="network" data-build="build-1/, address);
  assert.equal(await load(`${ONE}/www/main.js`), `${ONE}/www/main.js of the site`);
  assert.equal(await load(`${DATA}/models/m.safetensors?x`), `${DATA}/models/m.safetensors of the site`);
  await assert.rejects(load(`${ONE}/www/never-kept.js`), TypeError);
});

test('a file of the stored build opened in a window of its own works offline', async () => {
  await keep();
  site.isThere = false;
  const lesson = `${ONE}/www/labs/a/lesson.es.html`;
  assert.equal(await navigate(`${lesson}?lang=es`), `${lesson} of the site`);
});

test("requests below the scope that are not the page's are left to the browser", async () => {
  await keep();
  for (const address of ['notes.pdf', 'other/', 'other/index.html', 'index.htm', 'www/', ONE])
    assert.equal(await navigate(address), undefined, address);
  for (const file of ['files.json', 'notes.pdf', 'build-of-mine/a.js', 'other/www/main.js'])
    assert.equal(await load(file), undefined, file);
  assert.equal(await load(`${ONE}/www/main.js`, 'POST'), undefined);
  assert.equal(await load('https://example.test/elsewhere/main.js'), undefined);
});

test('without a stored build everything comes from the site', async () => {
  assert.equal(await navigate(), pageOf(ONE));
  assert.equal(await load(`${ONE}/www/main.js`), `${ONE}/www/main.js of the site`);
  site.isThere = false;
  await assert.rejects(navigate(), TypeError);
});

test('the page of a redirecting host answers a visit', async () => {
  site.isClean = true;
  await keep();
  const page = stored.get(`latente ${SCOPE} page`)?.entries.get(at('index.html'));
  assert.equal(page?.redirected, false);
  assert.equal(page?.headers.get('vary'), null, 'it holds for every request');
});

test('a host that is down is distinguished from one whose answer is meant', async () => {
  await keep();
  for (const status of [500, 502, 503, 403, 404, 429, 200]) {
    site.page = { status, text: '<html lang="en">Sorry' };
    assert.match(String(await navigate()), new RegExp(`data-kept-for="${status}"`), String(status));
  }
  for (const status of [401, 410]) {
    site.page = { status, text: '<html lang="en">Sorry' };
    assert.equal(await navigate(), '<html lang="en">Sorry', String(status));
  }
});

test('of the stored build only the page is requested again', async () => {
  await keep();
  site.asked = [];
  assert.equal(await navigate(), pageOf(ONE));
  assert.equal(await load(`${ONE}/www/main.js`), `${ONE}/www/main.js of the site`);
  assert.deepEqual(site.asked, ['index.html']);
});

test('a new build replaces the stored one, and unchanged data stay', async () => {
  await keep();
  await caches.open('of another page of this site');
  site.build = TWO;
  assert.equal(await navigate(), pageOf(TWO));
  site.asked = [];
  assert.deepEqual(await keep(), [{ kept: true, missing: [] }]);
  assert.ok(!site.asked.some((file) => file.startsWith(DATA)));
  assert.deepEqual([keptOf(ONE), keptOf(TWO)], [[], WHOLE]);
  assert.ok(stored.has('of another page of this site'));
});

test('a build used by an open page is not deleted', async () => {
  await keep();
  responses = [{ name: `latente ${SCOPE} ${ONE}` }];
  site.build = TWO;
  await keep();
  assert.deepEqual([keptOf(ONE), keptOf(TWO)], [WHOLE, WHOLE]);
  responses = [];
  await keep();
  assert.deepEqual(keptOf(ONE), []);
});

test('copies of other scopes, above and below, are left alone', async () => {
  const others = ['https://example.test/', 'https://example.test/some/', `${SCOPE}2026/`];
  for (const scope of others) await caches.open(`latente ${scope} ${TWO}`);
  await keep();
  for (const scope of others) assert.ok(stored.has(`latente ${scope} ${TWO}`), scope);
});

test('caches of former names are deleted, except those of a page below', async () => {
  for (const [name, file] of [
    ['latente-0123456789abcdef', 'index.html'],
    ['latente-unlisted', 'pkg-gpu/latente-gpu_bg.wasm'],
    ['latente-fedcba9876543210', 'below/index.html'],
  ])
    await (await caches.open(name)).put(at(file), new Response(''));
  await keep();
  assert.deepEqual(
    [...stored.keys()].filter((name) => name.startsWith('latente-')),
    ['latente-fedcba9876543210'],
  );
});

test('files outside the list are stored when they are used', async () => {
  assert.equal(await load(`${ONE}/pkg-gpu/latente-gpu.js?2`), `${ONE}/pkg-gpu/latente-gpu.js of the site`);
  site.isThere = false;
  assert.equal(await load(`${ONE}/pkg-gpu/latente-gpu.js?3`), `${ONE}/pkg-gpu/latente-gpu.js of the site`);
  await assert.rejects(load(`${ONE}/pkg-gpu/latente-gpu_bg.wasm`), TypeError);
});

test('a network that does not answer in time counts as absent', async (context) => {
  await keep();
  context.mock.method(AbortSignal, 'timeout', () => AbortSignal.abort());
  const before = globalThis.fetch;
  globalThis.fetch = /** @type {any} */ (
    (/** @type {unknown} */ _request, /** @type {{ signal: AbortSignal }} */ { signal }) =>
      signal.aborted ? Promise.reject(signal.reason) : new Promise(() => undefined)
  );
  context.after(() => void (globalThis.fetch = before));
  assert.match(String(await navigate()), /data-kept-for="network"/);
});

test("if the browser's storage fails, the page and its files come from the network", async (context) => {
  await keep();
  context.mock.method(caches, 'match', () => Promise.reject(new DOMException('no', 'UnknownError')));
  assert.match(String(await navigate()), /^<html data-build="build-1/);
  assert.equal(await load(`${ONE}/www/main.js`), `${ONE}/www/main.js of the site`);
});
