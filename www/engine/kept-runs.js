/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').RunStart} RunStart
 * @typedef {import('../generated/protocol.js').Evaluation} Evaluation
 * @typedef {import('../generated/protocol.js').PreviewImages} PreviewImages
 * @typedef {import('./training.js').TrainingRun} TrainingRun
 */

/**
 * The state of a run at one moment.
 *
 * @typedef {object} Capture
 * @property {TrainConfig} config
 * @property {RunStart} started
 * @property {number} step
 * @property {number} trainingMs
 * @property {number[]} losses
 * @property {number[]} penalties
 * @property {Evaluation[]} evaluations
 * @property {PreviewImages} preview reconstructions of some test samples
 * @property {Uint8Array} model as a file
 */

/**
 * A kept run; its id is also its colour.
 * @typedef {Capture & { id: number, name: string }} KeptRun
 */

/** Each run holds a model of some megabytes, and more curves would be indistinguishable. */
export const MAX_KEPT = 6;

/**
 * The runs the user has kept to compare. `work/keeper.js` stores them between visits.
 *
 * Event: `change`.
 */
export class KeptRuns extends EventTarget {
  /** @type {KeptRun[]} */
  runs = [];

  get isFull() {
    return this.runs.length >= MAX_KEPT;
  }

  /**
   * Keeps the current state of a run.
   * @param {TrainingRun} run
   * @param {(config: TrainConfig) => string} nameOf names a configuration; a duplicate name gets a number
   * @param {number[]} indices test samples whose reconstructions are kept
   * @returns {Promise<KeptRun | undefined>} undefined without a run or free space
   */
  async keep(run, nameOf, indices) {
    if (this.isFull) return undefined;
    const capture = await run.capture(indices);
    if (!capture || this.isFull) return undefined; // another run may have been added meanwhile
    /** @type {KeptRun} */
    const keptRun = { ...capture, id: this.#freeId(), name: this.#freeName(nameOf(capture.config)) };
    this.runs.push(keptRun);
    this.#changed();
    return keptRun;
  }

  /**
   * Adds a run of an earlier page.
   * @param {Capture} capture
   * @param {string} name
   * @param {(run: KeptRun) => void} before called before the `change` event
   * @returns {boolean} whether there was room
   */
  add(capture, name, before) {
    if (this.isFull) return false;
    const keptRun = { ...capture, id: this.#freeId(), name: this.#freeName(name) };
    before(keptRun);
    this.runs.push(keptRun);
    this.#changed();
    return true;
  }

  /** @param {number} id @param {string} name */
  rename(id, name) {
    const run = this.runs.find((kept) => kept.id === id);
    if (run) run.name = name;
    this.#changed();
  }

  /** @param {number} id */
  remove(id) {
    this.runs = this.runs.filter((kept) => kept.id !== id);
    this.#changed();
  }

  #freeId() {
    let id = 0;
    while (this.runs.some((kept) => kept.id === id)) id++;
    return id;
  }

  /** @param {string} wanted */
  #freeName(wanted) {
    let name = wanted;
    for (let count = 2; this.runs.some((kept) => kept.name === name); count++) name = `${wanted} (${count})`;
    return name;
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * A run's curves as a table with one line per step; the test columns are filled at evaluated steps.
 * @param {KeptRun} run
 */
export function curvesTable({ losses, penalties, evaluations }) {
  const tests = new Map(evaluations.map((evaluation) => [evaluation.step, evaluation]));
  const rows = () =>
    Array.from({ length: losses.length + 1 }, (_, step) => {
      const test = tests.get(step);
      const isKnown = step > 0 && !Number.isNaN(losses[step - 1]); // unknown for steps before the run was opened
      const [loss, penalty] = isKnown ? [losses[step - 1], penalties[step - 1] ?? 0] : [null, null];
      return [step, loss, penalty, test?.cost, test?.mse];
    });
  return { head: ['step', 'loss', 'penalty', 'test_cost', 'test_mse'], rows };
}
