import { EngineError } from './error.js';
import { Turn } from './turns.js';

/**
 * The engines as seen by the mounted lab: a turn that ends when the lab is left. Afterwards its questions are rejected
 * with the kind `left`, and its state in the engines is freed. Data and models shared by labs are loaded through here and
 * stay.
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
   * Leaves the lab. Its last questions, then its state, are removed before any question of the next lab, including the
   * same lab if it is opened again.
   * @returns {Promise<void>} when the engines have freed the state
   */
  async leave() {
    const { lab } = this;
    this.#visit.abort(new EngineError({ kind: 'left', message: `${lab} has been left`, params: { lab } }));
    await this.engine.leave(lab);
  }
}
