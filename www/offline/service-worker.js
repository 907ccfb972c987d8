// @ts-check
/// <reference lib="webworker" />
/**
 * Serves the page from what was kept of it, so that a reload works when the network is gone.
 *
 * What is kept is one whole build of the page. A visit asks the site for `index.html`, which carries the build's name: if
 * it is the kept one, the other files come from the cache without asking; if it is another one, that visit goes to the
 * network, and afterwards the new build takes the old one's place. So the files of two builds never meet.
 *
 * In: `{ keep }` with its build of the CPU engine, from a page that has shown its first scene. Out: `{ kept: boolean }`.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const SCOPE = worker.registration.scope;
const INDEX = new URL('index.html', SCOPE).href;
/** `files.json`, by `cargo xtask build`: the build's name, and every file but the WebGPU engine, which is large, and
 * what computes maps side by side, which few visits need. */
const LIST = new URL('files.json', SCOPE).href;
/** The builds of the CPU engine, of which a browser needs one. */
const CPU_ENGINES = 'pkg/';
/** Files outside of the list. They are asked for anew while there is a network, and kept for when there is none. */
const UNLISTED = ['pkg-gpu/', 'pkg-maps/'].map((folder) => new URL(folder, SCOPE).href);
const CACHES = 'latente-';
const UNLISTED_CACHE = `${CACHES}unlisted`;
/** A network that says nothing for so long counts as gone, in ms. */
const PATIENCE = 3000;

/** Clients (pages and their workers) of another build than the kept one. @type {Set<string>} */
const others = new Set();

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  if (typeof event.data.keep !== 'string') return;
  event.waitUntil(
    keep(event.data.keep).then(
      () => event.source?.postMessage({ kept: true }),
      () => event.source?.postMessage({ kept: false }),
    ),
  );
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE)) return;
  if (request.mode === 'navigate') return event.respondWith(answerNavigation(event));
  if (others.has(event.clientId)) {
    if (event.resultingClientId) others.add(event.resultingClientId); // the page's worker
    return;
  }
  if (UNLISTED.some((folder) => request.url.startsWith(folder)))
    return event.respondWith(answerUnlisted(event));
  event.respondWith(caches.match(request.url).then((kept) => kept ?? fetch(request)));
});

/** @param {FetchEvent} event */
async function answerNavigation(event) {
  const kept = await caches.match(INDEX);
  if (!kept) return fetch(event.request);
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(PATIENCE) });
    const text = await answer.clone().text();
    if (text !== (await kept.clone().text())) others.add(event.resultingClientId);
    return answer;
  } catch {
    return kept;
  }
}

/** @param {FetchEvent} event */
async function answerUnlisted(event) {
  const url = event.request.url.replace(/\?.*/, '');
  try {
    const answer = await fetch(event.request);
    if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(caches.open(UNLISTED_CACHE).then((cache) => cache.put(url, copy)));
    }
    return answer;
  } catch (error) {
    const kept = await caches.match(url);
    if (!kept) throw error;
    return kept;
  }
}

/**
 * Keeps the site's build, if it is not the kept one.
 * @param {string} cpuBuild the build of the CPU engine that the page uses
 */
async function keep(cpuBuild) {
  const answer = await fetch(LIST, { cache: 'no-cache' });
  const { build, files } = /** @type {{ build: string, files: string[] }} */ (await answer.json());
  const name = CACHES + build;
  const names = await caches.keys();
  const cache = await caches.open(name);
  const own = [`${CPU_ENGINES}${cpuBuild}.js`, `${CPU_ENGINES}${cpuBuild}_bg.wasm`];
  const wanted = files.filter((file) => !file.startsWith(CPU_ENGINES) || own.includes(file));
  if (!own.every((file) => wanted.includes(file))) throw new Error(`${cpuBuild} is not of this build`);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = wanted.map((file) => new URL(file, SCOPE).href).filter((url) => !kept.has(url));
  // All or nothing; later at most an engine, when this browser has come to use another one. Asked for with their
  // validators, because a host may let a browser use an older copy for a while.
  await cache.addAll(missing.map((url) => new Request(url, { cache: 'no-cache', priority: 'low' })));
  const old = names.filter((other) => other.startsWith(CACHES) && other !== name && other !== UNLISTED_CACHE);
  // The engine that was kept with an older build is as old as that.
  if (old.length > 0) await Promise.all([...old, UNLISTED_CACHE].map((other) => caches.delete(other)));
}
