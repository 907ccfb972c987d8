import { downloadModel } from '../../../engine/assets.js';
import { MODEL_BYTES } from '../../../generated/labs.js';
import { isUsual } from '../usual.js';

/**
 * @typedef {import('../../../generated/protocol.js').TurnedImages} TurnedImages
 * @typedef {import('../../../generated/protocol.js').TurnStepped} TurnStepped
 * @typedef {import('../../../generated/protocol.js').TurnMap} TurnMap
 * @typedef {'plain' | 'guided'} Learner
 */

/** The shipped networks copy the turns of the digit that the scene begins with. @type {Record<Learner, string>} */
const SHIPPED = { plain: 'turned-plain', guided: 'turned-guided' };
const SHIPPED_WITH = ['turned', 'freedom', 'values', 'seed'];

/** Turned images and two networks that learn them: what the engine is asked, and what it has answered. */
export class TurningRun {
  /** One for each digit. */
  #turns;
  /** @type {TurnedImages | null} */
  turned = null;
  /** What the two networks make of it. @type {Partial<Record<Learner, TurnStepped>>} */
  learned = {};
  /** Which of them were trained before. */
  shipped = { plain: false, guided: false };
  /** Seconds that a network has taken here for all of its steps; nothing before one has. @type {number | null} */
  took = null;
  /** What the steps so far have taken, in ms. @type {Record<Learner, number>} */
  #spent = { plain: 0, guided: 0 };

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
  }

  /**
   * The images of a digit, with networks that have not learned anything, but for a shipped one where there is one for it.
   * @param {import('../../../generated/protocol.js').Input} input
   * @param {boolean} fromScratch
   */
  async turn(input, fromScratch) {
    const turn = this.#turns.begin();
    const { context } = this;
    const weights = (/** @type {Learner} */ id) =>
      !fromScratch && this.#isShipped(id, input) ? this.#weights(turn, id) : null;
    // One learns before everybody's eyes, unless the lecture has no time for that.
    const [model, guided] = await Promise.all([
      weights('plain'),
      context.finished ? weights('guided') : null,
    ]);
    const freedom = /** @type {any} */ (context.get('freedom'));
    const [d, seed] = [Number(context.get('values')), Number(context.get('seed'))];
    this.turned = await turn.ask({ manifold: { turn: { input, freedom, d, seed, model, guided } } });
    this.learned = {};
    this.#spent = { plain: 0, guided: 0 };
    this.shipped = { plain: model !== null, guided: guided !== null };
    return this.turned;
  }

  /** @param {Learner} id @param {import('../../../generated/protocol.js').Input} input */
  #isShipped(id, input) {
    return isUsual(this.context, SHIPPED_WITH) && !('strokes' in input) && SHIPPED[id] in MODEL_BYTES;
  }

  /** The weights of a shipped network; without them it learns here. @param {import('../../../engine/turns.js').Turn} turn @param {Learner} id */
  async #weights(turn, id) {
    try {
      return await turn.wait(downloadModel(SHIPPED[id]));
    } catch (error) {
      if (turn.isOver) throw error;
      return null;
    }
  }

  end() {
    this.#turns.end();
  }

  /** Values of a code. */
  get d() {
    const { map, angles, levels } = this.turned ?? { map: [], angles: 1, levels: [0] };
    return map.length / (angles * levels.length);
  }

  /** Steps of a whole run. */
  get steps() {
    return this.turned?.steps ?? 0;
  }

  /** Steps that one of them has done. @param {Learner} id */
  done(id) {
    return this.learned[id]?.step ?? 0;
  }

  /** @param {Learner} id */
  isDone(id) {
    return this.done(id) >= this.steps;
  }

  /** Whether both have learned. */
  get isWhole() {
    return this.isDone('plain') && this.isDone('guided');
  }

  /** The network that is to learn now: the one that is wanted first, then the other. @returns {Learner} */
  get next() {
    /** @type {Learner[]} */
    const order = this.context.get('keep') === 'copies' ? ['plain', 'guided'] : ['guided', 'plain'];
    return order.find((id) => !this.isDone(id)) ?? order[1];
  }

  /** Some steps of the one that is to learn now, none beyond its last. @param {number} steps */
  async step(steps) {
    const id = this.next;
    const before = performance.now();
    await this.look(id, Math.min(steps, this.steps - this.done(id)));
    this.#spent[id] += performance.now() - before;
    if (this.isDone(id)) this.took = this.#spent[id] / 1000;
    return id;
  }

  /** Trains one of them for some steps; none shows how it is. @param {Learner} id @param {number} steps */
  async look(id, steps = 0) {
    const turn = this.#turns.current;
    this.learned[id] = await turn.ask({ manifold: { turnStep: { guided: id === 'guided', steps } } });
  }

  /** What is at a place of a map. @param {TurnMap} map @param {Float32Array} code */
  decode(map, code) {
    return this.#turns.current.ask({ manifold: { turnDecode: { map, code: code.slice() } } });
  }
}
