import { Runner } from './runner.js';

/**
 * @typedef {import('./runner.js').Settings} Settings
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {import('../../engine/backends.js').Notice} Notice
 * @typedef {import('../../engine/turns.js').Turn} Turn
 * @typedef {'ready' | 'preparing' | 'running' | 'paused' | 'finished' | 'measuring'} State
 */

/** Training time of each engine in a race. */
export const RACE_MS = 30_000;
/** Minimum training time for a reliable speed. */
const MEASURE_MS = 500;

/**
 * Trains CPU and WebGPU in turns, because they would disturb each other: both are called from one thread, and WebGPU
 * computed by the CPU shares its cores. The engine with less training time is next.
 */
export class Race {
  /** @type {State} */
  state = 'ready';
  /** Why WebGPU does not take part. @type {Notice | null} */
  missing = null;
  /** Whether this browser has no WebGPU to prepare. */
  #isAbsent = false;
  /** Whether the page's run was paused, so that it does not train at the same time. */
  hasRested = false;
  /** One turn per task. */
  #turns;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} on
   * @param {() => void} on.change the state has changed
   * @param {(runner: Runner) => void} on.speed an engine has trained long enough for a reliable speed
   * @param {(error: unknown) => void} on.error
   */
  constructor({ engine, run }, on) {
    this.run = run;
    this.on = on;
    this.#turns = engine.turns();
    this.cpu = new Runner('cpu', engine);
    this.webgpu = new Runner('webgpu', engine);
  }

  get runners() {
    return [this.cpu, this.webgpu];
  }

  /** Whether the race trains or is about to. */
  get isOn() {
    return this.state === 'running' || this.state === 'preparing';
  }

  /** Starts a race, or resumes a paused one. @param {Settings} settings */
  start(settings) {
    const isNew = this.state !== 'paused';
    return this.#begin('preparing', async (turn) => {
      if (isNew) await this.#lineUp(settings, turn);
      this.#set('running');
      while (!turn.isOver) {
        const next = this.#next();
        if (!next) return this.#set('finished');
        await this.#withRunner(next, () => next.burst());
        if (next.ms >= MEASURE_MS) this.on.speed(next);
        this.on.change();
      }
    });
  }

  /**
   * Before a race: whether there is a WebGPU to race against. Finding one needs no engine; it may still be lost later.
   * @param {Notice | null} notice why there is no WebGPU
   */
  lookAhead(notice) {
    if (this.state !== 'ready') return;
    this.missing = notice;
    this.#isAbsent = notice !== null;
    this.on.change();
  }

  /** Pauses: the current burst still counts, no further one is requested. */
  pause() {
    if (this.state !== 'running') return this.reset();
    this.#turns.end();
    this.#set('paused');
  }

  /** Stops everything and clears both runners. */
  reset() {
    this.#turns.end();
    for (const runner of this.runners) runner.clear();
    this.#set('ready');
  }

  /**
   * Measures each engine's speed at one batch size after the other.
   * @param {Settings[]} all
   * @param {(share: number) => void} tell as in `ui/long-task.js`
   */
  measure(all, tell) {
    this.reset();
    return this.#begin('measuring', async (turn) => {
      await this.#prepare(turn);
      for (const [at, settings] of all.entries()) {
        for (const runner of this.runners) {
          if (runner === this.webgpu && this.missing) continue;
          await this.#withRunner(runner, () => this.#measureOne(runner, settings, turn));
          if (runner.ms > 0) this.on.speed(runner);
          this.on.change();
          tell((at + (runner === this.cpu ? 0.5 : 1)) / all.length);
        }
      }
      this.reset();
    });
  }

  /** @param {Runner} runner @param {Settings} settings @param {Turn} turn */
  async #measureOne(runner, settings, turn) {
    await turn.wait(runner.line(settings));
    while (runner.isLined && runner.ms < MEASURE_MS) await turn.wait(runner.burst());
  }

  /**
   * Begins a task in place of the current one, after that one's last question has been answered.
   * @param {State} state until the task sets another
   * @param {(turn: Turn) => Promise<void>} task
   */
  #begin(state, task) {
    const turn = this.#turns.begin();
    this.#set(state);
    const result = this.#queue.then(async () => {
      if (turn.isOver) return;
      try {
        await task(turn);
      } catch (error) {
        if (turn.isOver) return;
        this.reset();
        this.on.error(error);
      }
    });
    this.#queue = result;
    return result;
  }

  /** @param {Settings} settings @param {Turn} turn */
  async #lineUp(settings, turn) {
    for (const runner of this.runners) runner.clear();
    await this.#prepare(turn);
    for (const runner of this.runners) {
      if (runner === this.webgpu && this.missing) return;
      this.on.change();
      await turn.wait(this.#withRunner(runner, () => runner.line(settings)));
    }
  }

  /** Pauses the page's run and prepares the WebGPU engine if possible. @param {Turn} turn */
  async #prepare(turn) {
    const { run } = this;
    const { engine } = run;
    this.hasRested ||= run.state === 'running';
    await turn.wait(run.rest());
    if (this.#isAbsent) return; // already reported
    const isThere = await turn.wait(engine.backends.prepareGpu());
    const unknown = { key: 'engine.webgpuError', params: { reason: '' } };
    this.missing = isThere ? null : (engine.status.notice ?? unknown);
    this.on.change();
  }

  /**
   * Runs a task that needs an engine. If WebGPU fails, the CPU continues alone.
   * @param {Runner} runner
   * @param {() => Promise<void>} task
   */
  async #withRunner(runner, task) {
    try {
      await task();
    } catch (error) {
      const { kind, params } = /** @type {any} */ (error ?? {});
      if (runner !== this.webgpu || kind !== 'device') throw error;
      this.missing = { key: 'race.lost', params: { reason: params?.reason ?? '' } };
      runner.isLined = false; // its results stay on screen
    }
  }

  /** The next runner: of those whose time is not up, the one with less training time. */
  #next() {
    const runnersLeft = this.runners.filter(({ isLined, ms }) => isLined && ms < RACE_MS);
    return runnersLeft.sort((a, b) => a.ms - b.ms)[0];
  }

  /** @param {State} state */
  #set(state) {
    this.state = state;
    this.on.change();
  }
}
