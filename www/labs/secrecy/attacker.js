import { newest } from '../../lab-kit/newest.js';

/**
 * @typedef {import('../../generated/protocol.js').Attacked} Attacked
 * @typedef {import('../../generated/protocol.js').Request} Request
 */

/**
 * Who has some leaked pairs. The engine keeps one attack, the last: here its questions are asked in turns, so that a guess
 * is always by the attack that is shown.
 */
export class Attacker {
  #alive = true;
  /** The pairs of the attack that the engine keeps. */
  #kept = 0;
  /** The end of what has been asked for so far. @type {Promise<unknown>} */
  #turns = Promise.resolve();

  /**
   * @param {object} options
   * @param {(request: Request) => Promise<any>} options.ask
   * @param {import('../../generated/protocol.js').Which} options.network that is attacked
   * @param {() => { pairs: number, codes: Float32Array | null }} options.wanted what is looked at, in a new array
   * @param {(attacked: Attacked, images: Float32Array | null) => void} options.onGuess
   * @param {(error: unknown) => void} options.onError
   */
  constructor({ ask, network, wanted, onGuess, onError }) {
    this.ask = ask;
    this.network = network;
    this.wanted = wanted;
    this.onGuess = onGuess;
    /** The attack that is looked at. @type {Attacked | null} */
    this.attacked = null;
    /** Other codes, or another number of pairs: what the attacker makes of them. */
    this.refresh = newest(() => this.#alone(() => this.#guess()).catch(onError));
  }

  destroy() {
    this.#alive = false;
  }

  /** An attack to be measured, between those that are looked at. @param {number} pairs */
  measure(pairs) {
    return this.#alone(() => this.#attack(pairs));
  }

  async #guess() {
    const { pairs, codes } = this.wanted();
    if (this.attacked?.pairs !== pairs || this.#kept !== pairs) {
      const attacked = await this.#attack(pairs);
      if (!attacked) return;
      this.attacked = attacked;
    }
    const guessed = codes && (await this.ask({ secrecy: { guess: { codes } } }));
    if (this.#alive && this.attacked) this.onGuess(this.attacked, guessed && guessed.images);
  }

  /** @param {number} pairs @returns {Promise<Attacked | undefined>} */
  async #attack(pairs) {
    if (!this.#alive) return undefined;
    this.#kept = 0;
    /** @type {Attacked} */
    const attacked = await this.ask({ secrecy: { attack: { network: this.network, pairs } } });
    this.#kept = attacked.pairs;
    return this.#alive ? attacked : undefined;
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #alone(work) {
    const turn = this.#turns.then(work);
    this.#turns = turn.catch(() => {});
    return turn;
  }
}
