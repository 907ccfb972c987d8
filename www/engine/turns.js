import { staleError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('./ask.js').AskOptions} AskOptions
 * @typedef {import('./assets.js').OnProgress} OnProgress
 * @typedef {import('./client.js').Engine} Engine
 */
/** @template R @typedef {import('./ask.js').ReplyTo<R>} ReplyTo */

/**
 * State shared by all turns of a lab: how many loads are pending, and how often a new turn has begun.
 * @typedef {{ loading: number, changes: number }} Visit
 */

/** Error kinds for questions about something that is missing, or is not what the caller believes. */
const OUT_OF_STEP = ['notLoaded', 'wrongLength', 'outOfRange'];

/**
 * Engine access for as long as the answers are needed. When a turn ends, its questions reject with the reason, of kind
 * `stale` or `left`: a queued request is removed from its lane; the reply of a running one is dropped. So code after an
 * `await` never works with stale data.
 */
export class Turn {
  /**
   * @param {Engine} engine
   * @param {AbortSignal} signal aborts when the turn is over
   * @param {Visit} [visit] of the enclosing turn
   */
  constructor(engine, signal, visit = { loading: 0, changes: 0 }) {
    this.engine = engine;
    this.signal = signal;
    this.visit = visit;
  }

  get isOver() {
    return this.signal.aborted;
  }

  /** The backend that holds the training run. */
  get home() {
    return this.engine.home;
  }

  /** Throws if the turn is over. */
  check() {
    this.signal.throwIfAborted();
  }

  /**
   * Awaits a promise other than a question: returns its result, or rejects if the turn has ended by then.
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  async wait(promise) {
    try {
      return await promise;
    } finally {
      this.check();
    }
  }

  /**
   * As {@link Engine.ask}. While a lab's data are being replaced, a question may find something else in the engine, or
   * nothing. That is reported as stale: the code that replaces the data asks again.
   * @template {Request} R
   * @param {R} request
   * @param {Omit<AskOptions, 'signal'>} [options]
   * @returns {Promise<ReplyTo<R>>}
   */
  async ask(request, options) {
    const { changes, loading } = this.visit;
    try {
      return await this.wait(this.engine.ask(request, { ...options, signal: this.signal }));
    } catch (error) {
      const isReplaced = loading > 0 || this.visit.loading > 0 || this.visit.changes !== changes;
      throw isReplaced && OUT_OF_STEP.includes(/** @type {any} */ (error)?.kind) ? staleError() : error;
    }
  }

  // Loaded items are shared: loading continues when the turn is over.

  /**
   * As {@link Engine.loadData}.
   * @param {Parameters<Engine['loadData']>[0]} set
   * @param {OnProgress} [onProgress]
   * @param {import('./backends.js').Backend} [backend]
   */
  loadData(set, onProgress, backend) {
    return this.#load(this.engine.loadData(set, this.#during(onProgress), backend));
  }

  /** As {@link Engine.loadModel}. @param {string} name @param {OnProgress} [onProgress] */
  loadModel(name, onProgress) {
    return this.#load(this.engine.loadModel(name, this.#during(onProgress)));
  }

  /**
   * As {@link Engine.prepareModel}; cancelled when the turn ends.
   * @param {string} name
   * @param {import('../generated/protocol.js').TrainConfig} config
   * @param {import('./prepare.js').OnSteps} [onSteps]
   * @param {AbortSignal} [signal] cancels it earlier
   */
  prepareModel(name, config, onSteps, signal) {
    const tell = (/** @type {number[]} */ ...[step, steps]) => void (this.isOver || onSteps?.(step, steps));
    const ending = signal ? AbortSignal.any([this.signal, signal]) : this.signal;
    return this.#load(this.engine.prepareModel(name, config, tell, ending));
  }

  /** As {@link Engine.loadPca}. @param {Parameters<Engine['loadPca']>} parts */
  loadPca(...parts) {
    return this.#load(this.engine.loadPca(...parts));
  }

  /** As {@link Engine.adoptModel}. @param {Parameters<Engine['adoptModel']>} parts */
  adoptModel(...parts) {
    return this.#load(this.engine.adoptModel(...parts));
  }

  /** Creates turns within this one. */
  turns() {
    return new Turns(this);
  }

  /** @template T @param {Promise<T>} promise @returns {Promise<T>} */
  async #load(promise) {
    this.visit.loading++;
    try {
      return await this.wait(promise);
    } finally {
      this.visit.loading--;
    }
  }

  /** @param {OnProgress} [onProgress] @returns {OnProgress | undefined} */
  #during(onProgress) {
    return onProgress && ((done) => void (this.isOver || onProgress(done)));
  }
}

/** A sequence of turns: each ends the one before, and all end with the enclosing turn. */
export class Turns {
  #ending = new AbortController();

  /** @param {Turn} parent */
  constructor(parent) {
    this.parent = parent;
    /** The latest turn; it may be over. */
    this.current = this.#next();
    parent.signal.addEventListener('abort', () => this.#ending.abort(parent.signal.reason), { once: true });
  }

  /** Begins a new turn; answers to the previous one are stale. */
  begin() {
    this.end();
    this.#ending = new AbortController();
    this.current = this.#next();
    return this.current;
  }

  /** Ends the current turn. */
  end() {
    this.parent.visit.changes++;
    this.#ending.abort(staleError());
  }

  #next() {
    const { engine, signal, visit } = this.parent;
    if (signal.aborted) this.#ending.abort(signal.reason);
    return new Turn(engine, this.#ending.signal, visit);
  }
}
