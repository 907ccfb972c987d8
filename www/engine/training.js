import { EngineError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').Started} Started
 * @typedef {import('../generated/protocol.js').Stepped} Stepped
 * @typedef {import('../generated/protocol.js').Evaluated} Evaluated
 * @typedef {import('./backends.js').Backend} Backend
 * @typedef {object} RunRecord a run as it was when it was last copied: enough to go on with it elsewhere, or another day
 * @property {TrainConfig} config
 * @property {number} step
 * @property {number} trainingMs
 * @property {Float32Array} losses
 * @property {Float32Array} penalties
 * @property {Evaluated[]} evaluations
 * @property {Uint8Array} snapshot weights and what the optimiser remembers
 * @typedef {'ready' | 'paused' | 'finished' | 'diverged'} Rest what a run is when it is not under way
 * @typedef {'empty' | 'loading' | 'running' | Rest} RunState
 */

/** A reply every so many milliseconds: often enough to look alive and to let a drawing through. */
const PACE_MS = 40;
/** More steps than this are never asked for at once. */
const LARGEST_BURST = 200;
/** The run is copied to the page at the end of an epoch, but not more often than this. */
const KEEP_MS = 3000;
/** Epochs may be long: what a crash or a lost device can cost is never more than this, in time. */
const KEEP_AT_LEAST_MS = 8000;

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
  /** @type {Started | null} */
  started = null;
  step = 0;
  /** What was minimised in each step, index 0 for step 1: mean ℓ of the batch, and the penalty. @type {number[]} */
  losses = [];
  /** The penalty in it; empty when there is none. @type {number[]} */
  penalties = [];
  /** Milliseconds that the steps took. */
  trainingMs = 0;
  /** @type {Evaluated[]} */
  evaluations = [];
  /** Step at which the loss became NaN or exploded. @type {number | null} */
  divergedAt = null;
  /** @type {'notFinite' | 'exploded' | null} */
  divergedAs = null;
  /** @type {number | null} */
  stepsPerSecond = null;

  /** Whether it began with weights that were learned: it was opened. */
  #isOpened = false;
  #running = false;
  #loading = 0;
  /** @type {Rest} */
  #rest = 'ready';
  /** @type {RunState} */
  #said = 'empty';
  #looping = false;
  /** @type {'max' | number} */
  #speed = 'max';
  #burst = 1;
  /** Where the engine holds the run. @type {Backend} */
  #home = 'cpu';
  /** The run as it was last copied. @type {RunRecord | null} */
  record = null;
  #keptAt = 0;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** Counts the beginnings that were asked for: of several that wait only the last one is done. */
  #beginnings = 0;
  #wake = () => undefined;

  /** @param {import('./client.js').Engine} engine */
  constructor(engine) {
    super();
    this.engine = engine;
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

  /** A pause, and the end of the burst that was under way. */
  rest() {
    this.pause();
    return this.#serial(() => Promise.resolve());
  }

  /**
   * Goes on, paused, where an earlier page has stopped.
   * @param {RunRecord} record
   */
  async restore(record) {
    const beginning = ++this.#beginnings;
    this.#loading++;
    this.#stop();
    try {
      await this.#serial(async () => {
        if (beginning === this.#beginnings) await this.#takeUp(record);
      });
    } finally {
      this.#loading--;
      this.#changed();
    }
  }

  /** @param {RunRecord} record */
  async #takeUp(record) {
    const { config, step, losses, penalties, evaluations, trainingMs, snapshot } = record;
    const home = this.engine.status.backend;
    await this.#load(config, home);
    const started = await this.engine.ask(
      { train: { resume: { config, bytes: snapshot.slice() } } },
      { on: home },
    );
    this.#home = this.engine.home = home;
    Object.assign(this, { config, started, step, trainingMs, evaluations: evaluations.slice() });
    Object.assign(this, { losses: [...losses], penalties: [...penalties] });
    Object.assign(this, { divergedAt: null, divergedAs: null, stepsPerSecond: null });
    this.#goBackTo(started.step);
    this.record = record;
    this.#burst = 1;
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
   * @returns {Promise<{ step: import('../generated/protocol.js').Dissected, config: TrainConfig } | undefined>}
   */
  dissect() {
    this.pause();
    return this.#single(async () => {
      await this.#moveIfNeeded();
      const config = /** @type {TrainConfig} */ (this.config);
      const before = performance.now();
      const dissected = await this.#ask({ train: { dissect: { copyAhead: null } } });
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
   * @returns {Promise<{ step: import('../generated/protocol.js').Dissected, config: TrainConfig } | undefined>}
   */
  async dissectCopy(ahead) {
    const opened = await this.#serial(async () => {
      const { config } = this;
      if (!config || !this.started) return undefined;
      return { step: await this.#ask({ train: { dissect: { copyAhead: ahead } } }), config };
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
    this.#speed = speed;
    this.#wake();
  }

  /** Changes what may change during a run. @param {Partial<TrainConfig>} change */
  adjust(change) {
    return this.#serial(async () => {
      if (!this.config) return;
      const { learningRate, epochs } = { ...this.config, ...change };
      await this.#ask({ train: { adjust: { learningRate, epochs } } });
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
      const preview = await this.#ask({ train: { preview: { indices, drawing: null } } });
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
    const home = this.engine.status.backend;
    await this.#load(config, home, onProgress);
    const started = await this.engine.ask({ train: { start: { config } } }, { on: home });
    this.#home = this.engine.home = home;
    Object.assign(this, { config, started, step: 0, losses: [], penalties: [], evaluations: [] });
    Object.assign(this, { trainingMs: 0, divergedAt: null, divergedAs: null, stepsPerSecond: null });
    this.#rest = 'ready';
    this.#isOpened = false;
    this.#burst = 1;
    this.record = null;
    this.#keptAt = performance.now();
    this.dispatchEvent(new Event('begun'));
    if (home === 'webgpu') await this.#copy(); // a device may be lost at any time
    await this.#evaluate();
  }

  async #loop() {
    if (this.#looping) return;
    this.#looping = true;
    try {
      while (this.#running) {
        const before = performance.now();
        await this.#serial(async () => {
          if (this.#running) await this.#advance(this.#speed === 'max' ? this.#burst : 1);
        });
        if (this.#running && this.#speed !== 'max') {
          await this.#wait(1000 / this.#speed - (performance.now() - before));
        }
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
    const stepped = await this.#ask({ train: { steps: { count } } });
    const ms = Math.max(performance.now() - before, 0.1);
    if (count > 1 || wanted === this.#burst) {
      this.#burst = Math.max(1, Math.min(LARGEST_BURST, Math.round((count * PACE_MS) / ms)));
    }
    await this.#note(stepped, ms);
  }

  /**
   * Takes in what was done, with what belongs to it.
   * @param {Stepped} stepped
   * @param {number} ms that it took
   */
  async #note(stepped, ms) {
    this.#take(stepped, ms);
    const since = performance.now() - this.#keptAt;
    const perEpoch = this.started?.stepsPerEpoch ?? 1;
    if (this.step % perEpoch === 0 || stepped.stop) {
      if (this.evaluations.at(-1)?.step !== this.step) await this.#evaluate();
      if (since > KEEP_MS || stepped.stop) await this.#copy();
    } else if (since > KEEP_AT_LEAST_MS) {
      await this.#copy();
    }
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
   * @param {Stepped} stepped
   * @param {number} ms
   */
  #take({ step, losses, penalties }, ms) {
    this.trainingMs += ms;
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

  /**
   * Asks the engine that holds the run.
   * @template {Request} R
   * @param {R} request
   */
  #ask(request) {
    return this.engine.ask(request, { on: this.#home });
  }

  async #evaluate() {
    this.evaluations.push(await this.#ask({ train: { evaluate: {} } }));
    this.dispatchEvent(new Event('progress'));
  }

  /** @returns {Promise<Uint8Array>} */
  async #model() {
    return (await this.#ask({ train: { model: {} } })).bytes;
  }

  async #copy() {
    const { bytes } = await this.#ask({ train: { snapshot: {} } });
    this.#keptAt = performance.now();
    const { config, step, trainingMs, evaluations } = this;
    if (!config) return;
    const [losses, penalties] = [this.losses, this.penalties].map((values) => Float32Array.from(values));
    this.record = {
      config,
      step,
      trainingMs,
      losses,
      penalties,
      evaluations: evaluations.slice(),
      snapshot: bytes,
    };
    this.dispatchEvent(new Event('copied'));
  }

  /**
   * @param {TrainConfig} config
   * @param {Backend} backend
   * @param {import('./assets.js').OnProgress} [onProgress]
   */
  async #load({ subject }, backend, onProgress) {
    await Promise.all([
      this.engine.loadData(`${subject}Train`, onProgress, backend),
      this.engine.loadData(`${subject}Test`, undefined, backend),
      this.engine.loadPca(subject, backend),
    ]);
  }

  async #moveIfNeeded() {
    const target = this.engine.status.backend;
    if (target === this.#home || !this.started) return;
    // A device that is gone cannot be asked: then the run goes back to its last copy.
    await this.#copy().catch(() => undefined);
    await this.#resume(target);
  }

  /** Puts the run as it was last copied on another engine. @param {Backend} target */
  async #resume(target) {
    const { config } = this;
    if (!config) return;
    await this.#load(config, target);
    const bytes = this.record?.snapshot.slice();
    const request = bytes ? { resume: { config, bytes } } : { start: { config } };
    this.started = await this.engine.ask({ train: request }, { on: target });
    this.#home = this.engine.home = target;
    this.#goBackTo(this.started?.step ?? 0);
    this.stepsPerSecond = null;
    this.#burst = 1;
    this.dispatchEvent(new Event('progress'));
  }

  /** A lost device does not end a run: it goes on on the CPU. Anything else does. @param {unknown} error */
  async #goOnElsewhere(error) {
    const lost = error instanceof EngineError && error.kind === 'device' && this.#home === 'webgpu';
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
      this.#rest = this.hasLearned ? 'paused' : 'ready';
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
    this.#wake();
    this.engine.backends.reportSpeed(null);
    this.#changed();
  }

  /** @param {number} ms */
  #wait(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), Math.max(0, ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }

  #changed() {
    const { state } = this;
    if (state === this.#said) return;
    this.#said = state;
    this.dispatchEvent(new Event('change'));
  }
}
