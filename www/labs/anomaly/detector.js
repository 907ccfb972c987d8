import { onAllCores } from '../../engine/all-cores.js';
import { Stepper } from '../../ui/stepper.js';
import { leftOutOf, normalFor } from './settings.js';

/**
 * @typedef {import('../../generated/protocol.js').AnomalyStart} AnomalyStart
 * @typedef {import('../../generated/protocol.js').AnomalyTestScores} AnomalyTestScores
 * @typedef {import('../../generated/protocol.js').AnomalyScore} AnomalyScore
 * @typedef {import('../../generated/protocol.js').Input} Input
 * @typedef {import('../../engine/turns.js').Turn} Turn
 * @typedef {import('./settings.js').Settings} Settings
 */

/** Target milliseconds per reply. */
const PACE_MS = 150;
/** Steps per request during a sweep. */
const BURST = 50;

/** Starts, trains in bursts, and queries the engine's detector; the engine holds one at a time. */
export class Detector {
  /** One turn for each detector and each sweep. */
  #turns;
  /** Settings of the engine's detector. @type {Settings | null} */
  #detectorSettings = null;
  /** Whether it has scored the test samples and stays: before that, an input has nothing to be compared with. */
  #isScored = false;
  /** Settings requested last. @type {Settings | null} */
  #requestedSettings = null;
  /** Last settings that started without being refused. @type {Settings | null} */
  #acceptedSettings = null;
  /** Whether training was running when other settings were requested. */
  #wasRunning = false;
  #isRunning = false;
  #step = 0;
  /** @type {AnomalyStart | null} */
  normal = null;

  /**
   * @param {Turn} engine
   * @param {import('../../lab-kit/data-choice.js').DataChoice} data choice of the image set
   * @param {object} on
   * @param {(normal: AnomalyStart, settings: Settings, isBack: boolean) => void} on.onBegun
   * @param {(scored: AnomalyTestScores) => void} on.onScored
   * @param {() => void} on.onReset called to start again from new weights
   * @param {() => void} on.onState called when training starts or stops
   * @param {(done: number) => void} on.onLoad loaded fraction of the data
   * @param {(error: unknown) => void} on.onError called when the last request failed; the previous detector continues
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

  /** Whether all steps are done. */
  get isWhole() {
    return this.normal !== null && this.#step >= this.normal.steps;
  }

