import { Stepper } from '../../ui/stepper.js';
import { leftOutOf, normalFor } from './settings.js';

/**
 * @typedef {import('../../generated/protocol.js').Normal} Normal
 * @typedef {import('../../generated/protocol.js').Scored} Scored
 * @typedef {import('../../generated/protocol.js').Suspected} Suspected
 * @typedef {import('../../generated/protocol.js').Input} Input
 * @typedef {import('../../engine/turns.js').Turn} Turn
 * @typedef {import('./settings.js').Settings} Settings
 */

/** A reply every so many milliseconds. */
const PACE_MS = 150;
/** Steps at a time while one run after the other is made. */
const BURST = 50;

/**
 * The detector that the engine holds: it holds one at a time. Begins it, trains it in bursts, and asks it.
 */
export class Detector {
  /** One for each detector that is begun, and for each sweep. */
  #turns;
  /** What the engine holds. @type {Settings | null} */
  #held = null;
  /** Whether that has scored the test samples, and stays: before, there is nothing to compare an input with. */
  #isScored = false;
  /** What was asked for last. @type {Settings | null} */
  #wanted = null;
  /** What was begun last without being refused. @type {Settings | null} */
  #settled = null;
  /** Whether the run was going on when something else was asked for. */
  #wasRunning = false;
  #isRunning = false;
  #step = 0;
  /** @type {Normal | null} */
  normal = null;

  /**
   * @param {Turn} engine
   * @param {import('../../lab-kit/data-choice.js').DataChoice} data whose images these are
   * @param {object} on
   * @param {(normal: Normal, settings: Settings, isBack: boolean) => void} on.onBegun
   * @param {(scored: Scored) => void} on.onScored
   * @param {() => void} on.onReset it is to begin anew, from new weights
   * @param {() => void} on.onState it has begun or ceased to train
   * @param {(done: number) => void} on.onLoad how much of the data is there
   * @param {(error: unknown) => void} on.onError what was asked for last is not done; what was before goes on
   */
  constructor(engine, data, on) {
    this.engine = engine;
    this.data = data;
    this.classes = data.labels.length;
    this.on = on;
    this.#turns = engine.turns();
    this.stepper = new Stepper({
      ask: (steps) => this.#learn(steps),
      onReply: on.onScored,
      onReset: on.onReset,
      onError: on.onError,
      onState: (running) => {
        this.#isRunning = running;
        on.onState();
      },
      pace: PACE_MS,
      last: Infinity,
    });
  }

  /** Whether all steps have been done. */
  get isWhole() {
    return this.normal !== null && this.#step >= this.normal.steps;
  }

