// @ts-check
/// <reference lib="webworker" />
/**
 * Serves the page from its cache, so that it opens without network or while its host is down.
 *
 * All files except the page itself are in folders named by a content hash (`crate/xtask/src/folders.rs`), so an address
 * identifies the build, and each folder has a separate cache. A visit requests the page from the site; files of a cached
 * folder come from its cache without a request, all others from the network.
 *
 * In: `{ keep }` with its build of the CPU engine, sent by a page after its first scene, and `{ held }`, whether the user
 * holds a pointer on it. Out: `{ kept: true, missing }` with
 * the files that the host did not serve, or `{ kept: false, reason }`.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const SCOPE = worker.registration.scope;
const INDEX = new URL('index.html', SCOPE).href;
/** Addresses of the page; other addresses in the scope belong to other content. */
const PAGES = ['', 'index.html', 'index'].map((name) => new URL(name, SCOPE).href);
/** Written by `cargo xtask build`: the build's name, and every file that the page needs. */
const LIST = new URL('files.json', SCOPE).href;
const FOLDER = /^((?:build|data)-[0-9a-f]{16})\/(.*)$/;
/** Without these the page does not work; without any other file it lacks one feature, as it would online. */
const NEEDED = /\.(js|css|wasm)$/;
/** The builds of the CPU engine; a browser needs one of them. */
const CPU_ENGINES = 'pkg/';
/** Caches are shared by all pages of an origin; this scope's begin with this prefix, which is no prefix of another scope's. */
const CACHE_PREFIX = `latente ${SCOPE} `;
/** Cache names of earlier versions. */
const UNSCOPED = /^latente-\w+$/;
const PAGE_CACHE = `${CACHE_PREFIX}page`;
/** Milliseconds after which an unresponsive network counts as offline. */
const PATIENCE = 3000;
/** Number of files cached at the same time: few, so that a pause takes effect soon. */
const AT_ONCE = 6;
/** Longest pause in milliseconds: a page may be closed while its pointer is held. */
const LONGEST_PAUSE = 10_000;
/** Responses meant for the visitor: a login is required, or the page was removed on purpose. */
const MEANT = [401, 407, 410];

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  if (typeof event.data.held === 'boolean') pause(event.data.held);
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
  // Some pages open in a separate window, such as the notes of a lecture.
  if (folder) event.respondWith(answerFile(event, url, CACHE_PREFIX + folder));
  else if (request.mode === 'navigate' && PAGES.includes(url)) event.respondWith(answerPage(event));
});

/** @param {FetchEvent} event */
async function answerPage(event) {
  const cachedAnswer = await keptAnswer(INDEX, PAGE_CACHE);
  if (!cachedAnswer) return fetch(event.request);
  let why = 'network';
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(PATIENCE) });
    // Redirects are left to the browser. Any other response that is not a page of this site is an error, whatever its
    // status.
    if (answer.type === 'opaqueredirect' || MEANT.includes(answer.status)) return answer;
    if (answer.ok && buildOf(await answer.clone().text())) return answer;
    why = String(answer.status);
  } catch {
    // no network
  }
  const text = await cachedAnswer.text();
  return new Response(text.replace('<html ', `<html data-kept-for="${why}" `), {
    headers: cachedAnswer.headers,
  });
}

/**
 * The cached response for an address. If the storage fails, the network is still available.
 * @param {string} url
 * @param {string} cacheName
 */
const keptAnswer = (url, cacheName) => caches.match(url, { cacheName }).catch(() => undefined);

/**
 * Serves a file of a build, which never changes. Rarely needed files that the list omits are cached on first use.
 * @param {FetchEvent} event
 * @param {string} url
 * @param {string} cacheName
 */
async function answerFile(event, url, cacheName) {
  const cachedAnswer = await keptAnswer(url, cacheName);
  if (cachedAnswer) return cachedAnswer;
  const answer = await fetch(event.request);
  if (isFile(answer, url)) {
    const copy = answer.clone();
    event.waitUntil(caches.open(cacheName).then(async (cache) => cache.put(url, await plain(copy))));
  }
  return answer;
}

