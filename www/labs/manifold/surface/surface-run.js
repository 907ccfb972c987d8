import { MODEL_BYTES } from '../../../generated/labs.js';
import { hasDefaults } from '../defaults.js';
import { keptBy } from './keep-bar.js';

/**
 * @typedef {import('../../../engine/turns.js').Turn} Turn
 * @typedef {import('../../../generated/protocol.js').SurfaceProjection} SurfaceProjection
 * @typedef {import('../../../generated/protocol.js').GeodesicProgress} GeodesicProgress
 * @typedef {import('../../../generated/protocol.js').UnrolledSurface} UnrolledSurface
 */

/** Number of points per shortest-path request. */
const STARTS = 150;
/** Minimum steps per request: each reply computes the whole map. */
const MIN_STEPS = 30;
/** Interval of the map's measures during training, in ms: they take as long as some dozens of steps. */
const MEASURE_MS = 1000;
/** Last step: the guided run ends as its step size has fallen, the other as hardly anything moves. */
export const LAST_STEP = { distances: 1500, copies: 12_000 };
/**
 * Controls that must have their defaults for a shipped network to apply. The graph and its pull do not affect one that
 * only reconstructs.
 */
const SHIPPED_WITH = { distances: ['seed', 'count', 'neighbours', 'pull'], copies: ['seed', 'count'] };

/** Requests about a surface to the engine, with their replies. */
export class SurfaceRun {
  /** One turn per surface. */
  #turns;
  /** @type {SurfaceProjection | null} */
  projection = null;
  /** @type {GeodesicProgress | null} */
  guided = null;
  /** @type {UnrolledSurface | null} */
  unrolled = null;
  /** Whether it trains. */
  isRunning = false;
  /** First step of the current run: 0, or the step at which λ was changed. */
  since = 0;
  /** Time of the last measures. */
  #measureTime = 0;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
  }

  /** Starts with another surface, or with the same one again: nothing is known about it. */
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

  /** Steps of the current run. */
  get steps() {
    return this.isGuided ? LAST_STEP.distances : LAST_STEP.copies;
  }

  /** The last step. */
  get last() {
    return this.since + this.steps;
  }

  /** Name of the shipped network for the current settings, if there is one. */
  get shipped() {
    const name = `surface-${this.context.get('surface')}${this.isGuided ? '' : '-plain'}`;
    const settings = SHIPPED_WITH[this.isGuided ? 'distances' : 'copies'];
    return hasDefaults(this.context, settings) && name in MODEL_BYTES ? name : null;
  }

  /** Makes a surface, with an untrained network or a shipped one. @param {Turn} turn @param {Uint8Array | null} model */
  async sampleSurface(turn, model) {
    const surface = /** @type {any} */ (this.context.get('surface'));
    const [seed, count, neighbours] = this.#numbers('seed', 'count', 'neighbours');
    return (this.projection = await turn.ask({
      manifold: { sampleSurface: { surface, count, seed, neighbours, model } },
    }));
  }

  /**
   * Trains some steps. The map is measured at the last step, or if the last measures are old.
   * @param {Turn} turn
   * @param {number} steps
   */
  async unroll(turn, steps) {
    const isLast = (this.unrolled?.step ?? 0) + steps >= this.last;
    const now = performance.now();
    const measure = steps === 0 || isLast || now - this.#measureTime > MEASURE_MS;
    if (measure) this.#measureTime = now;
    return (this.unrolled = await turn.ask({ manifold: { unroll: { steps, measure } } }));
  }

  /** Trains steps, none beyond the last; when training stops, the map has been measured. @param {number} steps */
  async burst(steps) {
    const turn = this.#turns.current;
    const within = Math.min(Math.max(steps, MIN_STEPS), this.last - (this.unrolled?.step ?? 0));
    const unrolled = await this.unroll(turn, within);
    return unrolled.measures || this.isRunning ? unrolled : this.unroll(turn, 0);
  }

  /**
   * Computes the distances along the surface, in parts, and pulls the code to their map from then on, keeping the
   * weights.
   * @param {(share: number) => void} onShare
   */
  async guide(onShare) {
    const turn = this.#turns.current;
    const [neighbours, weight] = this.#numbers('neighbours', 'pull');
    onShare(0);
    /** @type {GeodesicProgress} */
    let guided;
    do {
      guided = await turn.ask({ manifold: { guide: { neighbours, weight, starts: STARTS } } });
      onShare(guided.done / guided.of);
    } while (guided.done < guided.of);
    this.guided = guided;
    this.since = this.unrolled?.step ?? 0;
  }

  /** Requests the ways between two points. @param {[number, number] | null} ends */
  connect(ends) {
    return this.#turns.current.ask({ manifold: { connect: { ends } } }, { latest: 'ways' });
  }

  /** @param {...string} ids */
  #numbers(...ids) {
    return ids.map((id) => Number(this.context.get(id)));
  }
}
