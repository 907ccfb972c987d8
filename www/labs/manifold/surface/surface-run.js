import { MODEL_BYTES } from '../../../generated/labs.js';
import { isUsual } from '../usual.js';
import { keptBy } from './keep-bar.js';

/**
 * @typedef {import('../../../engine/turns.js').Turn} Turn
 * @typedef {import('../../../generated/protocol.js').Rolled} Rolled
 * @typedef {import('../../../generated/protocol.js').Guided} Guided
 * @typedef {import('../../../generated/protocol.js').Unrolled} Unrolled
 */

/** Points from which paths are found in one question. */
const STARTS = 150;
/** Fewer steps are not asked for: each reply looks at the whole map. */
const LEAST_STEPS = 30;
/** While it trains the map is measured this often, in ms: it takes as long as some dozens of steps. */
const MEASURE_MS = 1000;
/** It ends here by itself: the pulled one because its step size has fallen, the other because hardly anything moves. */
export const LAST_STEP = { distances: 1500, copies: 12_000 };
/** What the shipped networks were trained with: the defaults. The graph and its pull are nothing to one that only copies. */
const SHIPPED_WITH = { distances: ['seed', 'count', 'neighbours', 'pull'], copies: ['seed', 'count'] };

/** What the engine is asked about a surface, and what it has answered. */
export class SurfaceRun {
  /** One for each surface. */
  #turns;
  /** @type {Rolled | null} */
  rolled = null;
  /** @type {Guided | null} */
  guided = null;
  /** @type {Unrolled | null} */
  unrolled = null;
  /** Whether it is being trained. */
  isRunning = false;
  /** The step at which the run under way began: 0, or where another λ was chosen. */
  since = 0;
  /** When the map was last measured. */
  #measured = 0;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
  }

  /** Another surface, or the same anew: nothing is known of it. */
  begin() {
    this.guided = this.unrolled = null;
    this.since = 0;
    return this.#turns.begin();
  }

  end() {
    this.#turns.end();
  }

  get isGuided() {
    return keptBy(this.context) === 'distances';
  }

  /** Steps of the run under way. */
  get steps() {
    return this.isGuided ? LAST_STEP.distances : LAST_STEP.copies;
  }

  /** The step at which it ends. */
  get last() {
    return this.since + this.steps;
  }

  /** The name of the shipped network that has done what is asked for, if there is one. */
  get shipped() {
    const name = `surface-${this.context.get('surface')}${this.isGuided ? '' : '-plain'}`;
    const asked = SHIPPED_WITH[this.isGuided ? 'distances' : 'copies'];
    return isUsual(this.context, asked) && name in MODEL_BYTES ? name : null;
  }

  /** A surface, with a network that has not learned anything or with a shipped one. @param {Turn} turn @param {Uint8Array | null} model */
  async roll(turn, model) {
    const surface = /** @type {any} */ (this.context.get('surface'));
    const [seed, count, neighbours] = this.#numbers('seed', 'count', 'neighbours');
    return (this.rolled = await turn.ask({
      manifold: { roll: { surface, count, seed, neighbours, model } },
    }));
  }

  /**
   * Some steps. What is asked for last, or long after the last measures, is measured.
   * @param {Turn} turn
   * @param {number} steps
   */
  async unroll(turn, steps) {
    const isLast = (this.unrolled?.step ?? 0) + steps >= this.last;
    const now = performance.now();
    const measure = steps === 0 || isLast || now - this.#measured > MEASURE_MS;
    if (measure) this.#measured = now;
    return (this.unrolled = await turn.ask({ manifold: { unroll: { steps, measure } } }));
  }

  /** Steps of the run, none beyond the last; where it stands afterwards the map has been measured. @param {number} steps */
  async burst(steps) {
    const turn = this.#turns.current;
    const within = Math.min(Math.max(steps, LEAST_STEPS), this.last - (this.unrolled?.step ?? 0));
    const unrolled = await this.unroll(turn, within);
    return unrolled.measures || this.isRunning ? unrolled : this.unroll(turn, 0);
  }

  /**
   * Finds the distances along the surface, in parts, and pulls the code to their map from then on, with the weights that are
   * there.
   * @param {(share: number) => void} onShare
   */
  async guide(onShare) {
    const turn = this.#turns.current;
    const [neighbours, weight] = this.#numbers('neighbours', 'pull');
    onShare(0);
    /** @type {Guided} */
    let guided;
    do {
      guided = await turn.ask({ manifold: { guide: { neighbours, weight, starts: STARTS } } });
      onShare(guided.done / guided.of);
    } while (guided.done < guided.of);
    this.guided = guided;
    this.since = this.unrolled?.step ?? 0;
  }

  /** The ways between two points. @param {[number, number] | null} ends */
  connect(ends) {
    return this.#turns.current.ask({ manifold: { connect: { ends } } }, { latest: 'ways' });
  }

  /** @param {...string} ids */
  #numbers(...ids) {
    return ids.map((id) => Number(this.context.get(id)));
  }
}
