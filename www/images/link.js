import { EngineError, staleError } from '../engine/error.js';
import { workerAt } from '../engine/head-start.js';

/** @typedef {{ kind: string } & Record<string, string | number>} Fault a reader's fault: `Fault` of `crate/web-images` */

/** A fault reported by a reader. */
export class ImageFault extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** The page's end of the worker that reads images; both live as long as they are needed. */
export class ImagesLink {
  #id = 0;
  /** @type {Map<number, { resolve: (reply: any) => void, reject: (error: unknown) => void, tell?: (share: number) => void }>} */
  #waiting = new Map();
  /** @type {Worker | null} */
  #worker = null;

  /**
   * @param {string} call
   * @param {object} [args]
   * @param {(share: number) => void} [tell] called with the progress
   * @returns {Promise<any>}
   */
  ask(call, args = {}, tell) {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const id = ++this.#id;
      this.#waiting.set(id, { resolve, reject, tell });
      worker.postMessage({ id, call, args });
    });
  }

  /** Cancels the current work; the next question starts a new worker. */
  end() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#rejectAll(staleError());
  }

  #start() {
    const worker = workerAt(new URL('./worker.js', import.meta.url));
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (this.#worker !== worker) return;
      worker.terminate();
      this.#worker = null;
      this.#rejectAll(failure(event.message || 'worker'));
    });
    return worker;
  }

  /** @param {{ id: number, reply?: unknown, progress?: number, fault?: string, error?: string }} message */
  #receive({ id, reply, progress, fault, error }) {
    const waiting = this.#waiting.get(id);
    if (progress !== undefined) return waiting?.tell?.(progress);
    this.#waiting.delete(id);
    if (fault !== undefined) waiting?.reject(new ImageFault(JSON.parse(fault)));
    else if (error !== undefined) waiting?.reject(failure(error));
    else waiting?.resolve(reply);
  }

  /** @param {unknown} error */
  #rejectAll(error) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

/** @param {string} reason */
const failure = (reason) => new EngineError({ kind: 'images', message: reason, params: { reason } });
