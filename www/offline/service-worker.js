// @ts-check
/// <reference lib="webworker" />
/**
 * Serves the page from what was kept of it, so that it opens when the network is gone or its host is down.
 *
 * All files but the page itself lie in folders that are named by what is in them (`crate/xtask/src/folders.rs`), so an
 * address tells the build, and each folder is kept in a cache of its own. A visit asks the site for the page; files of a kept
 * folder come from its cache without asking, all others from the network.
 *
 * In: `{ keep }` with its build of the CPU engine, from a page that has shown its first scene. Out: `{ kept: true, missing }`
 * with the files that the host did not hand out, or `{ kept: false, reason }`.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const SCOPE = worker.registration.scope;
const INDEX = new URL('index.html', SCOPE).href;
/** Addresses of the page: what else lies below the scope is not the page's. */
const PAGES = ['', 'index.html', 'index'].map((name) => new URL(name, SCOPE).href);
/** By `cargo xtask build`: the build's name, and every file that the page needs. */
const LIST = new URL('files.json', SCOPE).href;
const FOLDER = /^((?:build|data)-[0-9a-f]{16})\/(.*)$/;
/** Without these there is no page; without another file there is one that lacks something, as there is with the network. */
const NEEDED = /\.(js|css|wasm)$/;
/** The builds of the CPU engine, of which a browser needs one. */
const CPU_ENGINES = 'pkg/';
/** Caches belong to all pages of an origin; those of this scope begin so, and no scope's name begins another's. */
const OWN = `latente ${SCOPE} `;
/** How caches were called before. */
const UNSCOPED = /^latente-\w+$/;
const PAGE_CACHE = `${OWN}page`;
/** A network that says nothing for so long counts as gone, in ms. */
const PATIENCE = 3000;
/** Answers that are the visitor's to see: it is to be signed in, or the page has been taken away on purpose. */
const MEANT = [401, 407, 410];

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  if (typeof event.data.keep !== 'string') return;
  event.waitUntil(
    keep(event.data.keep).then(
      (missing) => event.source?.postMessage({ kept: true, missing }),
      (error) => event.source?.postMessage({ kept: false, reason: String(error.message ?? error) }),
    ),
  );
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE)) return;
  const [url] = request.url.split(/[?#]/, 1);
  const [, folder] = FOLDER.exec(url.slice(SCOPE.length)) ?? [];
  // Some have a window of their own: the notes of a lecture.
  if (folder) event.respondWith(answerFile(event, url, OWN + folder));
  else if (request.mode === 'navigate' && PAGES.includes(url)) event.respondWith(answerPage(event));
});

/** @param {FetchEvent} event */
async function answerPage(event) {
  const kept = await keptAnswer(INDEX, PAGE_CACHE);
  if (!kept) return fetch(event.request);
  let why = 'network';
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(PATIENCE) });
    // A redirection is followed by the browser. Something else that is no page of this site is an error, whatever it says.
    if (answer.type === 'opaqueredirect' || MEANT.includes(answer.status)) return answer;
    if (answer.ok && buildOf(await answer.clone().text())) return answer;
    why = String(answer.status);
  } catch {
    // no network
  }
  const text = await kept.text();
  return new Response(text.replace('<html ', `<html data-kept-for="${why}" `), { headers: kept.headers });
}

/**
 * What is kept for an address. A browser whose storage fails has kept nothing: the network is still there.
 * @param {string} url
 * @param {string} cacheName
 */
const keptAnswer = (url, cacheName) => caches.match(url, { cacheName }).catch(() => undefined);

/**
 * A file of a build never changes. What few visits need, and the list does not name, is kept when it is used.
 * @param {FetchEvent} event
 * @param {string} url
 * @param {string} cacheName
 */
async function answerFile(event, url, cacheName) {
  const kept = await keptAnswer(url, cacheName);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (isFile(answer, url)) {
    const copy = answer.clone();
    event.waitUntil(caches.open(cacheName).then(async (cache) => cache.put(url, await plain(copy))));
  }
  return answer;
}

