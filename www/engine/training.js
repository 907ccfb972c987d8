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
 * @typedef {'ready' | 'paused' | 'finished' | 'diverged'} Rest what a run is when it is not under way
 * @typedef {'empty' | 'loading' | 'running' | Rest} RunState
 */

/**
 * One training run, driven from the page: it asks for some steps at a time, and pausing is not asking.
 *
 * Whatever is asked of a run (to begin, some steps, another learning rate, to move to another backend) is done one after
 * the other, each to its end: a move never meets a beginning.
 *
 * Events: `opened` (detail: `{ name }`) when it is a file's that was opened, `begun` when there is a new run, `copied` when {@link TrainingRun.record} is a newer one, `change` when the state
 * has changed, `progress` when there are new losses or evaluations, `error` (detail: the error) when the run stopped because
 * the engine failed.
 */
export class TrainingRun extends EventTarget {
  /** @type {TrainConfig | null} */
  config = null;
  /** @type {RunStart | null} */
  started = null;
  step = 0;
  /** What was minimised in each step, index 0 for step 1: mean ℓ of the batch, and the penalty. @type {number[]} */
  losses = [];
  /** The penalty in it; empty when there is none. @type {number[]} */
  penalties = [];
  /** Milliseconds that the steps took. */
  trainingMs = 0;
  /** @type {Evaluation[]} */
  evaluations = [];
  /** Step at which the loss became NaN or exploded. @type {number | null} */
  divergedAt = null;
  /** @type {'notFinite' | 'exploded' | null} */
  divergedAs = null;
  /** @type {number | null} */
  stepsPerSecond = null;

  /** Whether it was trained before the page was made, and has done no step here. */
  isBeforehand = false;

  /** Whether it began with weights that were learned: it was opened. */
  #isOpened = false;
  #running = false;
  #loading = 0;
  /** @type {Rest} */
  #rest = 'ready';
  /** @type {RunState} */
  #said = 'empty';
  #looping = false;
  #pace;
  /** @type {RunHome} */
  #home;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** Counts the beginnings that were asked for: of several that wait only the last one is done. */
  #beginnings = 0;

