import { EngineError } from './error.js';

/**
 * @typedef {import('./client.js').Engine} Engine
 * @typedef {import('./client.js').Request} Request
 */

/**
 * The engines as one lab on screen has them: until it is left. Then each of its questions is refused with the kind `left`,
 * those under way too, and what the lab held in the engines goes. What labs share is loaded through here and stays.
 */
export class LabEngine {
  #visit = new AbortController();

  /** @param {Engine} engine @param {string} lab */
  constructor(engine, lab) {
    this.engine = engine;
    this.lab = lab;
  }

  /** Where the training run lives. */
  get home() {
    return this.engine.home;
  }

  /** As {@link Engine.ask}. @param {Request} request @param {{ latest?: string }} [options] */
  ask(request, options) {
    return this.askOn('cpu', request, options);
  }

  /** As {@link Engine.askTraining}. @param {Request} request @param {{ latest?: string }} [options] */
  askTraining(request, options) {
    return this.askOn(this.home, request, options);
  }

  /**
   * As {@link Engine.askOn}.
   * @param {import('./backends.js').Backend} backend
   * @param {Request} request
   * @param {{ latest?: string }} [options]
   */
  askOn(backend, request, options) {
    return this.engine.askOn(backend, request, { ...options, signal: this.#visit.signal });
  }

  /** @type {Engine['loadData']} */
  loadData(...parts) {
    return this.engine.loadData(...parts);
  }

  /** @type {Engine['loadModel']} */
  loadModel(...parts) {
    return this.engine.loadModel(...parts);
  }

  /** @type {Engine['loadPca']} */
  loadPca(...parts) {
    return this.engine.loadPca(...parts);
  }

  /** @type {Engine['adoptModel']} */
  adoptModel(...parts) {
    return this.engine.adoptModel(...parts);
  }

  /**
   * The lab is left. What it asked last and what it held go in this order, before anything that another lab asks: also the
   * same lab, if it is entered again.
   * @returns {Promise<void>} when the engines have let go
   */
  async leave() {
    this.#visit.abort(
      new EngineError({ kind: 'left', message: `${this.lab} has been left`, params: { lab: this.lab } }),
    );
    await this.engine.leave(this.lab);
  }
}
