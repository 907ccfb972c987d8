import { staleError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('./ask.js').AskOptions} AskOptions
 * @typedef {import('./assets.js').OnProgress} OnProgress
 * @typedef {import('./client.js').Engine} Engine
 */
/** @template R @typedef {import('./ask.js').ReplyTo<R>} ReplyTo */

/**
 * What goes on in a lab, for all of its turns: how many things are being loaded, and how often something else was wanted.
 * @typedef {{ loading: number, changes: number }} Visit
 */

/** What the engine says of a question about something that is not there, or is another thing than the asker believes. */
const OUT_OF_STEP = ['notLoaded', 'wrongLength', 'outOfRange'];

/**
 * The engines for as long as their answers are wanted. When a turn is over, what was asked through it rejects with the
 * reason, of kind `stale` or `left`: a request that waits is taken out of its lane, one under way is allowed to finish
 * and its reply is dropped. So code after an `await` never works with something out of date.
 */
export class Turn {
  /**
   * @param {Engine} engine
   * @param {AbortSignal} signal aborts when the turn is over
   * @param {Visit} [visit] of the turn that it is within
   */
  constructor(engine, signal, visit = { loading: 0, changes: 0 }) {
    this.engine = engine;
    this.signal = signal;
    this.visit = visit;
  }

  get isOver() {
    return this.signal.aborted;
  }

  /** Where the training run lives. */
  get home() {
    return this.engine.home;
  }

  /** Throws when the turn is over. */
  check() {
    this.signal.throwIfAborted();
  }

  /**
   * Waits for something that is no question: gives its result, unless the turn is over by then.
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
   * As {@link Engine.ask}. While what a lab looks at is being replaced a question may find nothing, or something else, in the
   * engine: nobody has done anything wrong then. It is out of date, and whoever replaces it asks again.
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

  // What is loaded is shared: it goes on when the turn is over.

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
   * As {@link Engine.prepareModel}; when the turn is over it is given up.
   * @param {string} name
   * @param {import('../generated/protocol.js').TrainConfig} config
   * @param {import('./prepare.js').OnSteps} [onSteps]
   * @param {AbortSignal} [signal] gives it up before
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

  /** Turns within this one. */
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

/** One turn after the other: each ends the one before, and all of them end with the turn that they are within. */
export class Turns {
  #ending = new AbortController();

  /** @param {Turn} parent */
  constructor(parent) {
    this.parent = parent;
    /** The latest turn; it may be over. */
    this.current = this.#next();
    parent.signal.addEventListener('abort', () => this.#ending.abort(parent.signal.reason), { once: true });
  }

  /** Something else is wanted from now on: what was wanted before is out of date. */
  begin() {
    this.end();
    this.#ending = new AbortController();
    this.current = this.#next();
    return this.current;
  }

  /** Nothing is wanted any more. */
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
