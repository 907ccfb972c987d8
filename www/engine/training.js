import { EngineError } from './error.js';
import { Pace } from './pace.js';
import { RunHome } from './run-home.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').RunStart} RunStart
 * @typedef {import('../generated/protocol.js').StepLosses} StepLosses
 * @typedef {import('../generated/protocol.js').Evaluation} Evaluation
 * @typedef {import('./run-home.js').RunRecord} RunRecord
 * @typedef {'ready' | 'paused' | 'finished' | 'diverged'} Rest state of a run that is not running
 * @typedef {'empty' | 'loading' | 'running' | Rest} RunState
 */

/**
 * One training run, driven from the page, which requests a few steps at a time; pausing means not requesting any.
 *
 * All operations on a run (starting, steps, changing the learning rate, moving to another backend) run one after the
 * other, each to completion: a move never overlaps a start.
 *
 * Events: `opened` (detail: `{ name }`) after a file has been opened, `begun` for a new run, `copied` when
 * {@link TrainingRun.record} is updated, `change` when the state changes, `progress` for new losses or evaluations,
 * `error` (detail: the error) when the engine's failure stops the run.
 */
export class TrainingRun extends EventTarget {
  /** @type {TrainConfig | null} */
  config = null;
  /** @type {RunStart | null} */
  started = null;
  step = 0;
  /** Objective in each step, index 0 for step 1: mean ℓ of the batch plus the penalty. @type {number[]} */
  losses = [];
  /** The penalty included in it; empty without a penalty. @type {number[]} */
  penalties = [];
  /** Total time of the steps, in ms. */
  trainingMs = 0;
  /** @type {Evaluation[]} */
  evaluations = [];
  /** Step at which the loss became NaN or exploded. @type {number | null} */
  divergedAt = null;
  /** @type {'notFinite' | 'exploded' | null} */
  divergedAs = null;
  /** @type {number | null} */
  stepsPerSecond = null;

  /** Whether the run came with the page, and has done no step here. */
  isBeforehand = false;

  /** Whether it started from trained weights. */
  #isOpened = false;
  #running = false;
  #loading = 0;
  /** @type {Rest} */
  #rest = 'ready';
  /** @type {RunState} */
  #reportedState = 'empty';
  #looping = false;
  #pace;
  /** @type {RunHome} */
  #home;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** Counts the requested starts: only the last of several waiting ones is done. */
  #beginnings = 0;

