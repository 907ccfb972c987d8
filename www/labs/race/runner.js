import { LIMITS } from '../../generated/labs.js';

/**
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {{ network: import('../../generated/protocol.js').RaceNetwork, batchSize: number, seed: number }} Settings
 * @typedef {{ seconds: number, loss: number }} Point
 */

/** Length of a burst, in ms: long compared with the cost of a question, short for the eye. */
const BURST_MS = 250;
/** Steps that are not timed: WebGPU compiles its programs in the first two, and the third sets the steps per burst. */
const WARM_UP = [2, 1];

/** One engine's side of the race: its training, by its own clock. */
export class Runner {
  /** Whether its network is ready to train. */
  isLined = false;
  parameters = 0;
  batchSize = 0;
  /** Timed steps, and the milliseconds that they took. */
  steps = 0;
  ms = 0;
  /** Milliseconds of preparation and warm-up before the timed steps. */
  warmUpMs = 0;
  /** Loss of every step, index 0 for step 1. @type {number[]} */
  losses = [];
  /** Mean loss of each burst, at its end. @type {Point[]} */
  points = [];
  #burst = 1;
  /** One turn per line-up: training of an earlier line-up is not counted. */
  #lines;

  /**
   * @param {Backend} backend
   * @param {import('../../lab-kit/types.js').LabContext['engine']} engine
   */
  constructor(backend, engine) {
    this.backend = backend;
    this.engine = engine;
    this.#lines = engine.turns();
  }

  get stepsPerSecond() {
    return this.ms > 0 ? (1000 * this.steps) / this.ms : 0;
  }

  /** Images of the timed steps. */
  get samples() {
    return this.steps * this.batchSize;
  }

  get samplesPerSecond() {
    return this.stepsPerSecond * this.batchSize;
  }

  /** Clears the results; a burst under way is not counted. */
  clear() {
    this.#lines.end();
    this.isLined = false;
    Object.assign(this, { steps: 0, ms: 0, warmUpMs: 0, losses: [], points: [] });
  }

  /**
   * Prepares a network with new weights and warms it up.
   * @param {Settings} settings
   */
  async line(settings) {
    this.clear();
    const line = this.#lines.begin();
    await line.loadData('digitsTrain', undefined, this.backend);
    const before = performance.now();
    const { parameters } = await this.#answer(line, { race: { begin: settings } });
    const losses = [];
    let last = 0;
    for (const steps of WARM_UP) {
      const start = performance.now();
      losses.push(...(await this.#answer(line, { race: { run: { steps } } })).losses);
      last = (performance.now() - start) / steps;
    }
    const { batchSize } = settings;
    this.#setBurst(last);
    const points = [{ seconds: 0, loss: losses[losses.length - 1] }];
    const warmUpMs = performance.now() - before;
    Object.assign(this, { isLined: true, parameters, batchSize, losses, points, warmUpMs });
  }

  /** Trains one burst. */
  async burst() {
    const before = performance.now();
    const { losses } = await this.#answer(this.#lines.current, { race: { run: { steps: this.#burst } } });
    const ms = Math.max(performance.now() - before, 0.1);
    this.steps += losses.length;
    this.ms += ms;
    this.losses.push(...losses);
    const loss = losses.reduce((sum, value) => sum + value, 0) / losses.length;
    this.points.push({ seconds: this.ms / 1000, loss });
    this.#setBurst(ms / losses.length);
  }

  /** @param {number} msAStep */
  #setBurst(msAStep) {
    this.#burst = Math.max(1, Math.min(LIMITS.raceSteps, Math.round(BURST_MS / Math.max(msAStep, 0.01))));
  }

  /**
   * Asks the engine and waits for the answer even if it is no longer wanted: only then is it the other engine's turn.
   * @template {import('../../generated/protocol.js').Request} R
   * @param {import('../../engine/turns.js').Turn} line
   * @param {R} request
   */
  #answer(line, request) {
    return line.wait(this.engine.ask(request, { on: this.backend }));
  }
}
