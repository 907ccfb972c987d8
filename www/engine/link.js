import { EngineError, fatalError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('./backends.js').Backend} Backend
 * @typedef {import('./head-start.js').CpuEngine} CpuEngine
 */
/** @template R @typedef {import('./ask.js').ReplyTo<R>} ReplyTo */
/** @typedef {import('./watch.js').PendingQuestion & { resolve: (reply: any) => void, reject: (error: EngineError) => void }} Waiting */

/**
 * The page's end of the worker: numbers requests, matches replies, and detects crashes. It sends at once; `lane.js` keeps
 * questions in order.
 */
export class Link {
  /** Why the worker crashed, until it is replaced. @type {EngineError | null} */
  crash = null;
  /** @type {Worker} */
  #worker;
  #id = 0;
  /** Pending requests, by number. @type {Map<number, Waiting>} */
  #waiting = new Map();

  /**
   * @param {object} from source of the worker and the CPU engine's code: `head-start.js`
   * @param {(listener: { onMessage: (message: any) => void, onFailure: (reason: string) => void }) => Pick<Worker, 'postMessage' | 'terminate'>} from.takeWorker
   * @param {() => Promise<CpuEngine>} from.cpuEngine
   * @param {object} on
   * @param {(progress: number) => void} on.onProgress of the WebGPU engine's download, 0..1
   * @param {(reason: string) => void} on.onLost the WebGPU engine is lost
   * @param {(error: EngineError) => void} on.onCrash the worker has crashed; all pending requests have been rejected
   * @param {() => void} [on.onAsked] a request was sent
   * @param {() => void} [on.onHeard] a message has arrived
   */
  constructor({ takeWorker, cpuEngine }, on) {
    this.from = { takeWorker, cpuEngine };
    this.on = on;
    this.#worker = this.#take();
  }

  /**
   * Loads an engine in the worker.
   * @param {Backend} backend
   * @returns {Promise<{ adapter: string }>}
   */
  async boot(backend) {
    const worker = this.#worker;
    const cpu = backend === 'cpu' ? await this.#cpuEngine() : undefined;
    // The worker may have crashed or been replaced while the code loaded.
    if (this.crash || worker !== this.#worker) throw this.crash ?? fatalError('restarted');
    return this.#send({ engine: backend, boot: true, cpu });
  }

  /**
   * @template {Request} R
   * @param {Backend} backend
   * @param {R} request
   * @param {Transferable[]} [transfer]
   * @returns {Promise<ReplyTo<R>>}
   */
  call(backend, request, transfer = []) {
    return this.#send({ engine: backend, request }, transfer);
  }

  /** Pending requests, with the seconds that `watch.js` counts. @returns {import('./watch.js').PendingQuestion[]} */
  get underWay() {
    return [...this.#waiting.values()];
  }

  /** Sends a ping, which the worker answers when it is free. */
  ping() {
    this.#worker.postMessage({ ping: true });
  }

  /** Declares an unresponsive worker dead. @param {string} message */
  abandon(message) {
    this.#worker.terminate();
    this.#crash(message);
  }

  /** Starts a new worker after a crash. */
  restart() {
    this.#worker.terminate();
    this.#rejectAll(fatalError('restarted'));
    this.crash = null;
    this.#worker = this.#take();
  }

  #take() {
    // A replaced worker may still send messages.
    const isCurrent = () => taken === this.#worker;
    const taken = /** @type {Worker} */ (
      this.from.takeWorker({
        onMessage: (message) => isCurrent() && this.#receive(message),
        onFailure: (reason) => void (isCurrent() && this.#crash(reason)),
      })
    );
    return taken;
  }

  async #cpuEngine() {
    try {
      return await this.from.cpuEngine();
    } catch (error) {
      throw this.#crash(String(error));
    }
  }

  /**
   * @param {{ engine: Backend, boot?: boolean, request?: Request, cpu?: CpuEngine }} message
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>} the worker's reply, whose type depends on the message
   */
  #send(message, transfer = []) {
    return new Promise((resolve, reject) => {
      if (this.crash) return reject(this.crash);
      const id = ++this.#id;
      this.#worker.postMessage({ id, ...message }, transfer);
      const { engine, boot, request } = message;
      // A message that cannot be posted must not stay pending.
      this.#waiting.set(id, { engine, boot, request, seconds: 0, resolve, reject });
      this.on.onAsked?.();
    });
  }

  /** @param {any} message */
  #receive(message) {
    if (message.fatal !== undefined) return void this.#crash(message.fatal);
    if (message.progress !== undefined) return this.on.onProgress(message.progress);
    if (message.lost !== undefined) return this.on.onLost(message.lost);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    this.on.onHeard?.(); // a pong carries nothing else
    if (message.ok) waiting?.resolve(message.reply);
    else waiting?.reject(new EngineError(message.error));
  }

  /** @param {string} message */
  #crash(message) {
    const error = fatalError(message);
    this.crash = error;
    this.#rejectAll(error);
    this.on.onCrash(error);
    return error;
  }

  /** @param {EngineError} error */
  #rejectAll(error) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
