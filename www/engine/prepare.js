/**
 * @typedef {import('../generated/protocol.js').ModelInfo} ModelInfo
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {(step: number, steps: number) => void} OnSteps
 */

/** Target milliseconds per request, so that other questions are answered in between. */
const PACE_MS = 80;
/** Number of steps in the first request, and the maximum. */
const [FIRST, MAX] = [4, 100];

/** Networks trained alongside the page's run, one at a time, because an engine holds one unfinished network. */
export class Preparations {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {import('./client.js').Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /**
   * As {@link prepare}.
   * @param {string} name
   * @param {TrainConfig} config
   * @param {OnSteps} [onSteps]
   * @param {AbortSignal} [signal]
   */
  add(name, config, onSteps, signal) {
    const begin = () => prepare(this.engine, name, config, onSteps, signal);
    const model = this.#last.then(begin, begin);
    this.#last = model;
    return model;
  }
}

/** Whether the request was cancelled rather than failed. @param {unknown} error */
export const isGivenUp = (error) => ['stale', 'left'].includes(/** @type {any} */ (error)?.kind);

/**
 * Trains a network to completion in small requests. If cancelled, it resumes from there when it is the next network
 * requested.
 * @param {import('./client.js').Engine} engine
 * @param {string} name of the resulting model
 * @param {TrainConfig} config
 * @param {OnSteps} [onSteps]
 * @param {AbortSignal} [signal]
 * @returns {Promise<ModelInfo>}
 */
async function prepare(engine, name, config, onSteps, signal) {
  const { subject } = config;
  const parts = /** @type {const} */ (['Train', 'Test']);
  await Promise.all(parts.map((part) => engine.loadData(`${subject}${part}`)));
  for (let count = FIRST; ;) {
    signal?.throwIfAborted();
    const before = performance.now();
    const { step, steps, model } = await engine.ask({ engine: { prepare: { name, config, steps: count } } });
    onSteps?.(step, steps);
    if (model) return model;
    const ms = Math.max(performance.now() - before, 1);
    count = Math.max(1, Math.min(MAX, 2 * count, Math.round((count * PACE_MS) / ms)));
  }
}
