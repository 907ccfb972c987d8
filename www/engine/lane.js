import { staleError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('./ask.js').AskOptions} AskOptions
 * @typedef {import('./backends.js').Backend} Backend
 * @typedef {import('./error.js').EngineError} EngineError
 */
/** @template R @typedef {import('./ask.js').ReplyTo<R>} ReplyTo */
/** @typedef {Omit<AskOptions, 'on'> & { request: Request, resolve: (reply: any) => void, reject: (error: unknown) => void }} Question */

/**
 * The request queue of one engine: one at a time, in order. A newer request replaces a waiting one of the same
 * channel.
 */
export class Lane {
  /** @type {Question[]} */
  #waiting = [];
  /** The running request. @type {Question | null} */
  #current = null;

  /**
   * @param {Pick<import('./link.js').Link, 'call'>} link
   * @param {Backend} backend
   */
  constructor(link, backend) {
    this.link = link;
    this.backend = backend;
  }

  /**
   * @template {Request} R
   * @param {R} request
   * @param {Omit<AskOptions, 'on'>} [options]
   * @returns {Promise<ReplyTo<R>>} rejects with the kind `stale` if a newer request replaces it, and with the signal's
   *   reason if that aborts: a running request is allowed to finish, and its reply is discarded
   */
  add(request, { latest, transfer, signal } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = () => {
        this.#waiting = this.#waiting.filter((other) => other !== question);
        question.reject(signal?.reason);
      };
      const settled = () => signal?.removeEventListener('abort', onAbort);
      /** @type {Question} */
      const question = {
        request,
        transfer,
        latest,
        signal,
        resolve: (reply) => (settled(), resolve(reply)),
        reject: (error) => (settled(), reject(error)),
      };
      signal?.addEventListener('abort', onAbort);
      this.#enqueue(question);
      this.#next();
    });
  }

  /**
   * Rejects all requests.
   * @param {EngineError} error
   */
  fail(error) {
    const questions = this.#current ? [this.#current, ...this.#waiting] : this.#waiting;
    this.#current = null;
    this.#waiting = [];
    for (const question of questions) question.reject(error);
  }

  /** @param {Question} question */
  #enqueue(question) {
    const { latest, signal } = question;
    const place =
      latest === undefined
        ? -1
        : this.#waiting.findIndex((other) => other.latest === latest && other.signal === signal);
    if (place < 0) return void this.#waiting.push(question);
    const [replaced] = this.#waiting.splice(place, 1, question);
    replaced.reject(staleError());
  }

  #next() {
    if (this.#current) return;
    const question = this.#waiting.shift();
    if (!question) return;
    this.#current = question;
    const { request, transfer, resolve, reject } = question;
    this.link
      .call(this.backend, request, transfer)
      .then(resolve, reject)
      .finally(() => {
        if (this.#current !== question) return; // the lane has failed in the meantime
        this.#current = null;
        this.#next();
      });
  }
}
