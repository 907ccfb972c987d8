/**
 * Starts what takes longest before the page's other modules have arrived: the worker, and the download and compilation
 * of the CPU engine. This module imports nothing, so that nothing is waited for; `index.html` names it first.
 */

const CPU_ENGINE = new URL('../../pkg/latente-cpu_bg.wasm', import.meta.url);

/** Why the first worker could not be loaded, when that was before anybody listened. */
let failure = '';
/** @param {ErrorEvent} event */
const remember = (event) => (failure = workerFailure(event));

/** Nothing where there are no workers: `main.js` says so. @type {Worker | null} */
let first = typeof Worker === 'function' ? startWorker() : null;
first?.addEventListener('error', remember);

/** @type {Promise<WebAssembly.Module> | null} */
let compiled = null;
if (typeof WebAssembly === 'object') void cpuEngine().catch(() => {}); // whoever takes it hears of it

/** @returns {Worker} */
function startWorker() {
  return new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
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
  const worker = first ?? startWorker();
  first = null;
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
 * @returns {Promise<WebAssembly.Module>}
 */
export function cpuEngine() {
  compiled ??= compile().catch((error) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

async function compile() {
  const response = await fetch(CPU_ENGINE);
  if (!response.ok) throw new Error(`${response.status} ${CPU_ENGINE.pathname}`);
  const isNamed = response.headers.get('content-type')?.startsWith('application/wasm');
  // While it downloads, unless the host does not know the file's type.
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
