/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').Started} Started
 * @typedef {import('../generated/protocol.js').Evaluated} Evaluated
 * @typedef {import('../generated/protocol.js').Previewed} Previewed
 * @typedef {import('./training.js').TrainingRun} TrainingRun
 */

/**
 * A run as it was at one moment.
 *
 * @typedef {object} Capture
 * @property {TrainConfig} config
 * @property {Started} started
 * @property {number} step
 * @property {number} trainingMs
 * @property {number[]} losses
 * @property {number[]} penalties
 * @property {Evaluated[]} evaluations
 * @property {Previewed} preview reconstructions of some test samples
 * @property {Uint8Array} model its file
 */

/**
 * A run that was put aside; its number is also its colour.
 * @typedef {Capture & { id: number, name: string }} KeptRun
 */

/** Each holds a model of some megabytes, and more curves than these cannot be told apart. */
export const MOST_KEPT = 6;

/**
 * The runs that a person has put aside to compare. `work/keeper.js` keeps them between visits.
 *
 * Event: `change`.
 */
export class KeptRuns extends EventTarget {
  /** @type {KeptRun[]} */
  runs = [];

  get isFull() {
    return this.runs.length >= MOST_KEPT;
  }

  /**
   * Puts a run aside as it is now.
   * @param {TrainingRun} run
   * @param {(config: TrainConfig) => string} nameOf a name for what was trained; a number is put to one that is taken
   * @param {number[]} indices test samples to keep its reconstructions of
   * @returns {Promise<KeptRun | undefined>} nothing when there is no run, or no room
   */
  async keep(run, nameOf, indices) {
    if (this.isFull) return undefined;
    const capture = await run.capture(indices);
    if (!capture || this.isFull) return undefined; // another one may have come meanwhile
    /** @type {KeptRun} */
    const kept = { ...capture, id: this.#freeId(), name: this.#freeName(nameOf(capture.config)) };
    this.runs.push(kept);
    this.#changed();
    return kept;
  }

  /**
   * Puts a run of an earlier page among them.
   * @param {Capture} capture
   * @param {string} name
   * @param {(run: KeptRun) => void} before is told of it before anybody else
   * @returns {boolean} whether there was room
   */
  add(capture, name, before) {
    if (this.isFull) return false;
    const kept = { ...capture, id: this.#freeId(), name: this.#freeName(name) };
    before(kept);
    this.runs.push(kept);
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
 * A run's curves as a table: one line a step; the test's columns are filled where it was measured.
 * @param {KeptRun} run
 */
export function curvesTable({ losses, penalties, evaluations }) {
  const tests = new Map(evaluations.map((evaluation) => [evaluation.step, evaluation]));
  const rows = () =>
    Array.from({ length: losses.length + 1 }, (_, step) => {
      const test = tests.get(step);
      const isKnown = step > 0 && !Number.isNaN(losses[step - 1]); // not of the steps that were done before it was opened
      const [loss, penalty] = isKnown ? [losses[step - 1], penalties[step - 1] ?? 0] : [null, null];
      return [step, loss, penalty, test?.cost, test?.mse];
    });
  return { head: ['step', 'loss', 'penalty', 'test_cost', 'test_mse'], rows };
}
