import { EngineError, staleError } from '../../../engine/error.js';
import { workerAt } from '../../../engine/head-start.js';

/** The page's end of a worker that computes maps; the worker ends with its turn. */
export class MapsLink {
  #id = 0;
  /** @type {Map<number, { resolve: (reply: any) => void, reject: (error: unknown) => void, tell?: (progress: any) => void }>} */
  #waiting = new Map();

  constructor() {
    this.worker = workerAt(new URL('./worker.js', import.meta.url));
    this.worker.addEventListener('message', ({ data }) => this.#receive(data));
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#end(failure(event.message || 'worker'));
    });
  }

  /**
   * @param {string} call
   * @param {object} [args]
   * @param {(progress: { share: number, map: Float32Array }) => void} [tell] receives progress before the reply
   * @returns {Promise<any>}
   */
  ask(call, args = {}, tell) {
    return new Promise((resolve, reject) => {
      const id = ++this.#id;
      this.#waiting.set(id, { resolve, reject, tell });
      this.worker.postMessage({ id, call, args });
    });
  }

  /** Terminates the work in progress. */
  end() {
    this.worker.terminate();
    this.#end(staleError());
  }

  /** @param {{ id: number, reply?: unknown, progress?: any, error?: string }} message */
  #receive({ id, reply, progress, error }) {
    const waiting = this.#waiting.get(id);
    if (progress) return waiting?.tell?.(progress);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(reply);
    else waiting?.reject(failure(error));
  }

  /** @param {unknown} error */
  #end(error) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

/** @param {string} reason */
const failure = (reason) => new EngineError({ kind: 'maps', message: reason, params: { reason } });
