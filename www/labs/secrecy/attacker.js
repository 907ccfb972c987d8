import { coalesce } from '../../lab-kit/coalesce.js';

/**
 * @typedef {import('../../generated/protocol.js').Attacked} Attacked
 * @typedef {import('../../engine/turns.js').Turn} Turn
 */

/**
 * Who has some leaked pairs. The engine keeps one attack, the last: here its questions are asked in turns, so that a guess
 * is always by the attack that is shown.
 */
export class Attacker {
  /** The pairs of the attack that the engine keeps. */
  #kept = 0;
  /** The end of what has been asked for so far. @type {Promise<unknown>} */
  #turns = Promise.resolve();

  /**
   * @param {object} options
   * @param {Turn} options.engine
   * @param {import('../../generated/protocol.js').NetworkRef} options.network that is attacked
   * @param {() => { pairs: number, codes: Float32Array | null, input: Float32Array | null }} options.wanted what is looked at, and
   *   what it was if that is known, in new arrays
   * @param {(attacked: Attacked, guessed: import('../../generated/protocol.js').Guessed | null) => void} options.onGuess
   * @param {(error: unknown) => void} options.onError
   */
  constructor({ engine, network, wanted, onGuess, onError }) {
    this.engine = engine;
    this.network = network;
    this.wanted = wanted;
    this.onGuess = onGuess;
    /** The attack that is looked at. @type {Attacked | null} */
    this.attacked = null;
    /** Other codes, or another number of pairs: what the attacker makes of them. */
    this.refresh = coalesce(() => this.#alone(() => this.#guess()).catch(onError));
  }

  /** An attack to be measured, between those that are looked at. @param {number} pairs */
  measure(pairs) {
    return this.#alone(() => this.#attack(pairs));
  }

  async #guess() {
    const { pairs, codes, input } = this.wanted();
    if (this.attacked?.pairs !== pairs || this.#kept !== pairs) {
      this.attacked = await this.#attack(pairs);
    }
    this.onGuess(this.attacked, codes && (await this.engine.ask({ secrecy: { guess: { codes, input } } })));
  }

  /** @param {number} pairs */
  async #attack(pairs) {
    this.#kept = 0;
    const attacked = await this.engine.ask({ secrecy: { attack: { network: this.network, pairs } } });
    this.#kept = attacked.pairs;
    return attacked;
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #alone(work) {
    const turn = this.#turns.then(work);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }
}
