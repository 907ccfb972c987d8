import { EngineError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').Started} Started
 * @typedef {import('../generated/protocol.js').Stepped} Stepped
 * @typedef {import('../generated/protocol.js').Evaluated} Evaluated
 * @typedef {'empty' | 'loading' | 'ready' | 'running' | 'paused' | 'finished' | 'diverged'} RunState
 */

/** A reply every so many milliseconds: often enough to look alive and to let a drawing through. */
const PACE_MS = 30;
/** The run is copied to the page at the end of an epoch, but not more often than this. */
const KEEP_MS = 3000;
/** Epochs may be long: what a crash or a lost device can cost is never more than this, in time. */
const KEEP_AT_LEAST_MS = 10_000;

/**
 * One training run, driven from the page: it asks for some steps at a time, and pausing is not asking.
 *
 * Events: `change` when the state has changed, `progress` when there are new losses or evaluations, `error` (detail: the
 * error) when the run stopped because the engine failed.
 */
export class TrainingRun extends EventTarget {
  /** @type {RunState} */
  state = 'empty';
  /** @type {TrainConfig | null} */
  config = null;
  /** @type {Started | null} */
  started = null;
  step = 0;
  /** L of each step, index 0 for step 1. @type {number[]} */
  losses = [];
  /** @type {Evaluated[]} */
  evaluations = [];
  /** Step at which the loss became NaN or exploded. @type {number | null} */
  divergedAt = null;
  /** @type {'notFinite' | 'exploded' | null} */
  divergedAs = null;
  /** @type {number | null} */
  stepsPerSecond = null;

  /** @type {'max' | number} */
  #speed = 'max';
  #burst = 1;
  /** Changes with every run: what an older one still hears is dropped. */
  #run = 0;
  #looping = false;
  /** @type {{ bytes: Uint8Array, step: number } | null} */
  #kept = null;
  #keptAt = 0;
  /** @type {import('./backends.js').Backend} */
  #home = 'cpu';
  #wake = () => {};

  /** @param {import('./client.js').Engine} engine */
  constructor(engine) {
    super();
    this.engine = engine;
    engine.addEventListener('restarted', () => void this.#recover());
    engine.addEventListener('backend', () => void this.#moveWhenIdle());
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
   * Begins a run at step 0. A config that cannot work is refused and leaves the present run as it is.
   * @param {TrainConfig} config
   * @param {import('./assets.js').OnProgress} [onProgress]
   * @returns {Promise<Started>}
   */
  async start(config, onProgress) {
    const before = this.state === 'running' ? 'paused' : this.state;
    const run = ++this.#run;
    this.#setState('loading');
    try {
      const home = this.engine.status.backend;
      await this.#load(config, home, onProgress);
      const started = await this.engine.askOn(home, { train: { start: { config } } });
      if (run !== this.#run) return started;
      this.#home = this.engine.home = home;
      Object.assign(this, {
        config,
        started,
        step: 0,
        losses: [],
        evaluations: [],
        divergedAt: null,
        divergedAs: null,
      });
      this.stepsPerSecond = null;
      this.#kept = null;
      this.#keptAt = performance.now();
      this.#burst = 1;
      await this.#evaluate(run);
      if (run === this.#run) this.#setState('ready');
      void this.engine.backends.consider();
      return started;
    } catch (error) {
      if (run === this.#run) this.#setState(this.started ? before : 'empty');
      throw error;
    }
  }

  play() {
    if (!this.started || this.state === 'running' || this.state === 'loading' || this.step >= this.totalSteps)
      return;
    this.divergedAt = null;
    this.#setState('running');
    void this.#loop();
  }

  pause() {
    if (this.state !== 'running') return;
    this.#setState('paused');
    this.#wake();
  }

  async stepOnce() {
    if (!this.started || this.state === 'loading' || this.step >= this.totalSteps) return;
    this.pause();
    this.#speedOnce = true;
    this.#setState('running');
    await this.#loop();
  }
  #speedOnce = false;

  /** @param {'max' | number} speed steps a second */
  setSpeed(speed) {
    this.#speed = speed;
    this.#wake();
  }

  /** @param {{ learningRate: number, epochs: number }} change */
  async adjust({ learningRate, epochs }) {
    if (!this.config) return;
    await this.engine.askOn(this.#home, { train: { adjust: { learningRate, epochs } } });
    this.config = { ...this.config, learningRate, epochs };
    if (this.state === 'finished' && this.step < this.totalSteps) this.#setState('paused');
    else this.dispatchEvent(new Event('progress'));
  }

  /** The model as it is now, as a file. @returns {Promise<Uint8Array>} */
  async snapshot() {
    const { bytes, step } = await this.engine.askOn(this.#home, { train: { snapshot: {} } });
    this.#keep(bytes, step);
    return bytes.slice();
  }

  /** @param {Uint8Array} bytes @param {number} step */
  #keep(bytes, step) {
    this.#kept = { bytes, step };
    this.#keptAt = performance.now();
  }

  async #loop() {
    if (this.#looping) return;
    this.#looping = true;
    const run = this.#run;
    try {
      while (this.state === 'running' && run === this.#run) {
        await this.#moveIfNeeded();
        await this.#advance(run);
      }
    } catch (error) {
      if (run === this.#run) await this.#onFailure(error);
    } finally {
      this.#looping = false;
    }
    if (this.state === 'running' && run !== this.#run) void this.#loop();
  }

  /** @param {number} run */
  async #advance(run) {
    const perEpoch = this.started?.stepsPerEpoch ?? 1;
    const toEpochEnd = perEpoch - (this.step % perEpoch);
    const single = this.#speedOnce || this.#speed !== 'max';
    const count = single ? 1 : Math.min(this.#burst, toEpochEnd);
    const before = performance.now();
    /** @type {Stepped} */
    const stepped = await this.engine.askOn(this.#home, { train: { steps: { count } } });
    if (run !== this.#run) return;
    const ms = performance.now() - before;
    this.#take(stepped, ms);
    if (!single) this.#burst = Math.max(1, Math.min(200, Math.round((count * PACE_MS) / Math.max(ms, 0.1))));
    if (this.step % perEpoch === 0 || stepped.stop) await this.#endOfEpoch(run);
    else if (performance.now() - this.#keptAt > KEEP_AT_LEAST_MS) await this.snapshot();
    if (this.#speedOnce) {
      this.#speedOnce = false;
      if (this.state === 'running') this.#setState('paused');
    } else if (this.#speed !== 'max' && this.state === 'running') {
      await this.#wait(1000 / this.#speed - (performance.now() - before));
    }
  }

  /**
   * @param {Stepped} stepped
   * @param {number} ms
   */
  #take({ step, losses, stop }, ms) {
    const speed = (1000 * losses.length) / Math.max(ms, 0.1);
    if (losses.length > 0) {
      this.stepsPerSecond = this.stepsPerSecond === null ? speed : 0.9 * this.stepsPerSecond + 0.1 * speed;
      this.engine.backends.reportSpeed(this.stepsPerSecond);
    }
    this.losses.push(...losses);
    this.step = step;
    this.losses.length = Math.min(this.losses.length, step); // a diverged run is back at an earlier step
    if (stop?.kind === 'notFinite' || stop?.kind === 'exploded') {
      this.divergedAt = stop.step;
      this.divergedAs = stop.kind;
      this.evaluations = this.evaluations.filter((evaluation) => evaluation.step <= step);
      this.#setState('diverged');
    } else if (stop?.kind === 'finished') {
      this.#setState('finished');
    }
    this.dispatchEvent(new Event('progress'));
  }

  /** @param {number} run */
  async #endOfEpoch(run) {
    if (this.evaluations.at(-1)?.step !== this.step) await this.#evaluate(run);
    if (performance.now() - this.#keptAt > KEEP_MS || this.state !== 'running') await this.snapshot();
  }

  /** @param {number} run */
  async #evaluate(run) {
    /** @type {Evaluated} */
    const evaluation = await this.engine.askOn(this.#home, { train: { evaluate: {} } });
    if (run !== this.#run) return;
    this.evaluations.push(evaluation);
    this.dispatchEvent(new Event('progress'));
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

  /**
   * @param {TrainConfig} config
   * @param {import('./backends.js').Backend} backend
   * @param {import('./assets.js').OnProgress} [onProgress]
   */
  async #load({ subject }, backend, onProgress) {
    const [train, test] = /** @type {const} */ ([`${subject}Train`, `${subject}Test`]);
    await Promise.all([
      this.engine.loadData(train, onProgress, backend),
      this.engine.loadData(test, undefined, backend),
      this.engine.loadPca(subject, backend),
    ]);
  }

  /** Moves a run that is not under way; one that is moves between two steps. */
  async #moveWhenIdle() {
    if (this.#looping || !this.started) return;
    await this.#moveIfNeeded().catch((error) => this.#onFailure(error));
  }

  async #moveIfNeeded() {
    const target = this.engine.status.backend;
    if (target === this.#home || !this.config) return;
    const run = this.#run;
    // A device that is gone cannot be asked: then the run goes back to its last copy.
    const bytes = await this.snapshot().catch(() => this.#kept?.bytes.slice());
    await this.#resume(target, bytes, run);
  }

  /**
   * @param {import('./backends.js').Backend} target
   * @param {Uint8Array | undefined} bytes
   * @param {number} run
   */
  async #resume(target, bytes, run) {
    const config = this.config;
    if (!config) return;
    await this.#load(config, target);
    const request = bytes ? { resume: { config, bytes } } : { start: { config } };
    const started = await this.engine.askOn(target, { train: request });
    if (run !== this.#run) return;
    this.#home = this.engine.home = target;
    this.started = started;
    this.step = started.step;
    this.losses.length = Math.min(this.losses.length, this.step);
    this.evaluations = this.evaluations.filter((evaluation) => evaluation.step <= this.step);
    this.stepsPerSecond = null;
    this.#burst = 1;
    this.dispatchEvent(new Event('progress'));
  }

  /** A lost device or a crash under way: a lost one goes on elsewhere, a crash waits for the restart. @param {unknown} error */
  async #onFailure(error) {
    const kind = error instanceof EngineError ? error.kind : '';
    const wasRunning = this.state === 'running';
    this.stepsPerSecond = null;
    this.engine.backends.reportSpeed(null);
    if (kind === 'device' && this.#home === 'webgpu') {
      this.engine.backends.onLost(error instanceof EngineError ? (error.params.reason ?? '') : '');
      await this.#resume('cpu', this.#kept?.bytes.slice(), this.#run);
      if (wasRunning) queueMicrotask(() => void this.#loop());
      return;
    }
    if (wasRunning) this.#setState('paused');
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
  }

  /** After a crash: the run as it was last copied, paused. */
  async #recover() {
    this.#home = 'cpu';
    if (!this.started) return;
    await this.#resume('cpu', this.#kept?.bytes.slice(), ++this.#run);
    this.#setState(this.step > 0 ? 'paused' : 'ready');
  }

  /** @param {RunState} state */
  #setState(state) {
    if (state === this.state) return;
    this.state = state;
    if (state !== 'running') this.engine.backends.reportSpeed(null);
    this.dispatchEvent(new Event('change'));
  }
}
