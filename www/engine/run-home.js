/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').Started} Started
 * @typedef {import('../generated/protocol.js').Evaluated} Evaluated
 * @typedef {import('./backends.js').Backend} Backend
 * @typedef {import('./assets.js').OnProgress} OnProgress
 * @typedef {object} RunRecord a run as it was when it was last copied: enough to go on with it elsewhere, or another day
 * @property {TrainConfig} config
 * @property {number} step
 * @property {number} trainingMs
 * @property {Float32Array} losses
 * @property {Float32Array} penalties
 * @property {Evaluated[]} evaluations
 * @property {Uint8Array} snapshot weights and what the optimiser remembers
 */

/** The run is copied to the page at the end of an epoch, but not more often than this. */
const KEEP_MS = 3000;
/** Epochs may be long: what a crash or a lost device can cost is never more than this, in time. */
const KEEP_AT_LEAST_MS = 6000;
/** A large network takes long to copy: it is copied less often, so that training waits for no more than a hundredth of the time. */
const WAIT_FOR_COPY = 100;
/** But however long that takes, a crash costs no more than this. */
const KEEP_AT_MOST_MS = 30_000;

/** Where the engine holds the training run, and the run as the page has copied it last: what is lost there is found here. */
export class RunHome {
  /** @type {Backend} */
  backend = 'cpu';
  /** @type {RunRecord | null} */
  record = null;
  #copiedAt = 0;
  #copyMs = 0;

  /** @param {import('./client.js').Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /**
   * Asks the engine that holds the run.
   * @template {Request} R
   * @param {R} request
   */
  ask(request) {
    return this.engine.ask(request, { on: this.backend });
  }

  /** Another backend has been chosen since. */
  get isElsewhere() {
    return this.engine.status.backend !== this.backend;
  }

  /** @param {TrainConfig} config @param {OnProgress} [onProgress] @returns {Promise<Started>} */
  async begin(config, onProgress) {
    const started = await this.#put({ start: { config } }, config, this.engine.status.backend, onProgress);
    this.record = null;
    this.#copyMs = 0;
    this.#copiedAt = performance.now();
    return started;
  }

  /** Goes on with a run of an earlier page. @param {RunRecord} record */
  async takeUp(record) {
    const { config, snapshot } = record;
    const resume = { config, bytes: snapshot.slice() };
    const started = await this.#put({ resume }, config, this.engine.status.backend);
    this.record = record;
    this.#copiedAt = performance.now();
    return started;
  }

  /** Goes on as the run was last copied, on another engine or on the successor of one. @param {TrainConfig} config @param {Backend} target */
  goOn(config, target) {
    const bytes = this.record?.snapshot.slice();
    return this.#put(bytes ? { resume: { config, bytes } } : { start: { config } }, config, target);
  }

  /** Whether a copy is wanted. @param {boolean} isEndOfEpoch */
  isDue(isEndOfEpoch) {
    return performance.now() - this.#copiedAt > this.pause(isEndOfEpoch);
  }

  /** Milliseconds from one copy to the next. @param {boolean} isEndOfEpoch */
  pause(isEndOfEpoch) {
    const pause = Math.max(isEndOfEpoch ? KEEP_MS : KEEP_AT_LEAST_MS, WAIT_FOR_COPY * this.#copyMs);
    return Math.min(pause, KEEP_AT_MOST_MS);
  }

  /** Copies the run to the page. @param {Omit<RunRecord, 'snapshot' | 'losses' | 'penalties'> & { losses: number[], penalties: number[] }} run */
  async copy({ config, step, trainingMs, losses, penalties, evaluations }) {
    const before = performance.now();
    const { bytes: snapshot } = await this.ask({ train: { snapshot: {} } });
    this.#copiedAt = performance.now();
    this.#copyMs = this.#copiedAt - before;
    const [curve, penalised] = [losses, penalties].map((values) => Float32Array.from(values));
    this.record = {
      config,
      step,
      trainingMs,
      losses: curve,
      penalties: penalised,
      evaluations: evaluations.slice(),
      snapshot,
    };
  }

  /**
   * @param {import('../generated/protocol.js').TrainRequest} train
   * @param {TrainConfig} config
   * @param {Backend} target
   * @param {OnProgress} [onProgress]
   * @returns {Promise<Started>}
   */
  async #put(train, { subject }, target, onProgress) {
    await Promise.all([
      this.engine.loadData(`${subject}Train`, onProgress, target),
      this.engine.loadData(`${subject}Test`, undefined, target),
      this.engine.loadPca(subject, target, onProgress),
    ]);
    const started = /** @type {Started} */ (await this.engine.ask({ train }, { on: target }));
    this.backend = this.engine.home = target;
    return started;
  }
}