  /** Training state of the requested network; until it has started, the results shown belong to the previous one. @returns {import('./verdicts.js').State} */
  get state() {
    if (this.#requestedSettings !== this.#acceptedSettings || !this.normal) return 'pending';
    if (this.isWhole) return 'whole';
    return this.#isRunning ? 'training' : 'paused';
  }

  /** Number of normal test samples. */
  get normals() {
    return this.normal?.anomalous.filter((isAnomalous) => !isAnomalous).length ?? 0;
  }

  /** The left-out class, if there is exactly one. */
  get leftOut() {
    return leftOutOf(this.#acceptedSettings?.normal ?? [], this.classes);
  }

  /**
   * Starts a detector and trains it.
   * @param {Settings} wanted
   * @param {number} [until] step at which it pauses
   * @param {boolean} [isBack] whether it restores the detector from before a refused request
   */
  async begin(wanted, until = Infinity, isBack = false) {
    const turn = this.#turns.begin();
    this.#requestedSettings = wanted;
    this.#wasRunning ||= this.#isRunning;
    this.stepper.stop();
    try {
      await turn.wait(this.#load(wanted.model));
      const normal = await turn.wait(this.#hold(wanted));
      [this.normal, this.#acceptedSettings, this.#wasRunning] = [normal, wanted, false];
      this.on.onBegun(normal, wanted, isBack);
      this.#ready(normal, wanted.model !== null);
      await this.#score(turn);
      if (!turn.isOver && !wanted.model && until > 0) void this.stepper.run(Math.min(until, normal.steps));
    } catch (error) {
      if (turn.isOver) return;
      this.#requestedSettings = this.#acceptedSettings;
      this.on.onError(error);
      await this.#goOn(turn);
    }
  }

  /** Starts a detector in the engine, and records what the engine holds even if the request is stale by then. @param {Settings} wanted */
  async #hold(wanted) {
    this.#isScored = false;
    const normal = await this.engine.ask({ anomaly: { begin: wanted } }, { latest: 'begin' });
    this.#detectorSettings = wanted;
    return normal;
  }

  /** @param {AnomalyStart} normal @param {boolean} shipped */
  #ready(normal, shipped) {
    this.#step = shipped ? normal.steps : 0;
    this.stepper.options.last = normal.steps;
    this.stepper.at(this.#step, shipped);
    this.stepper.began = 0; // a shipped model is fully trained: more steps would overfit
    this.stepper.stop();
  }

  /** Continues after a failed request. @param {Turn} turn */
  async #goOn(turn) {
    const settled = this.#acceptedSettings;
    const wasRunning = this.#wasRunning;
    this.#wasRunning = false;
    if (!settled) return;
    if (this.#detectorSettings !== settled) return this.begin(settled, Infinity, true); // another one was started meanwhile
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
    const remaining = Math.max(1, (this.normal?.steps ?? steps) - this.#step);
    const learn = { steps: Math.min(steps, remaining) };
    const scores = await this.#turns.current.ask({ anomaly: { learn } });
    this.#step = scores.step;
    this.#isScored = true;
    return scores;
  }

  /** Scores the test samples without training. @param {Turn} turn */
  async #score(turn) {
    try {
      const scores = await turn.ask({ anomaly: { learn: { steps: 0 } } });
      this.#isScored = true;
      this.on.onScored(scores);
    } catch (error) {
      this.on.onError(error);
    }
  }

  /**
   * The anomaly score of an input.
   * @param {Input} input
   * @returns {Promise<AnomalyScore | undefined>} undefined while the engine holds another detector, or one without scores
   */
  async look(input) {
    if (!this.#isScored || this.#detectorSettings !== this.#acceptedSettings) return undefined;
    return this.#turns.current.ask({ anomaly: { score: { input } } }, { latest: 'look' });
  }

  /**
   * Runs a detector for each class, on all cores, then restarts the previous one.
   * @param {object} options
   * @param {string} options.scene
   * @param {number} options.pollution
   * @param {number} options.seed
   * @param {(label: number, scored: AnomalyTestScores) => void} options.onOne
   * @param {(share: number) => void} options.tell as in `ui/long-task.js`
   */
  async sweep({ scene, pollution, seed, onOne, tell }) {
    const turn = this.#turns.begin();
    const isPending = this.#requestedSettings !== this.#acceptedSettings; // requested, but not started yet
    const goal = this.#isRunning || this.#wasRunning || isPending ? Infinity : this.#step;
    this.stepper.wait();
    this.#detectorSettings = null;
    try {
      await turn.wait(this.#load(null));
      const { data, classes } = this;
      /** Completed fraction of each detector. @type {number[]} */
      const shares = Array(classes).fill(0);
      /** @param {import('../../engine/ask.js').AnyEngine} engine @param {number} label */
      const train = async (engine, label) => {
        const normal = normalFor(scene, label, classes);
        const begin = { subject: data.subject, normal, pollution, seed, model: null };
        const { steps } = await turn.wait(engine.ask({ anomaly: { begin } }));
        for (let step = 0; step < steps;) {
          const practise = { steps: Math.min(BURST, steps - step) };
          ({ step } = await turn.wait(engine.ask({ anomaly: { practise } })));
          shares[label] = step / steps;
          tell(shares.reduce((sum, share) => sum + share, 0) / classes);
        }
        onOne(label, await turn.wait(engine.ask({ anomaly: { learn: { steps: 0 } } })));
      };
      await onAllCores(turn, shares.keys(), { prepare: (spare) => data.load(spare), run: train });
    } finally {
      const before = isPending ? this.#requestedSettings : this.#acceptedSettings;
      if (!turn.isOver && before) void this.begin(before, goal);
    }
  }

  destroy() {
    this.#turns.end();
    this.stepper.stop();
  }
}
