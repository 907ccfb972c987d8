/**
 * Starts the first worker before the page's other modules have arrived: the engine downloads beside them. This module
 * imports nothing, so that nothing is waited for.
 */

/** @returns {Worker} */
function startWorker() {
  return new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
}

/** Why the worker could not be loaded, when that was before anybody listened. */
let failure = '';
/** @param {ErrorEvent} event */
const remember = (event) => (failure = workerFailure(event));

/** Nothing where there are no workers: `main.js` says so. @type {Worker | null} */
let first = typeof Worker === 'function' ? startWorker() : null;
first?.addEventListener('error', remember);

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
