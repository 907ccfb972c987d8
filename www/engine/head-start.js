/**
 * Starts what takes longest before the page's other modules have arrived: the worker, and the compilation of the CPU
 * engine, which `first-request.js` has asked for. This module imports nothing, so that nothing is waited for;
 * `index.html` names it first.
 */

/** What `first-request.js` has found out and asked for. A page that is not `index.html` has not run it yet. */
const first = globalThis.latenteFirstRequest ?? (await missingRequest());
/** Builds of the CPU engine that this browser can run, the fastest first. */
const { builds } = first;
/** The one that is loaded, or was. */
let [build] = builds;

/** Why the first worker could not be loaded, when that was before anybody listened. */
let failure = '';
/** @param {ErrorEvent} event */
const remember = (event) => (failure = workerFailure(event));

/** Only what passes through here may be started as a program, in browsers that check that. */
const trusted = globalThis.trustedTypes?.createPolicy('latente', { createScriptURL: (address) => address });

/** Nothing where there are no workers: `main.js` says so. @type {Worker | null} */
let firstWorker = typeof Worker === 'function' ? startWorker() : null;
firstWorker?.addEventListener('error', remember);

/** The CPU engine: which build, and its code. @typedef {{ build: string, code: WebAssembly.Module }} CpuEngine */
/** @type {Promise<CpuEngine> | null} */
let compiled = null;
if (typeof WebAssembly === 'object') void cpuEngine().catch(() => undefined); // whoever takes it hears of it

async function missingRequest() {
  await import('./first-request.js');
  return globalThis.latenteFirstRequest;
}

/** @returns {Worker} */
function startWorker() {
  // Its name tells it which build's script to load beforehand.
  return workerAt(new URL('worker.js', import.meta.url), build);
}

/**
 * A worker whose program is a module of this site.
 * @param {URL} url
 * @param {string} [name]
 */
export function workerAt({ href }, name = '') {
  if (globalThis.origin !== 'null') return new Worker(programAt(href), { type: 'module', name });
  const made = new Blob([`(${importLater})("${href}")`], { type: 'text/javascript' });
  return new Worker(programAt(URL.createObjectURL(made)), { name });
}

/**
 * Runs in a worker, made on the spot in a frame that has been taken its origin, which may not start one by its address: but
 * it may import that, where the host lets other sites read it. What is asked meanwhile waits.
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

/** An address that a program may be loaded from, as the page's policy wants it. @param {string} address of this site */
export function programAt(address) {
  return /** @type {string} */ (trusted?.createScriptURL(address) ?? address);
}

/** @param {ErrorEvent} event */
function workerFailure(event) {
  return event.message || 'worker.js';
}

/**
 * The worker that is already on its way, or later a new one.
 * @param {{ onMessage: (message: any) => void, onFailure: (reason: string) => void }} listener
 */
export function takeWorker({ onMessage, onFailure }) {
  const worker = firstWorker ?? startWorker();
  firstWorker = null;
  worker.removeEventListener('error', remember);
  worker.addEventListener('message', (event) => onMessage(event.data));
  // The worker itself could not be loaded: a missing file, or a browser without module workers.
  worker.addEventListener('error', (event) => onFailure(workerFailure(event)));
  const reason = failure;
  failure = '';
  if (reason) queueMicrotask(() => onFailure(reason));
  return worker;
}

/**
 * The CPU engine's code, compiled once for all workers; one that failed to arrive is asked for again.
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
 * The fastest build that arrives.
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
  first.answer = null; // another build, or another attempt, asks anew
  const response = await answer;
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || type.startsWith('text/html'))
    throw new Error(`${url.pathname}: ${response.ok ? type : response.status}`);
  const isNamed = type.startsWith('application/wasm');
  // While it downloads, unless the host does not know the file's type.
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
