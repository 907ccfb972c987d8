import { EngineError } from './error.js';
import { Turn } from './turns.js';

/**
 * The engines as one lab on screen has them: a turn that is over when the lab is left. Then each of its questions is
 * refused with the kind `left`, and what the lab held in the engines goes. What labs share is loaded through here and stays.
 */
export class LabEngine extends Turn {
  #visit;

  /** @param {import('./client.js').Engine} engine @param {string} lab */
  constructor(engine, lab) {
    const visit = new AbortController();
    super(engine, visit.signal);
    this.#visit = visit;
    this.lab = lab;
  }

  /**
   * The lab is left. What it asked last and what it held go in this order, before anything that another lab asks: also the
   * same lab, if it is entered again.
   * @returns {Promise<void>} when the engines have let go
   */
  async leave() {
    const { lab } = this;
    this.#visit.abort(new EngineError({ kind: 'left', message: `${lab} has been left`, params: { lab } }));
    await this.engine.leave(lab);
  }
}
