import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

/** @typedef {{ url: string, method?: string, mode?: string }} Asked */

const SCOPE = 'https://example.test/some/path/';
const CPU = 'latente-cpu-relaxed';
/** The files of a build, by the list that it comes with. */
const FILES = [
  'index.html',
  'www/main.js',
  'pkg/latente-cpu.js',
  'pkg/latente-cpu_bg.wasm',
  `pkg/${CPU}.js`,
  `pkg/${CPU}_bg.wasm`,
];
const at = (/** @type {string} */ file) => new URL(file, SCOPE).href;

/** What the site has, whether it can be reached, and which files it was asked for. */
const site = {
  build: 'one',
  missing: '',
  isThere: true,
  unlisted: 'engine one',
  asked: /** @type {string[]} */ ([]),
};

/** A file's text on the site. @param {string} url */
function text(url) {
  if (url === at('files.json')) return JSON.stringify({ build: site.build, files: FILES });
  if (url.startsWith(at('pkg-gpu/')) || url.startsWith(at('pkg-maps/'))) return site.unlisted;
  return FILES.some((file) => url === at(file) && file !== site.missing)
    ? `${url.slice(SCOPE.length)} of ${site.build}`
    : null;
}

/** @param {Asked | string} request */
function fetchFromSite(request) {
  const url = typeof request === 'string' ? request : request.url;
  site.asked.push(url.slice(SCOPE.length));
  if (!site.isThere) return Promise.reject(new TypeError('Failed to fetch'));
  const found = text(url.replace(/\?.*/, ''));
  return Promise.resolve(new Response(found, { status: found === null ? 404 : 200 }));
}

/** A cache of a browser: what can be kept is the answers to addresses. */
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

  /** All or none, as a browser has it. @param {Asked[]} requests */
  async addAll(requests) {
    const answers = await Promise.all(requests.map(fetchFromSite));
    if (answers.some(({ ok }) => !ok)) throw new TypeError('not ok');
    requests.forEach(({ url }, index) => this.entries.set(url, answers[index]));
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
  /** @param {string} url */
  async match(url) {
    const found = await Promise.all([...stored.values()].map((cache) => cache.match(url)));
    return found.find(Boolean);
  },
};

/** @type {Record<string, (event: any) => void>} */
let on = {};
let copies = 0;

/** A service worker that has just been started: a browser ends it whenever nothing goes on, and what it knew is gone. */
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
    clients: { claim: () => Promise.resolve() },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (/** @type {string} */ name, /** @type {(event: any) => void} */ listener) => {
      on[name] = listener;
    },
  },
});

/** Dispatches an event and waits until all that it has begun is done. @param {string} name @param {object} fields */
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

/** What a page gets that asks to have a build kept. */
async function keep(build = CPU) {
  /** @type {unknown[]} */
  const said = [];
  const source = { postMessage: (/** @type {unknown} */ message) => said.push(message) };
  await dispatch('message', { data: { keep: build }, source });
  return said;
}

/** Opens the page as a client of that name. @param {string} client */
const navigate = (client) =>
  dispatch('fetch', {
    request: { url: at('index.html'), method: 'GET', mode: 'navigate' },
    clientId: '',
    resultingClientId: client,
  });

/** What a client gets for a file; nothing where the worker leaves it to the browser. @param {string} client @param {string} file */
const load = (client, file, method = 'GET') =>
  dispatch('fetch', {
    request: { url: at(file), method, mode: 'cors' },
    clientId: client,
    resultingClientId: '',
  });

/** Names of the files of a build that are kept. @param {string} build */
const keptOf = (build) =>
  [...(stored.get(`latente-${build}`)?.entries.keys() ?? [])].map((url) => url.slice(SCOPE.length)).sort();

beforeEach(async () => {
  stored.clear();
  Object.assign(site, { build: 'one', missing: '', isThere: true, unlisted: 'engine one' });
  await start();
  site.asked = [];
});

test('a whole build is kept, with the one engine that this browser uses', async () => {
  assert.deepEqual(await keep(), [{ kept: true }]);
  assert.deepEqual(
    keptOf('one'),
    FILES.filter(
      (file) => !file.startsWith('pkg/latente-cpu.') && !file.startsWith('pkg/latente-cpu_'),
    ).sort(),
  );
  site.asked = [];
  assert.deepEqual(await keep(), [{ kept: true }]);
  assert.deepEqual(site.asked, ['files.json'], 'what is kept is not asked for again');
});

