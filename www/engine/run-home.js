/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').RunStart} RunStart
 * @typedef {import('../generated/protocol.js').Evaluation} Evaluation
 * @typedef {import('./backends.js').Backend} Backend
 * @typedef {import('./assets.js').OnProgress} OnProgress
 * @typedef {object} RunRecord the last copy of a run: enough to resume it on another backend, or another day
 * @property {TrainConfig} config
 * @property {number} step
 * @property {number} trainingMs
 * @property {Float32Array} losses
 * @property {Float32Array} penalties
 * @property {Evaluation[]} evaluations
 * @property {Uint8Array} snapshot weights and optimiser state
 */

/** The run is copied to the page at the end of an epoch, but no more often than this. */
const KEEP_MS = 3000;
/** Epochs may be long: at most this much time is lost to a crash or a lost device. */
const KEEP_AT_LEAST_MS = 6000;
/** Large networks take long to copy: they are copied less often, so that copying takes at most a hundredth of the time. */
const WAIT_FOR_COPY = 100;
/** Upper bound on the time lost to a crash, however slow the copy. */
const KEEP_AT_MOST_MS = 30_000;

/** Tracks which engine holds the training run, and keeps the page's last copy of it, from which a lost run is restored. */
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
   * Sends a request to the engine that holds the run.
   * @template {Request} R
   * @param {R} request
   */
  ask(request) {
    return this.engine.ask(request, { on: this.backend });
  }

  /** Whether another backend has been chosen since. */
  get isElsewhere() {
    return this.engine.status.backend !== this.backend;
  }

  /** @param {TrainConfig} config @param {OnProgress} [onProgress] @returns {Promise<RunStart>} */
  async begin(config, onProgress) {
    const start = await this.#put({ start: { config } }, config, this.engine.status.backend, onProgress);
    this.record = null;
    this.#copyMs = 0;
    this.#copiedAt = performance.now();
    return start;
  }

  /** Resumes a run of an earlier page. @param {RunRecord} record */
  async takeUp(record) {
    const { config, snapshot } = record;
    const resume = { config, bytes: snapshot.slice() };
    const start = await this.#put({ resume }, config, this.engine.status.backend);
    this.record = record;
    this.#copiedAt = performance.now();
    return start;
  }

  /** Resumes from the last copy, on another engine or on a restarted one. @param {TrainConfig} config @param {Backend} target */
  goOn(config, target) {
    const bytes = this.record?.snapshot.slice();
    return this.#put(bytes ? { resume: { config, bytes } } : { start: { config } }, config, target);
  }

  /** Whether a copy is due. @param {boolean} isEndOfEpoch */
  isDue(isEndOfEpoch) {
    return performance.now() - this.#copiedAt > this.pause(isEndOfEpoch);
  }

  /** Milliseconds between copies. @param {boolean} isEndOfEpoch */
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
   * @returns {Promise<RunStart>}
   */
  async #put(train, { subject }, target, onProgress) {
    await Promise.all([
      this.engine.loadData(`${subject}Train`, onProgress, target),
      this.engine.loadData(`${subject}Test`, undefined, target),
      this.engine.loadPca(subject, target, onProgress),
    ]);
    const start = /** @type {RunStart} */ (await this.engine.ask({ train }, { on: target }));
    this.backend = this.engine.home = target;
    return start;
  }
}
