import { Runner } from './runner.js';

/**
 * @typedef {import('./runner.js').Settings} Settings
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {import('../../engine/backends.js').Notice} Notice
 * @typedef {'ready' | 'preparing' | 'running' | 'paused' | 'finished' | 'measuring'} State
 */

/** A race is over when each engine has trained for so long. */
export const RACE_MS = 30_000;
/** What an engine trains for at least before its speed is believed. */
const MEASURE_MS = 500;

/**
 * CPU and WebGPU in turns. They take turns because they would disturb each other: both are asked from one thread, and where
 * WebGPU is computed by the CPU they share its cores. Whoever has trained for less time is next.
 */
export class Race {
  /** @type {State} */
  state = 'ready';
  /** Why WebGPU does not take part. @type {Notice | null} */
  missing = null;
  /** Whether the page's own run was paused, so as not to train at the same time. */
  hasRested = false;
  /** Counts what was begun: of several only the last one goes on. */
  #turn = 0;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} on
   * @param {() => void} on.change there is something else to show
   * @param {(runner: Runner) => void} on.speed an engine has trained for long enough to believe its speed
   * @param {(error: unknown) => void} on.error
   */
  constructor({ engine, run }, on) {
    this.run = run;
    this.on = on;
    this.cpu = new Runner('cpu', engine);
    this.webgpu = new Runner('webgpu', engine);
  }

  get runners() {
    return [this.cpu, this.webgpu];
  }

  /** Whether it trains, or is about to. */
  get isOn() {
    return this.state === 'running' || this.state === 'preparing';
  }

  /** From the line, or on from where it was paused. @param {Settings} settings */
  start(settings) {
    const isNew = this.state !== 'paused';
    return this.#begin('preparing', async (isWanted) => {
      if (isNew) await this.#lineUp(settings, isWanted);
      if (isWanted()) this.#set('running');
      while (isWanted()) {
        const next = this.#next();
        if (!next) return this.#set('finished');
        await this.#withRunner(next, () => next.burst());
        if (next.ms >= MEASURE_MS) this.on.speed(next);
        this.on.change();
      }
    });
  }

  /** The burst under way is counted; no other is asked for. */
  pause() {
    if (this.state !== 'running') return this.reset();
    this.#turn++;
    this.#set('paused');
  }

  /** Everything stops, and nobody has trained. */
  reset() {
    this.#turn++;
    for (const runner of this.runners) runner.clear();
    this.#set('ready');
  }

  /**
   * The speed of each engine with one batch size after the other.
   * @param {Settings[]} all
   * @param {(share: number) => boolean} tell as of `ui/long-task.js`
   */
  measure(all, tell) {
    this.reset();
    return this.#begin('measuring', async (isWanted) => {
      await this.#prepare(isWanted);
      for (const [at, settings] of all.entries()) {
        for (const runner of this.runners) {
          if (runner === this.webgpu && this.missing) continue;
          await this.#withRunner(runner, () => this.#measureOne(runner, settings, isWanted));
          if (!isWanted()) return;
          if (runner.ms > 0) this.on.speed(runner);
          this.on.change();
          if (!tell((at + (runner === this.cpu ? 0.5 : 1)) / all.length)) return this.reset();
        }
      }
      this.reset();
    });
  }

  /** @param {Runner} runner @param {Settings} settings @param {() => boolean} isWanted */
  async #measureOne(runner, settings, isWanted) {
    await runner.line(settings);
    while (isWanted() && runner.isLined && runner.ms < MEASURE_MS) await runner.burst();
  }

  /**
   * Begins something in place of what is under way, after its last question has been answered.
   * @param {State} state until it says otherwise
   * @param {(isWanted: () => boolean) => Promise<void>} task
   */
  #begin(state, task) {
    const turn = ++this.#turn;
    const isWanted = () => turn === this.#turn;
    this.#set(state);
    const result = this.#queue.then(async () => {
      if (!isWanted()) return;
      try {
        await task(isWanted);
      } catch (error) {
        if (!isWanted()) return;
        this.reset();
        this.on.error(error);
      }
    });
    this.#queue = result;
    return result;
  }

  /** @param {Settings} settings @param {() => boolean} isWanted */
  async #lineUp(settings, isWanted) {
    for (const runner of this.runners) runner.clear();
    await this.#prepare(isWanted);
    for (const runner of this.runners) {
      if (!isWanted() || (runner === this.webgpu && this.missing)) return;
      this.on.change();
      await this.#withRunner(runner, () => runner.line(settings));
    }
  }

  /** The page's run at rest, and the WebGPU engine there, if it can be. @param {() => boolean} isWanted */
  async #prepare(isWanted) {
    const { run } = this;
    const { engine } = run;
    this.hasRested ||= run.state === 'running';
    await run.rest();
    this.missing = null;
    this.on.change();
    const isThere = isWanted() && (await engine.backends.prepareGpu());
    if (isWanted() && !isThere)
      this.missing = engine.status.notice ?? { key: 'engine.webgpuError', params: { reason: '' } };
    this.on.change();
  }

  /**
   * Does what needs an engine. If it is WebGPU that fails, the CPU goes on alone.
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
      runner.isLined = false; // what it has trained stays to be seen
    }
  }

  /** Whose turn it is: of those who have not trained for long enough, the one that has trained for less. */
  #next() {
    const left = this.runners.filter(({ isLined, ms }) => isLined && ms < RACE_MS);
    return left.sort((a, b) => a.ms - b.ms)[0];
  }

  /** @param {State} state */
  #set(state) {
    this.state = state;
    this.on.change();
  }
}
