import { coalesce } from '../../lab-kit/coalesce.js';

/**
 * @typedef {import('../../generated/protocol.js').AttackResult} AttackResult
 * @typedef {import('../../engine/turns.js').Turn} Turn
 */

/**
 * The attacker, who holds some leaked pairs. The engine keeps only the latest attack: questions are serialised here, so that
 * a guess always belongs to the attack on screen.
 */
export class Attacker {
  /** Number of pairs of the engine's attack. */
  #pairCount = 0;
  /** The end of the queue. @type {Promise<unknown>} */
  #turns = Promise.resolve();

  /**
   * @param {object} options
   * @param {Turn} options.engine
   * @param {import('../../generated/protocol.js').NetworkRef} options.network the attacked network
   * @param {() => { pairs: number, codes: Float32Array | null, input: Float32Array | null }} options.wanted the current
   *   codes, and their original images if known, in new arrays
   * @param {(attacked: AttackResult, guessed: import('../../generated/protocol.js').AttackGuesses | null) => void} options.onGuess
   * @param {(error: unknown) => void} options.onError
   */
  constructor({ engine, network, wanted, onGuess, onError }) {
    this.engine = engine;
    this.network = network;
    this.wanted = wanted;
    this.onGuess = onGuess;
    /** The attack on screen. @type {AttackResult | null} */
    this.attacked = null;
    /** Updates the guess for other codes or another number of pairs. */
    this.refresh = coalesce(() => this.#alone(() => this.#guess()).catch(onError));
  }

  /** Measures an attack, between those on screen. @param {number} pairs */
  measure(pairs) {
    return this.#alone(() => this.#attack(pairs));
  }

  async #guess() {
    const { pairs, codes, input } = this.wanted();
    if (this.attacked?.pairs !== pairs || this.#pairCount !== pairs) {
      this.attacked = await this.#attack(pairs);
    }
    this.onGuess(this.attacked, codes && (await this.engine.ask({ secrecy: { guess: { codes, input } } })));
  }

  /** @param {number} pairs */
  async #attack(pairs) {
    this.#pairCount = 0;
    const attack = await this.engine.ask({ secrecy: { attack: { network: this.network, pairs } } });
    this.#pairCount = attack.pairs;
    return attack;
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #alone(work) {
    const turn = this.#turns.then(work);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }
}
