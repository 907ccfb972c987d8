import { EngineError } from './error.js';
import { Pace } from './pace.js';
import { RunHome } from './run-home.js';
import { RunProgress } from './run-progress.js';

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').StepLosses} StepLosses
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
export class TrainingRun extends RunProgress {
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

  /**
   * Starts a run at step 0. An invalid config is refused and leaves the current run unchanged, paused.
   * @param {TrainConfig} config @param {import('./assets.js').OnProgress} [onProgress]
   */
  async start(config, onProgress) {
    await this.#replace(() => this.#begin(config, onProgress));
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
   * @param {RunRecord} record @param {boolean} [isBeforehand] whether it comes with the page
   */
  async restore(record, isBeforehand = false) {
    await this.#replace(() => this.#takeUp(record, isBeforehand));
  }

  /** Stops the run, and begins another one unless a later one is already requested. @param {() => Promise<void>} begin */
  async #replace(begin) {
    const beginning = ++this.#beginnings;
    this.#loading++;
    this.#stop();
    try {
      await this.#serial(async () => {
        if (beginning === this.#beginnings) await begin();
      });
    } finally {
      this.#loading--;
      this.#changed();
    }
  }

  /** @param {RunRecord} record @param {boolean} isBeforehand */
  async #takeUp(record, isBeforehand) {
    this.continueFrom(record, await this.#home.takeUp(record), isBeforehand);
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
    const dissection = await this.#serial(async () => {
      const { config } = this;
      if (!config || !this.started) return undefined;
      return { step: await this.#home.ask({ train: { dissect: { copyAhead: ahead } } }), config };
    }).catch(this.#fail);
    return dissection ?? undefined;
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
      this.adjustTo({ learningRate, epochs });
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
      const progress = this.copyOfProgress();
      if (!progress) return undefined;
      const model = await this.#model();
      const preview = await this.#home.ask({ train: { preview: { indices, drawing: null } } });
      return { ...progress, preview, model };
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

  /** @param {TrainConfig} config @param {import('./assets.js').OnProgress} [onProgress] */
  async #begin(config, onProgress) {
    this.beginAt0(config, await this.#home.begin(config, onProgress));
    this.#rest = 'ready';
    this.#isOpened = false;
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

  /** Does up to `wanted` steps, not beyond the end of the epoch, and records them. @param {number} wanted */
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
   * @param {StepLosses} stepLosses @param {number} ms time taken
   */
  async #note(stepLosses, ms) {
    this.add(stepLosses, ms);
    if (this.#running && stepLosses.losses.length > 0) this.engine.backends.reportSpeed(this.stepsPerSecond);
    this.dispatchEvent(new Event('progress'));
    const isEndOfEpoch = this.step % (this.started?.stepsPerEpoch ?? 1) === 0;
    if ((isEndOfEpoch || stepLosses.stop) && this.evaluations.at(-1)?.step !== this.step)
      await this.#evaluate();
    if (stepLosses.stop || this.#home.isDue(isEndOfEpoch)) await this.#copy();
    if (stepLosses.stop) this.#conclude(stepLosses.stop); // after its last evaluation
  }

  /** @param {import('../generated/protocol.js').Stop} stop */
  #conclude(stop) {
    this.#rest = stop.kind === 'finished' ? 'finished' : 'diverged';
    if (stop.kind !== 'finished') [this.divergedAt, this.divergedAs] = [stop.step, stop.kind];
    this.#stop();
    this.dispatchEvent(new Event('progress'));
  }

  async #evaluate() {
    // While the user draws, the drawing is answered between the parts.
    while (this.#pace.pointer.isHeld) {
      if ((await this.#home.ask({ train: { evaluateAhead: {} } })).partsLeft === 0) break;
    }
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
    this.resumeFrom(await this.#home.goOn(config, target));
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
