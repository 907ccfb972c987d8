/**
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {{ network: import('../../generated/protocol.js').RaceNetwork, batchSize: number, seed: number }} Settings
 * @typedef {{ seconds: number, loss: number }} Point
 */

/** Both engines take turns, each of about so many milliseconds: long beside what a question costs, short beside a glance. */
const BURST_MS = 250;
/** As many as the engine does for one question. */
const LARGEST_BURST = 500;
/** Steps that are not timed: in the first two WebGPU compiles its programs, the third tells how many a burst can have. */
const WARM_UP = [2, 1];

/** One engine's side of the race: what it has trained, by its own clock. */
export class Runner {
  /** Whether it stands at the line or beyond. */
  isLined = false;
  parameters = 0;
  batchSize = 0;
  /** Timed steps, and the milliseconds that they took. */
  steps = 0;
  ms = 0;
  /** What the steps before took, the first one's preparations with them. */
  warmUpMs = 0;
  /** What was minimised in every step, index 0 for step 1. @type {number[]} */
  losses = [];
  /** The mean of each burst at its end. @type {Point[]} */
  points = [];
  #burst = 1;
  /** Counts the lines: a reply that belongs to an older one is dropped. */
  #line = 0;

  /**
   * @param {Backend} backend
   * @param {import('../../lab-kit/types.js').LabContext['engine']} engine
   */
  constructor(backend, engine) {
    this.backend = backend;
    this.engine = engine;
  }

  get stepsPerSecond() {
    return this.ms > 0 ? (1000 * this.steps) / this.ms : 0;
  }

  /** Images in the timed steps. */
  get samples() {
    return this.steps * this.batchSize;
  }

  get samplesPerSecond() {
    return this.stepsPerSecond * this.batchSize;
  }

  /** Away from the line; what is still under way is not counted. */
  clear() {
    this.#line++;
    this.isLined = false;
    Object.assign(this, { steps: 0, ms: 0, warmUpMs: 0, losses: [], points: [] });
  }

  /**
   * To the line with new weights, warmed up.
   * @param {Settings} settings
   */
  async line(settings) {
    this.clear();
    const line = this.#line;
    await this.engine.loadData('digitsTrain', undefined, this.backend);
    if (line !== this.#line) return;
    const before = performance.now();
    const begun = await this.#ask({ begin: settings });
    const losses = [];
    let last = 0;
    for (const steps of WARM_UP) {
      if (line !== this.#line) return;
      const start = performance.now();
      losses.push(...(await this.#ask({ run: { steps } })).losses);
      last = (performance.now() - start) / steps;
    }
    if (line !== this.#line) return;
    const { batchSize } = settings;
    this.#setBurst(last);
    const points = [{ seconds: 0, loss: losses[losses.length - 1] }];
    const warmUpMs = performance.now() - before;
    Object.assign(this, { isLined: true, parameters: begun.parameters, batchSize, losses, points, warmUpMs });
  }

  /** One turn. */
  async burst() {
    const line = this.#line;
    const before = performance.now();
    /** @type {import('../../generated/protocol.js').Stepped} */
    const { losses } = await this.#ask({ run: { steps: this.#burst } });
    const ms = Math.max(performance.now() - before, 0.1);
    if (line !== this.#line) return;
    this.steps += losses.length;
    this.ms += ms;
    this.losses.push(...losses);
    const loss = losses.reduce((sum, own) => sum + own, 0) / losses.length;
    this.points.push({ seconds: this.ms / 1000, loss });
    this.#setBurst(ms / losses.length);
  }

  /** @param {number} msAStep */
  #setBurst(msAStep) {
    this.#burst = Math.max(1, Math.min(LARGEST_BURST, Math.round(BURST_MS / Math.max(msAStep, 0.01))));
  }

  /** @param {import('../../generated/protocol.js').RaceAsk} question @returns {Promise<any>} */
  #ask(question) {
    return this.engine.askOn(this.backend, { race: question });
  }
}