  /** How far the network is that is asked for: what is shown is of another one until it has begun. @returns {import('./verdicts.js').State} */
  get state() {
    if (this.#wanted !== this.#settled || !this.normal) return 'pending';
    if (this.isWhole) return 'whole';
    return this.#isRunning ? 'training' : 'paused';
  }

  /** Normal samples among those to test. */
  get normals() {
    return this.normal?.anomalous.filter((own) => !own).length ?? 0;
  }

  /** The class that is left out, where it is one alone. */
  get leftOut() {
    return leftOutOf(this.#settled?.normal ?? [], this.classes);
  }

  /**
   * Begins to learn what is normal, and goes on by itself.
   * @param {Settings} wanted
   * @param {number} [until] the step where it pauses
   * @param {boolean} [isBack] it was there before something that was refused
   */
  async begin(wanted, until = Infinity, isBack = false) {
    const turn = this.#turns.begin();
    this.#wanted = wanted;
    this.#wasRunning ||= this.#isRunning;
    this.stepper.stop();
    try {
      await turn.wait(this.#load(wanted.model));
      const normal = await turn.wait(this.#hold(wanted));
      [this.normal, this.#settled, this.#wasRunning] = [normal, wanted, false];
      this.on.onBegun(normal, wanted, isBack);
      this.#ready(normal, wanted.model !== null);
      await this.#score(turn);
      if (!turn.isOver && !wanted.model && until > 0) void this.stepper.run(Math.min(until, normal.steps));
    } catch (error) {
      if (turn.isOver) return;
      this.#wanted = this.#settled;
      this.on.onError(error);
      await this.#goOn(turn);
    }
  }

  /** Has the engine begin. What it holds then is noted whether it is still wanted or not. @param {Settings} wanted */
  async #hold(wanted) {
    this.#isScored = false;
    const normal = await this.engine.ask({ anomaly: { begin: wanted } }, { latest: 'begin' });
    this.#held = wanted;
    return normal;
  }

  /** @param {Normal} normal @param {boolean} shipped */
  #ready(normal, shipped) {
    this.#step = shipped ? normal.steps : 0;
    this.stepper.options.last = normal.steps;
    this.stepper.at(this.#step, shipped);
    this.stepper.began = 0; // a shipped one has had all its steps: more would teach it its samples by heart
    this.stepper.stop();
  }

  /** After something that was not done. @param {Turn} turn */
  async #goOn(turn) {
    const settled = this.#settled;
    const wasRunning = this.#wasRunning;
    this.#wasRunning = false;
    if (!settled) return;
    if (this.#held !== settled) return this.begin(settled, Infinity, true); // another one was begun meanwhile
    await this.#score(turn);
    if (!turn.isOver && wasRunning) void this.stepper.run();
  }

  /** @param {string | null} model */
  async #load(model) {
    await Promise.all([
      this.data.load(this.engine, this.on.onLoad),
      model ? this.engine.loadModel(model) : null,
    ]);
  }

  /** @param {number} steps */
  async #learn(steps) {
    const left = Math.max(1, (this.normal?.steps ?? steps) - this.#step);
    const learn = { steps: Math.min(steps, left) };
    const scored = await this.#turns.current.ask({ anomaly: { learn } });
    this.#step = scored.step;
    this.#isScored = true;
    return scored;
  }

  /** Scores without training. @param {Turn} turn */
  async #score(turn) {
    try {
      const scored = await turn.ask({ anomaly: { learn: { steps: 0 } } });
      this.#isScored = true;
      this.on.onScored(scored);
    } catch (error) {
      this.on.onError(error);
    }
  }

  /**
   * How anomalous an input is.
   * @param {Input} input
   * @returns {Promise<Suspected | undefined>} nothing while the engine holds another detector, or one that has scored nothing yet
   */
  async look(input) {
    if (!this.#isScored || this.#held !== this.#settled) return undefined;
    return this.#turns.current.ask({ anomaly: { look: { input } } }, { latest: 'look' });
  }

  /**
   * One run after the other with each class; then what was before is begun again.
   * @param {object} options
   * @param {string} options.scene
   * @param {number} options.pollution
   * @param {number} options.seed
   * @param {(label: number, scored: Scored) => void} options.onOne
   * @param {(share: number) => void} options.tell as of `ui/long-task.js`
   */
  async sweep({ scene, pollution, seed, onOne, tell }) {
    const turn = this.#turns.begin();
    const isPending = this.#wanted !== this.#settled; // it was asked for, and is not there yet
    const goal = this.#isRunning || this.#wasRunning || isPending ? Infinity : this.#step;
    this.stepper.wait();
    this.#held = null;
    try {
      await turn.wait(this.#load(null));
      const { data, classes } = this;
      for (let label = 0; label < classes; label++) {
        const begin = {
          subject: data.subject,
          normal: normalFor(scene, label, classes),
          pollution,
          seed,
          model: null,
        };
        const { steps } = await turn.ask({ anomaly: { begin } });
        for (let step = 0; step < steps;) {
          const burst = Math.min(BURST, steps - step);
          const scored = await turn.ask({ anomaly: { learn: { steps: burst } } });
          step = scored.step;
          tell((label + step / steps) / classes);
          if (step >= steps) onOne(label, scored);
        }
      }
    } finally {
      const before = isPending ? this.#wanted : this.#settled;
      if (!turn.isOver && before) void this.begin(before, goal);
    }
  }

  destroy() {
    this.#turns.end();
    this.stepper.stop();
  }
}
