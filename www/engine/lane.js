import { EngineError } from './error.js';

/**
 * The questions to one engine: one at a time, in order; a newer question of a channel takes the place of an older one
 * that still waits.
 */
export class Lane {
  /** @typedef {{ request: unknown, transfer: Transferable[], latest?: string, signal?: AbortSignal, resolve: (reply: any) => void, reject: (error: EngineError) => void }} Question */

  /** @param {(question: Question, done: (answer: any) => void) => void} send */
  constructor(send) {
    this.send = send;
    /** @type {Question[]} */
    this.waiting = [];
    /** @type {Question | null} */
    this.current = null;
  }

  /**
   * @param {unknown} request
   * @param {{ latest?: string, transfer?: Transferable[], signal?: AbortSignal }} [options] of who asks: see {@link sweep}
   * @returns {Promise<any>} the reply, or `undefined` for a question that a newer one replaced
   */
  ask(request, { latest, transfer = [], signal } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const question = { request, transfer, latest, signal, resolve, reject };
      const index = latest === undefined ? -1 : this.waiting.findIndex((other) => other.latest === latest);
      if (index >= 0) {
        this.waiting[index].resolve(undefined);
        this.waiting[index] = question;
      } else {
        this.waiting.push(question);
      }
      this.#next();
    });
  }

  /**
   * Gives up every question.
   * @param {EngineError} error
   */
  fail(error) {
    const questions = this.current ? [this.current, ...this.waiting] : this.waiting;
    this.current = null;
    this.waiting = [];
    for (const question of questions) question.reject(error);
  }

  /** Gives up the questions of those who have aborted. One that is under way is waited for, and answered to nobody. */
  sweep() {
    const questions = this.current ? [this.current, ...this.waiting] : this.waiting;
    this.waiting = this.waiting.filter(({ signal }) => !signal?.aborted);
    for (const { signal, reject } of questions) if (signal?.aborted) reject(signal.reason);
  }

  #next() {
    if (this.current) return;
    const question = this.waiting.shift();
    if (!question) return;
    this.current = question;
    this.send(question, (answer) => {
      if (this.current !== question) return; // it was given up in the meantime
      this.current = null;
      if (answer.ok) question.resolve(answer.reply);
      else question.reject(new EngineError(answer.error));
      this.#next();
    });
  }
}
