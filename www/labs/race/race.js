import { Runner } from './runner.js';

/**
 * @typedef {import('./runner.js').Settings} Settings
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {import('../../engine/backends.js').Notice} Notice
 * @typedef {import('../../engine/turns.js').Turn} Turn
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
  /** One for each thing that is begun. */
  #turns;
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
    this.#turns = engine.turns();
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
   * Before anybody has started: whether there is a WebGPU to race against. To find one takes no engine; to lose one may come
   * later.
   * @param {Notice | null} notice why there is none
   */
  lookAhead(notice) {
    if (this.state !== 'ready') return;
    this.missing = notice;
    this.on.change();
  }

  /** The burst under way is counted; no other is asked for. */
  pause() {
    if (this.state !== 'running') return this.reset();
    this.#turns.end();
    this.#set('paused');
  }

  /** Everything stops, and nobody has trained. */
  reset() {
    this.#turns.end();
    for (const runner of this.runners) runner.clear();
    this.#set('ready');
  }

  /**
   * The speed of each engine with one batch size after the other.
   * @param {Settings[]} all
   * @param {(share: number) => void} tell as of `ui/long-task.js`
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
   * Begins something in place of what is under way, after its last question has been answered.
   * @param {State} state until it says otherwise
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

  /** The page's run at rest, and the WebGPU engine there, if it can be. @param {Turn} turn */
  async #prepare(turn) {
    const { run } = this;
    const { engine } = run;
    this.hasRested ||= run.state === 'running';
    await turn.wait(run.rest());
    const isThere = await turn.wait(engine.backends.prepareGpu());
    const unknown = { key: 'engine.webgpuError', params: { reason: '' } };
    this.missing = isThere ? null : (engine.status.notice ?? unknown);
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