  /** @param {import('./client.js').Engine} engine @param {{ isHeld: boolean }} [pointer] as `pointer.js` watches it */
  constructor(engine, pointer) {
    super();
    this.engine = engine;
    this.#pace = new Pace(pointer);
    this.#home = new RunHome(engine);
    engine.addEventListener('restarted', () => void this.#serial(() => this.#recover()).catch(this.#fail));
    engine.addEventListener('backend', () => {
      // A run that is under way moves between two bursts.
      if (!this.#running) void this.#serial(() => this.#moveIfNeeded()).catch(this.#fail);
    });
  }

  /** @returns {RunState} */
  get state() {
    if (this.#loading > 0) return 'loading';
    if (!this.started) return 'empty';
    return this.#running ? 'running' : this.#rest;
  }

  /** The run as it was last copied to the page. @returns {RunRecord | null} */
  get record() {
    return this.#home.record;
  }

  /** Whether it began with weights that were learned: what was measured at its step 0 says something. */
  get wasOpened() {
    return this.#isOpened;
  }

  /** Whether its weights are not the random ones of a beginning. */
  get hasLearned() {
    return this.step > 0 || this.#isOpened;
  }

  /** Epochs done, with the fraction of the one under way. */
  get epoch() {
    return this.started ? this.step / this.started.stepsPerEpoch : 0;
  }

  /** Steps from the first to the last. */
  get totalSteps() {
    return this.started && this.config ? this.config.epochs * this.started.stepsPerEpoch : 0;
  }

  /** Seconds to the end at the present speed, or null. */
  get secondsLeft() {
    return this.stepsPerSecond ? Math.max(0, this.totalSteps - this.step) / this.stepsPerSecond : null;
  }

  /**
   * Begins a run at step 0. A config that cannot work is refused and leaves the present run as it is, paused.
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
    void this.#serial(() => this.#copy()).catch(this.#fail); // nobody knows for how long
  }

  /** Copies the run to the page, if it has gone on since that was done last: the page may be gone soon. */
  async secure() {
    await this.#serial(async () => {
      if (this.step > 0 && this.record?.step !== this.step) await this.#copy();
    }).catch(() => undefined); // an engine that is gone is told of by whoever asks it
  }

  /** A pause, and the end of the burst that was under way. */
  rest() {
    this.pause();
    return this.#serial(() => Promise.resolve());
  }

  /**
   * Goes on, paused, where an earlier page has stopped.
   * @param {RunRecord} record
   * @param {boolean} [isBeforehand] it comes with the page
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
    this.#said = 'empty'; // everything is to be shown anew
    this.dispatchEvent(new Event('begun'));
    if (this.evaluations.length === 0) await this.#evaluate(); // of a model that was opened
    this.dispatchEvent(new Event('progress'));
  }

  /** One step, and a pause after it. */
  async stepOnce() {
    await this.#single(() => this.#advance(1));
  }

  /**
   * One step, opened up, with the settings that it was made with, and a pause after it; nothing when the run cannot go
   * on.
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
   * The step that would come after `ahead` others, on a copy: the run stays as it is, at its end too.
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
   * Does one step when everything that was asked before is done, if the run can go on then: a burst that was under way
   * may have ended it.
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

  /** Changes what may change during a run. @param {Partial<TrainConfig>} change */
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

  /** The model as it is now, as a file. @returns {Promise<Uint8Array>} */
  model() {
    return this.#serial(() => this.#model());
  }

  /**
   * The run as it is between two bursts: its settings, curves and model, and what it makes of some test samples.
   * @param {number[]} indices
   * @returns {Promise<import('./kept-runs.js').Capture | undefined>} nothing when there is no run
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
   * Does `task` when everything that was asked before has been done.
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
   * Up to `wanted` steps, not beyond the end of the epoch, with what belongs to it.
   * @param {number} wanted
   */
  async #advance(wanted) {
    await this.#moveIfNeeded();
    const perEpoch = this.started?.stepsPerEpoch ?? 1;
    const count = Math.min(wanted, perEpoch - (this.step % perEpoch));
    const before = performance.now();
    const stepped = await this.#home.ask({ train: { steps: { count } } });
    const ms = Math.max(performance.now() - before, 0.1);
    this.#pace.learn(count, ms);
    await this.#note(stepped, ms);
  }

  /**
   * Takes in what was done, with what belongs to it.
   * @param {StepLosses} stepped
   * @param {number} ms that it took
   */
  async #note(stepped, ms) {
    this.#take(stepped, ms);
    const isEndOfEpoch = this.step % (this.started?.stepsPerEpoch ?? 1) === 0;
    if ((isEndOfEpoch || stepped.stop) && this.evaluations.at(-1)?.step !== this.step) await this.#evaluate();
    if (stepped.stop || this.#home.isDue(isEndOfEpoch)) await this.#copy();
    if (stepped.stop) this.#conclude(stepped.stop); // when its last evaluation is there
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
    this.#goBackTo(step); // a diverged run is back at an earlier step
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
    // A device that is gone cannot be asked: then the run goes back to its last copy.
    await this.#copy().catch(() => undefined);
    await this.#resume(this.engine.status.backend);
  }

  /** Puts the run as it was last copied on another engine. @param {import('./backends.js').Backend} target */
  async #resume(target) {
    const { config } = this;
    if (!config) return;
    this.started = await this.#home.goOn(config, target);
    this.#goBackTo(this.started?.step ?? 0);
    this.stepsPerSecond = null;
    this.#pace.beginAnew();
    this.dispatchEvent(new Event('progress'));
  }

  /** A lost device does not end a run: it goes on on the CPU. Anything else does. @param {unknown} error */
  async #goOnElsewhere(error) {
    const lost = error instanceof EngineError && error.kind === 'device' && this.#home.backend === 'webgpu';
    if (!lost) throw error;
    this.engine.backends.onLost(error.params.reason ?? '');
    await this.#resume('cpu');
  }

  /** After a crash: the run as it was last copied, paused. */
  async #recover() {
    if (!this.started) return;
    this.#loading++; // until then there is no run to ask about
    this.#changed();
    try {
      await this.#resume('cpu');
      // A run that had come to its end is at its end again.
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
    if (state === this.#said) return;
    this.#said = state;
    this.dispatchEvent(new Event('change'));
  }
}
