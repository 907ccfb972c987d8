import { downloadModel } from '../../../engine/assets.js';
import { MODEL_BYTES } from '../../../generated/labs.js';
import { hasDefaults } from '../defaults.js';

/**
 * @typedef {import('../../../generated/protocol.js').TurnedImages} TurnedImages
 * @typedef {import('../../../generated/protocol.js').TurnProgress} TurnProgress
 * @typedef {import('../../../generated/protocol.js').TurnMap} TurnMap
 * @typedef {'plain' | 'guided'} Learner
 */

/** The shipped networks learned the turns of the scene's initial digit. @type {Record<Learner, string>} */
const SHIPPED = { plain: 'turned-plain', guided: 'turned-guided' };
const SHIPPED_WITH = ['turned', 'freedom', 'values', 'seed'];

/** Turned images and two networks that learn them: requests to the engine, with their replies. */
export class TurningRun {
  /** One turn per digit. */
  #turns;
  /** @type {TurnedImages | null} */
  turned = null;
  /** Latest replies of the two networks. @type {Partial<Record<Learner, TurnProgress>>} */
  learned = {};
  /** Which of them are pretrained. */
  shipped = { plain: false, guided: false };
  /** Seconds that a network took here for all of its steps; null before one has finished. @type {number | null} */
  took = null;
  /** Time spent on the steps so far, in ms. @type {Record<Learner, number>} */
  #timeSpent = { plain: 0, guided: 0 };

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
  }

  /**
   * Makes the images of a digit, with untrained networks, or shipped ones for the initial digit.
   * @param {import('../../../generated/protocol.js').Input} input
   * @param {boolean} fromScratch
   */
  async turn(input, fromScratch) {
    const turn = this.#turns.begin();
    const { context } = this;
    const weights = (/** @type {Learner} */ id) =>
      !fromScratch && this.#isShipped(id, input) ? this.#weights(turn, id) : null;
    // One network learns live, unless the lecture has no time for that.
    const [model, guided] = await Promise.all([
      weights('plain'),
      context.finished ? weights('guided') : null,
    ]);
    const freedom = /** @type {any} */ (context.get('freedom'));
    const [d, seed] = [Number(context.get('values')), Number(context.get('seed'))];
    this.turned = await turn.ask({ manifold: { turn: { input, freedom, d, seed, model, guided } } });
    this.learned = {};
    this.#timeSpent = { plain: 0, guided: 0 };
    this.shipped = { plain: model !== null, guided: guided !== null };
    return this.turned;
  }

  /** @param {Learner} id @param {import('../../../generated/protocol.js').Input} input */
  #isShipped(id, input) {
    return hasDefaults(this.context, SHIPPED_WITH) && !('strokes' in input) && SHIPPED[id] in MODEL_BYTES;
  }

  /** Loads the weights of a shipped network; on failure it learns here. @param {import('../../../engine/turns.js').Turn} turn @param {Learner} id */
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

  /** Size of a code. */
  get d() {
    const { map, angles, levels } = this.turned ?? { map: [], angles: 1, levels: [0] };
    return map.length / (angles * levels.length);
  }

  /** Steps of a whole run. */
  get steps() {
    return this.turned?.steps ?? 0;
  }

  /** Steps done by a network. @param {Learner} id */
  done(id) {
    return Math.min(this.learned[id]?.step ?? 0, this.steps); // a shipped one may have done more
  }

  /** @param {Learner} id */
  isDone(id) {
    return this.done(id) >= this.steps;
  }

  /** Whether both have learned. */
  get isWhole() {
    return this.isDone('plain') && this.isDone('guided');
  }

  /** The network that learns now: first the requested one, then the other. @returns {Learner} */
  get next() {
    /** @type {Learner[]} */
    const order = this.context.get('keep') === 'copies' ? ['plain', 'guided'] : ['guided', 'plain'];
    return order.find((id) => !this.isDone(id)) ?? order[1];
  }

  /** Trains the current network for some steps, none beyond its last. @param {number} steps */
  async step(steps) {
    const id = this.next;
    const before = performance.now();
    await this.look(id, Math.min(steps, this.steps - this.done(id)));
    this.#timeSpent[id] += performance.now() - before;
    if (this.isDone(id)) this.took = this.#timeSpent[id] / 1000;
    return id;
  }

  /** Trains a network for some steps; 0 steps only show its state. @param {Learner} id @param {number} steps */
  async look(id, steps = 0) {
    const turn = this.#turns.current;
    this.learned[id] = await turn.ask({ manifold: { turnStep: { guided: id === 'guided', steps } } });
  }

  /** Decodes a place of a map. @param {TurnMap} map @param {Float32Array} code */
  decode(map, code) {
    return this.#turns.current.ask({ manifold: { turnDecode: { map, code: code.slice() } } });
  }
}