  /** @param {import('./client.js').Engine} engine @param {{ isHeld: boolean }} [pointer] from `pointer.js` */
  constructor(engine, pointer) {
    super();
    this.engine = engine;
    this.#pace = new Pace(pointer);
    this.#home = new RunHome(engine);
    engine.addEventListener('restarted', () => void this.#serial(() => this.#recover()).catch(this.#fail));
    engine.addEventListener('backend', () => {
      // A running run moves between two bursts.
      if (!this.#running) void this.#serial(() => this.#moveIfNeeded()).catch(this.#fail);
    });
  }

  /** @returns {RunState} */
  get state() {
    if (this.#loading > 0) return 'loading';
    if (!this.started) return 'empty';
    return this.#running ? 'running' : this.#rest;
  }

  /** The last copy of the run on the page. @returns {RunRecord | null} */
  get record() {
    return this.#home.record;
  }

  /** Whether it started from trained weights, so that evaluations at step 0 are meaningful. */
  get wasOpened() {
    return this.#isOpened;
  }

  /** Whether its weights differ from a random initialisation. */
  get hasLearned() {
    return this.step > 0 || this.#isOpened;
  }

  /** Epochs done, including the fraction of the current one. */
  get epoch() {
    return this.started ? this.step / this.started.stepsPerEpoch : 0;
  }

  /** Number of steps of the whole run. */
  get totalSteps() {
    return this.started && this.config ? this.config.epochs * this.started.stepsPerEpoch : 0;
  }

  /** Seconds left at the current speed, or null. */
  get secondsLeft() {
    return this.stepsPerSecond ? Math.max(0, this.totalSteps - this.step) / this.stepsPerSecond : null;
  }

  /**
   * Starts a run at step 0. An invalid config is refused and leaves the current run unchanged, paused.
   * @param {TrainConfig} config
   * @param {import('./assets.js').OnProgress} [onProgress]
   * @returns {Promise<void>}
   */
  async start(config, onProgress) {
    const beginning = ++this.#beginnings;
    this.#loading++;
    this.#stop();
    try {
      await this.#serial(async () => {
        if (beginning === this.#beginnings) await this.#begin(config, onProgress);
      });
    } finally {
      this.#loading--;
      this.#changed();
    }
    void this.engine.backends.consider(config, (probe) => this.#serial(probe));
  }

  play() {
    if (!this.#canAdvance()) return;
    this.#running = true;
    this.#rest = 'paused';
    this.#changed();
    void this.#loop();
  }

  pause() {
    if (!this.#running) return;
    this.#stop();
    void this.#serial(() => this.#copy()).catch(this.#fail); // the pause may be long
  }

  /** Copies the run to the page, if it has advanced since the last copy: the page may be closed soon. */
  async secure() {
    await this.#serial(async () => {
      if (this.step > 0 && this.record?.step !== this.step) await this.#copy();
    }).catch(() => undefined); // the next request reports a dead engine
  }

  /** Pauses, and waits for the current burst to end. */
  rest() {
    this.pause();
    return this.#serial(() => Promise.resolve());
  }

  /**
   * Restores a recorded run, paused.
   * @param {RunRecord} record
   * @param {boolean} [isBeforehand] whether it comes with the page
   */
  async restore(record, isBeforehand = false) {
    const beginning = ++this.#beginnings;
    this.#loading++;
    this.#stop();
    try {
      await this.#serial(async () => {
        if (beginning === this.#beginnings) await this.#takeUp(record, isBeforehand);
      });
    } finally {
      this.#loading--;
      this.#changed();
    }
  }

  /** @param {RunRecord} record @param {boolean} isBeforehand */
  async #takeUp(record, isBeforehand) {
    const { config, step, losses, penalties, evaluations, trainingMs } = record;
    const started = await this.#home.takeUp(record);
    Object.assign(this, { config, started, step, trainingMs, evaluations: evaluations.slice() });
    Object.assign(this, { losses: [...losses], penalties: [...penalties] });
    Object.assign(this, { divergedAt: null, divergedAs: null, stepsPerSecond: null, isBeforehand });
    this.#goBackTo(started.step);
    this.#pace.beginAnew();
    this.#isOpened = true;
    this.#rest = this.step < this.totalSteps ? 'paused' : 'finished';
    this.#reportedState = 'empty'; // makes the views redraw everything
    this.dispatchEvent(new Event('begun'));
    if (this.evaluations.length === 0) await this.#evaluate(); // an opened model has none
    this.dispatchEvent(new Event('progress'));
  }

  /** Does one step, then pauses. */
  async stepOnce() {
    await this.#single(() => this.#advance(1));
  }

  /**
   * Does one step and returns its dissection and settings, then pauses. Returns nothing if the run cannot continue.
   * @returns {Promise<{ step: import('../generated/protocol.js').StepDissection, config: TrainConfig } | undefined>}
   */
  dissect() {
    this.pause();
    return this.#single(async () => {
      await this.#moveIfNeeded();
      const config = /** @type {TrainConfig} */ (this.config);
      const before = performance.now();
      const dissected = await this.#home.ask({ train: { dissect: { copyAhead: null } } });
      const { step, loss, penalty, stop } = dissected;
      const penalties = new Float32Array(this.started?.penalised ? [penalty] : []);
      await this.#note(
        { step, losses: new Float32Array([loss]), penalties, stop },
        performance.now() - before,
      );
      return { step: dissected, config };
    });
  }

  /**
   * Dissects the step after the next `ahead` ones on a copy: the run is unchanged, even if finished.
   * @param {number} ahead
   * @returns {Promise<{ step: import('../generated/protocol.js').StepDissection, config: TrainConfig } | undefined>}
   */
  async dissectCopy(ahead) {
    const opened = await this.#serial(async () => {
      const { config } = this;
      if (!config || !this.started) return undefined;
      return { step: await this.#home.ask({ train: { dissect: { copyAhead: ahead } } }), config };
    }).catch(this.#fail);
    return opened ?? undefined;
  }

  /**
   * Runs `task` after all earlier operations if the run can still continue: the current burst may have ended it.
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T | undefined>}
   */
  async #single(task) {
    const result = await this.#serial(async () => {
      if (!this.#canAdvance()) return undefined;
      this.#rest = 'paused';
      return task();
    }).catch(this.#fail);
    this.#changed();
    return result ?? undefined;
  }

  /** @param {'max' | number} speed steps a second */
  setSpeed(speed) {
    this.#pace.set(speed);
  }

  /** Changes the learning rate or the number of epochs during a run. @param {Partial<TrainConfig>} change */
  adjust(change) {
    return this.#serial(async () => {
      if (!this.config) return;
      const { learningRate, epochs } = { ...this.config, ...change };
      await this.#home.ask({ train: { adjust: { learningRate, epochs } } });
      this.config = { ...this.config, learningRate, epochs };
      if (this.#rest === 'finished' && this.step < this.totalSteps) this.#rest = 'paused';
      this.#changed();
      this.dispatchEvent(new Event('progress'));
    });
  }

  /** Returns the current model as a file. @returns {Promise<Uint8Array>} */
  model() {
    return this.#serial(() => this.#model());
  }

  /**
   * Captures the run between two bursts: settings, curves, model, and reconstructions of some test samples.
   * @param {number[]} indices
   * @returns {Promise<import('./kept-runs.js').Capture | undefined>} undefined without a run
   */
  capture(indices) {
    return this.#serial(async () => {
      const { config, started, step, trainingMs } = this;
      if (!config || !started) return undefined;
      const losses = this.losses.slice();
      const penalties = this.penalties.slice();
      const evaluations = this.evaluations.slice();
      const model = await this.#model();
      const preview = await this.#home.ask({ train: { preview: { indices, drawing: null } } });
      return { config, started, step, trainingMs, losses, penalties, evaluations, preview, model };
    });
  }

  /**
   * Runs `task` after all earlier operations.
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  #serial(task) {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /**
   * @param {TrainConfig} config
   * @param {import('./assets.js').OnProgress} [onProgress]
   */
  async #begin(config, onProgress) {
    const started = await this.#home.begin(config, onProgress);
    Object.assign(this, { config, started, step: 0, losses: [], penalties: [], evaluations: [] });
    Object.assign(this, { trainingMs: 0, divergedAt: null, divergedAs: null, stepsPerSecond: null });
    this.#rest = 'ready';
    this.#isOpened = this.isBeforehand = false;
    this.#pace.beginAnew();
    this.dispatchEvent(new Event('begun'));
    if (this.#home.backend === 'webgpu') await this.#copy(); // a device may be lost at any time
    await this.#evaluate();
  }

  async #loop() {
    if (this.#looping) return;
    this.#looping = true;
    try {
      while (this.#running) {
        const before = performance.now();
        await this.#serial(async () => {
          if (this.#running) await this.#advance(this.#pace.steps);
        });
        if (this.#running) await this.#pace.rest(performance.now() - before);
      }
    } catch (error) {
      await this.#serial(() => this.#goOnElsewhere(error)).catch(this.#fail);
    } finally {
      this.#looping = false;
    }
    if (this.#running) void this.#loop();
  }

  /**
   * Does up to `wanted` steps, not beyond the end of the epoch, and records them.
   * @param {number} wanted
   */
  async #advance(wanted) {
    await this.#moveIfNeeded();
    const perEpoch = this.started?.stepsPerEpoch ?? 1;
    const count = Math.min(wanted, perEpoch - (this.step % perEpoch));
    const before = performance.now();
    const stepLosses = await this.#home.ask({ train: { steps: { count } } });
    const ms = Math.max(performance.now() - before, 0.1);
    this.#pace.learn(count, ms);
    await this.#note(stepLosses, ms);
  }

  /**
   * Records finished steps, and evaluates, copies or concludes the run when due.
   * @param {StepLosses} stepped
   * @param {number} ms time taken
   */
  async #note(stepped, ms) {
    this.#take(stepped, ms);
    const isEndOfEpoch = this.step % (this.started?.stepsPerEpoch ?? 1) === 0;
    if ((isEndOfEpoch || stepped.stop) && this.evaluations.at(-1)?.step !== this.step) await this.#evaluate();
    if (stepped.stop || this.#home.isDue(isEndOfEpoch)) await this.#copy();
    if (stepped.stop) this.#conclude(stepped.stop); // after its last evaluation
  }

  /** @param {import('../generated/protocol.js').Stop} stop */
  #conclude(stop) {
    this.#rest = stop.kind === 'finished' ? 'finished' : 'diverged';
    if (stop.kind !== 'finished') [this.divergedAt, this.divergedAs] = [stop.step, stop.kind];
    this.#stop();
    this.dispatchEvent(new Event('progress'));
  }

  /**
   * @param {StepLosses} stepped
   * @param {number} ms
   */
  #take({ step, losses, penalties }, ms) {
    this.trainingMs += ms;
    this.isBeforehand = false;
    if (losses.length > 0) {
      const speed = (1000 * losses.length) / ms;
      this.stepsPerSecond = this.stepsPerSecond === null ? speed : 0.9 * this.stepsPerSecond + 0.1 * speed;
      if (this.#running) this.engine.backends.reportSpeed(this.stepsPerSecond);
    }
    this.losses.push(...losses);
    this.penalties.push(...penalties);
    this.#goBackTo(step); // a diverged run returns to an earlier step
    this.divergedAt = this.divergedAs = null;
    this.dispatchEvent(new Event('progress'));
  }

  /** @param {number} step */
  #goBackTo(step) {
    this.step = step;
    this.losses.length = Math.min(this.losses.length, step);
    this.penalties.length = Math.min(this.penalties.length, step);
    this.evaluations = this.evaluations.filter((evaluation) => evaluation.step <= step);
  }

  async #evaluate() {
    this.evaluations.push(await this.#home.ask({ train: { evaluate: {} } }));
    this.dispatchEvent(new Event('progress'));
  }

  /** @returns {Promise<Uint8Array>} */
  async #model() {
    return (await this.#home.ask({ train: { model: {} } })).bytes;
  }

  async #copy() {
    const { config, step, trainingMs, losses, penalties, evaluations } = this;
    if (!config) return;
    await this.#home.copy({ config, step, trainingMs, losses, penalties, evaluations });
    this.dispatchEvent(new Event('copied'));
  }

  async #moveIfNeeded() {
    if (!this.#home.isElsewhere || !this.started) return;
    // A lost device cannot be queried: the run then returns to its last copy.
    await this.#copy().catch(() => undefined);
    await this.#resume(this.engine.status.backend);
  }

  /** Resumes the last copy of the run on another engine. @param {import('./backends.js').Backend} target */
  async #resume(target) {
    const { config } = this;
    if (!config) return;
    this.started = await this.#home.goOn(config, target);
    this.#goBackTo(this.started?.step ?? 0);
    this.stepsPerSecond = null;
    this.#pace.beginAnew();
    this.dispatchEvent(new Event('progress'));
  }

  /** After losing its device, a run continues on the CPU; any other error ends it. @param {unknown} error */
  async #goOnElsewhere(error) {
    const isLost = error instanceof EngineError && error.kind === 'device' && this.#home.backend === 'webgpu';
    if (!isLost) throw error;
    this.engine.backends.onLost(error.params.reason ?? '');
    await this.#resume('cpu');
  }

  /** Restores the last copy of the run after a crash, paused. */
  async #recover() {
    if (!this.started) return;
    this.#loading++; // no run to query until then
    this.#changed();
    try {
      await this.#resume('cpu');
      // A finished run is finished again.
      const isDone = this.step > 0 && this.step >= this.totalSteps;
      this.#rest = isDone ? 'finished' : this.hasLearned ? 'paused' : 'ready';
    } finally {
      this.#loading--;
      this.#changed();
    }
  }

  #fail = (/** @type {unknown} */ error) => {
    this.#stop();
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
  };

  #canAdvance() {
    return this.started && !this.#running && this.#loading === 0 && this.step < this.totalSteps;
  }

  #stop() {
    this.#running = false;
    this.#pace.wake();
    this.engine.backends.reportSpeed(null);
    this.#changed();
  }

  #changed() {
    const { state } = this;
    if (state === this.#reportedState) return;
    this.#reportedState = state;
    this.dispatchEvent(new Event('change'));
  }
}