/**
 * Caches the site's build, if it is not cached yet. The page itself comes last: its presence marks a complete build.
 * @param {string} cpuBuild the page's build of the CPU engine
 * @returns {Promise<string[]>} files that the host does not serve
 */
async function keep(cpuBuild) {
  const { build, files } = /** @type {{ build: string, files: string[] }} */ (await (await ask(LIST)).json());
  const wantedFiles = files.filter((file) => isWanted(file, cpuBuild));
  if (!wantedFiles.some((file) => file.includes(`/${CPU_ENGINES}`)))
    throw new Error(`${cpuBuild} is not of this build`);
  const page = await askForPage();
  if (buildOf(await page.clone().text()) !== build) throw new Error('a new build is on its way to the host');
  const missing = await keepFiles(wantedFiles);
  await (await caches.open(PAGE_CACHE)).put(INDEX, await plain(page));
  await forgetOthers(wantedFiles.map((file) => CACHE_PREFIX + file.split('/', 1)));
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

let resume = () => undefined;
let pausing = Promise.resolve();

/**
 * Pauses the caching of files while the user draws or drags: on a slow machine it would delay what the page shows.
 * @param {boolean} isHeld whether a pointer is held
 */
function pause(isHeld) {
  resume();
  if (!isHeld) return;
  pausing = new Promise((resolve) => {
    resume = () => void resolve();
    setTimeout(resolve, LONGEST_PAUSE);
  });
}

/** @param {string[]} files @returns {Promise<string[]>} those that the host does not serve and the page works without */
async function keepFiles(files) {
  const left = files.values();
  /** @type {string[]} */
  const missing = [];
  const keepNext = async () => {
    for (const file of left) {
      await pausing;
      const lacking = await keepFile(file);
      if (lacking !== null) missing.push(lacking);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
  return missing;
}

/** @param {string} file @returns {Promise<string | null>} its name, if the host does not serve it and the page works without it */
async function keepFile(file) {
  const url = new URL(file, SCOPE).href;
  const cache = await caches.open(CACHE_PREFIX + file.split('/', 1));
  if (await cache.match(url)) return null;
  const answer = await fetch(url, { cache: 'no-cache', priority: 'low' });
  if (isFile(answer, file)) return cache.put(url, await plain(answer)).then(() => null);
  if (NEEDED.test(file)) throw new Error(`${answer.status} ${file}`);
  return file;
}

/** Whether a response is the file: for a missing file a host may answer with a page. @param {Response} answer @param {string} name */
const isFile = (answer, name) =>
  answer.ok && (name.endsWith('.html') || !answer.headers.get('content-type')?.startsWith('text/html'));

/** Fetches the page, under whichever address the host serves it. */
async function askForPage() {
  try {
    return await ask(INDEX);
  } catch {
    return ask(SCOPE);
  }
}

/** @param {string} url */
async function ask(url) {
  // Revalidates, because a host may let a browser reuse an older copy for a while.
  const answer = await fetch(url, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} ${url.slice(SCOPE.length)}`);
  return answer;
}

/** The build of a page; undefined for a foreign page. @param {string} text */
const buildOf = (text) => / data-build="([^"]+)"/.exec(text)?.[1];

/**
 * Copies a response without its redirect flag and `Vary` header: a redirected response cannot answer a navigation.
 * @param {Response} answer
 */
async function plain(answer) {
  const headers = new Headers(answer.headers);
  headers.delete('vary');
  return new Response(await answer.blob(), { headers });
}

/**
 * Deletes this scope's caches of other builds, except those of open pages.
 * @param {string[]} names of the caches to keep
 */
async function forgetOthers(names) {
  const { held = [] } = (await worker.navigator?.locks?.query()) ?? {};
  const staying = new Set([PAGE_CACHE, ...names, ...held.map(({ name }) => name)]);
  const others = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && !staying.has(name));
  await Promise.all([...others, ...(await unscoped())].map((name) => caches.delete(name)));
}

/** Caches with names from before scopes were part of the name: this scope's hold its page or its WebGPU engine. */
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