/**
 * Keeps the site's build, if it is not the kept one. The page itself comes last: it is what says that a build is whole.
 * @param {string} cpuBuild the build of the CPU engine that the page uses
 * @returns {Promise<string[]>} files that the host does not hand out
 */
async function keep(cpuBuild) {
  const { build, files } = /** @type {{ build: string, files: string[] }} */ (await (await ask(LIST)).json());
  const wanted = files.filter((file) => isWanted(file, cpuBuild));
  if (!wanted.some((file) => file.includes(`/${CPU_ENGINES}`)))
    throw new Error(`${cpuBuild} is not of this build`);
  const page = await askForPage();
  if (buildOf(await page.clone().text()) !== build) throw new Error('a new build is on its way to the host');
  const missing = (await Promise.all(wanted.map(keepFile))).filter((file) => file !== null);
  await (await caches.open(PAGE_CACHE)).put(INDEX, await plain(page));
  await forgetOthers(wanted.map((file) => OWN + file.split('/', 1)));
  return missing;
}

/** @param {string} file @param {string} cpuBuild */
function isWanted(file, cpuBuild) {
  const [, , name = file] = FOLDER.exec(file) ?? [];
  return (
    !name.startsWith(CPU_ENGINES) ||
    [`${cpuBuild}.js`, `${cpuBuild}_bg.wasm`].includes(name.slice(CPU_ENGINES.length))
  );
}

/** @param {string} file @returns {Promise<string | null>} its name, when the host does not hand it out and there is a page without it */
async function keepFile(file) {
  const url = new URL(file, SCOPE).href;
  const cache = await caches.open(OWN + file.split('/', 1));
  if (await cache.match(url)) return null;
  const answer = await fetch(url, { cache: 'no-cache', priority: 'low' });
  if (isFile(answer, file)) return cache.put(url, await plain(answer)).then(() => null);
  if (NEEDED.test(file)) throw new Error(`${answer.status} ${file}`);
  return file;
}

/** Whether an answer is the file: a host that has none may answer with a page. @param {Response} answer @param {string} name */
const isFile = (answer, name) =>
  answer.ok && (name.endsWith('.html') || !answer.headers.get('content-type')?.startsWith('text/html'));

/** The page, under whichever address the host has it. */
async function askForPage() {
  try {
    return await ask(INDEX);
  } catch {
    return ask(SCOPE);
  }
}

/** @param {string} url */
async function ask(url) {
  // With its validators, because a host may let a browser use an older copy for a while.
  const answer = await fetch(url, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} ${url.slice(SCOPE.length)}`);
  return answer;
}

/** The build that a page is of; nothing for the page of somebody else. @param {string} text */
const buildOf = (text) => / data-build="([^"]+)"/.exec(text)?.[1];

/**
 * The same answer as one that was not redirected, which could not answer a visit, and that holds for every request.
 * @param {Response} answer
 */
async function plain(answer) {
  const headers = new Headers(answer.headers);
  headers.delete('vary');
  return new Response(await answer.blob(), { headers });
}

/**
 * Deletes what this scope has kept of other builds, but not what a page that is open was made of.
 * @param {string[]} names of the caches to be kept
 */
async function forgetOthers(names) {
  const { held = [] } = (await worker.navigator?.locks?.query()) ?? {};
  const staying = new Set([PAGE_CACHE, ...names, ...held.map(({ name }) => name)]);
  const others = (await caches.keys()).filter((name) => name.startsWith(OWN) && !staying.has(name));
  await Promise.all([...others, ...(await unscoped())].map((name) => caches.delete(name)));
}

/** Caches from when their names did not tell the scope: this scope's hold its page, or its WebGPU engine. */
async function unscoped() {
  const names = (await caches.keys()).filter((name) => UNSCOPED.test(name));
  const marks = [...PAGES, new URL('pkg-gpu/latente-gpu_bg.wasm', SCOPE).href];
  const isOurs = await Promise.all(
    names.map(async (name) =>
      (await (await caches.open(name)).keys()).some(({ url }) => marks.includes(url)),
    ),
  );
  return names.filter((_, index) => isOurs[index]);
}