test("an engine that is not of the site's build is not mixed into it", async () => {
  assert.deepEqual(await keep('latente-cpu-other'), [{ kept: false }]);
  assert.deepEqual(keptOf('one'), []);
});

test('a build of which a file is missing is not kept, and the older one stays', async () => {
  await keep();
  site.build = 'two';
  site.missing = 'www/main.js';
  assert.deepEqual(await keep(), [{ kept: false }]);
  assert.deepEqual(keptOf('two'), []);
  assert.equal(keptOf('one').length, 4);
});

test('without a network the page and its files come from what is kept', async () => {
  await keep();
  site.isThere = false;
  await start();
  assert.equal(await navigate('page'), 'index.html of one');
  assert.equal(await load('page', 'www/main.js'), 'www/main.js of one');
  await assert.rejects(load('page', 'www/never-kept.js'), TypeError);
});

test('with nothing kept everything comes from the site', async () => {
  assert.equal(await navigate('page'), 'index.html of one');
  assert.equal(await load('page', 'www/main.js'), 'www/main.js of one');
  site.isThere = false;
  await assert.rejects(navigate('page'), TypeError);
});

test('of the kept build only index.html is asked for again', async () => {
  await keep();
  site.asked = [];
  assert.equal(await navigate('page'), 'index.html of one');
  assert.equal(await load('page', 'www/main.js'), 'www/main.js of one');
  assert.deepEqual(site.asked, ['index.html']);
});

test('a visit of another build than the kept one is left to the browser, its worker included', async () => {
  await keep();
  site.build = 'two';
  assert.equal(await navigate('page'), 'index.html of two');
  assert.equal(await load('page', 'www/main.js'), undefined);
  const worker = { url: at('www/engine/worker.js'), method: 'GET', mode: 'same-origin' };
  assert.equal(
    await dispatch('fetch', { request: worker, clientId: 'page', resultingClientId: 'worker' }),
    undefined,
  );
  assert.equal(await load('worker', `pkg/${CPU}.js`), undefined);
  assert.equal(await load('another page', 'www/main.js'), 'www/main.js of one');
});

test('a new build takes the place of the kept one, and of the engine that came with it', async () => {
  await keep();
  await load('page', 'pkg-gpu/latente-gpu.js');
  await caches.open('of another page of this site');
  site.build = 'two';
  assert.deepEqual(await keep(), [{ kept: true }]);
  assert.deepEqual([...stored.keys()].sort(), ['latente-two', 'of another page of this site']);
});

test('the engine outside of the list is asked for anew, and kept for when the network is gone', async () => {
  assert.equal(await load('page', 'pkg-gpu/latente-gpu.js?2'), 'engine one');
  site.unlisted = 'engine two';
  assert.equal(await load('page', 'pkg-gpu/latente-gpu.js?3'), 'engine two');
  site.isThere = false;
  assert.equal(await load('page', 'pkg-gpu/latente-gpu.js?4'), 'engine two');
  await assert.rejects(load('page', 'pkg-gpu/latente-gpu_bg.wasm'), TypeError);
});

test('so are maps without a network', async () => {
  assert.equal(await load('page', 'pkg-maps/umap.js'), 'engine one');
  site.isThere = false;
  assert.equal(await load('page', 'pkg-maps/umap.js'), 'engine one');
});

test('what is not of this page, or changes something, is left to the browser', async () => {
  await keep();
  assert.equal(await load('page', 'www/main.js', 'POST'), undefined);
  assert.equal(await load('page', 'https://example.test/elsewhere/main.js'), undefined);
});

test('a network that does not answer in time counts as gone', async (context) => {
  await keep();
  context.mock.method(AbortSignal, 'timeout', () => AbortSignal.abort());
  const before = globalThis.fetch;
  globalThis.fetch = /** @type {any} */ (
    (/** @type {unknown} */ _request, /** @type {{ signal: AbortSignal }} */ { signal }) =>
      signal.aborted ? Promise.reject(signal.reason) : new Promise(() => undefined)
  );
  context.after(() => void (globalThis.fetch = before));
  assert.equal(await navigate('page'), 'index.html of one');
});
