/**
 * Starts the slowest work before the page's other modules have arrived: the worker, and the compilation of the CPU
 * engine, which `first-request.js` has requested. This module imports nothing, so that it waits for nothing; `index.html`
 * names it first.
 */

/** The results of `first-request.js`. On a page other than `index.html` it has not run yet. */
const first = globalThis.latenteFirstRequest ?? (await missingRequest());
/** Builds of the CPU engine that this browser can run, fastest first. */
const { builds } = first;
/** The build that is loading or has loaded. */
let [build] = builds;

/** Why the first worker failed to load, if that happened before there was a listener. */
let failure = '';
/** @param {ErrorEvent} event */
const remember = (event) => (failure = workerFailure(event));

/** Under Trusted Types, only URLs that pass through this policy may be loaded as scripts. */
const trusted = globalThis.trustedTypes?.createPolicy('latente', { createScriptURL: (address) => address });

/** Null without worker support, which `main.js` reports. @type {Worker | null} */
let firstWorker = typeof Worker === 'function' ? startWorker() : null;
firstWorker?.addEventListener('error', remember);

/** The CPU engine: the build's name and its compiled code. @typedef {{ build: string, code: WebAssembly.Module }} CpuEngine */
/** @type {Promise<CpuEngine> | null} */
let compiled = null;
if (typeof WebAssembly === 'object') void cpuEngine().catch(() => undefined); // the consumer handles it

async function missingRequest() {
  await import('./first-request.js');
  return globalThis.latenteFirstRequest;
}

/** @returns {Worker} */
function startWorker() {
  // The worker's name tells it which build's script to preload.
  return workerAt(new URL('worker.js', import.meta.url), build);
}

/**
 * Starts a worker from a module of this site.
 * @param {URL} url
 * @param {string} [name]
 */
export function workerAt({ href }, name = '') {
  if (globalThis.origin !== 'null') return new Worker(programAt(href), { type: 'module', name });
  const script = new Blob([`(${importLater})("${href}")`], { type: 'text/javascript' });
  return new Worker(programAt(URL.createObjectURL(script)), { name });
}

/**
 * Runs in a blob worker. A frame with an opaque origin may not start a worker by URL, but the worker may import that URL
 * if the host sends CORS headers. Messages are queued until then.
 * @param {string} address
 */
async function importLater(address) {
  /** @type {MessageEvent[]} */
  const early = [];
  const wait = (/** @type {MessageEvent} */ event) => early.push(event);
  addEventListener('message', wait);
  await import(address);
  removeEventListener('message', wait);
  for (const { data } of early) dispatchEvent(new MessageEvent('message', { data }));
}

/** A script URL that the page's Trusted Types policy accepts. @param {string} address of this site */
export function programAt(address) {
  return /** @type {string} */ (trusted?.createScriptURL(address) ?? address);
}

/** @param {ErrorEvent} event */
function workerFailure(event) {
  return event.message || 'worker.js';
}

/**
 * Takes the worker already started, or later starts a new one.
 * @param {{ onMessage: (message: any) => void, onFailure: (reason: string) => void }} listener
 */
export function takeWorker({ onMessage, onFailure }) {
  const worker = firstWorker ?? startWorker();
  firstWorker = null;
  worker.removeEventListener('error', remember);
  worker.addEventListener('message', (event) => onMessage(event.data));
  // The worker script could not be loaded: a missing file, or a browser without module workers.
  worker.addEventListener('error', (event) => onFailure(workerFailure(event)));
  const reason = failure;
  failure = '';
  if (reason) queueMicrotask(() => onFailure(reason));
  return worker;
}

/**
 * The CPU engine's code, compiled once for all workers; a failed download is retried on the next call.
 * @returns {Promise<CpuEngine>}
 */
export function cpuEngine() {
  compiled ??= compileFirst().catch((error) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

/**
 * The fastest build that loads.
 * @param {string[]} candidates
 * @returns {Promise<CpuEngine>}
 */
async function compileFirst([next, ...slower] = builds) {
  build = next;
  try {
    return { build: next, code: await compile(next) };
  } catch (error) {
    if (slower.length === 0) throw error;
    return compileFirst(slower);
  }
}

/** @param {string} name of a build */
async function compile(name) {
  const url = new URL(`../../pkg/${name}_bg.wasm`, import.meta.url);
  const answer = first.answer ?? fetch(url);
  first.answer = null; // another build or attempt sends a new request
  const response = await answer;
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || type.startsWith('text/html'))
    throw new Error(`${url.pathname}: ${response.ok ? type : response.status}`);
  const isNamed = type.startsWith('application/wasm');
  // Compiles while downloading, unless the host serves the wrong MIME type.
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
