import { idOf } from './kinds.js';
import { newId } from './measure.js';

/**
 * @typedef {import('../engine/training.js').TrainingRun} TrainingRun
 * @typedef {import('../engine/run-home.js').RunRecord} RunRecord
 * @typedef {import('../engine/kept-runs.js').KeptRuns} KeptRuns
 * @typedef {import('../engine/kept-runs.js').KeptRun} KeptRun
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./schema.js').Entry} Entry
 */

/**
 * Saves the current run, the kept runs and the networks passed between labs.
 *
 * A run is written whenever the engine has copied it to the page anyway (`TrainingRun`), so training does not wait for it.
 */
export class Keeper {
  #runId = newId();
  /** The copy of the run stored in the database. @type {RunRecord | null} */
  #writtenRecord = null;
  /** Database id and name of each kept run, and whether it is stored. @type {Map<KeptRun, { id: string, name: string, isThere: boolean }>} */
  #storedRuns = new Map();
  /** @type {Promise<unknown>} */
  #writing = Promise.resolve();

  /**
   * @param {import('./work.js').Work} work
   * @param {TrainingRun} run
   * @param {KeptRuns} kept
   * @param {(config: TrainConfig) => string} nameOf
   */
  constructor(work, run, kept, nameOf) {
    this.work = work;
    this.run = run;
    this.kept = kept;
    this.nameOf = nameOf;
    run.addEventListener('begun', () => {
      this.#runId = newId();
      this.#writtenRecord = null;
    });
    run.addEventListener('copied', () => this.#later(() => this.#keepRun()));
    run.addEventListener('opened', (event) =>
      this.#later(() => this.#keepRun(/** @type {CustomEvent} */ (event).detail.name)),
    );
    kept.addEventListener('change', () => this.#later(() => this.#keepRuns()));
    run.engine.addEventListener('adopted', (event) =>
      this.#later(() => this.#keepModel(/** @type {CustomEvent} */ (event).detail)),
    );
    work.addEventListener('deleted', () => {
      this.#writtenRecord = null;
      for (const stored of this.#storedRuns.values()) stored.isThere = false;
      this.#again();
    });
    work.addEventListener('again', () => this.#again());
    this.#again(); // work may have been made before this started
  }

  /** Whether closing the page would lose something: a kept run that is not stored, or a current run that cannot be. */
  get wouldLose() {
    const { kept, run, work } = this;
    if (kept.runs.some((run) => !this.#storedRuns.get(run)?.isThere)) return true;
    return work.problem !== null && run.step > (this.#writtenRecord?.step ?? 0);
  }

  /** Resumes a run. @param {Entry} entry @param {RunRecord} record @param {boolean} isOpen whether another tab has it */
  async takeRun(entry, record, isOpen) {
    await this.run.secure(); // secures the run being replaced
    await this.#writing;
    await this.run.restore(record);
    this.#runId = isOpen ? newId() : entry.id;
    this.#writtenRecord = isOpen ? null : record;
    if (!isOpen) await this.work.take(entry.id);
  }

  /**
   * Restores a kept run.
   * @param {Entry} entry
   * @param {import('../engine/kept-runs.js').Capture} capture
   * @param {boolean} isOpen whether another tab has it
   * @returns {Promise<boolean>} whether there was room
   */
  async takeKept(entry, capture, isOpen) {
    if ([...this.#storedRuns.values()].some(({ id }) => id === entry.id)) return true;
    const added = this.kept.add(capture, entry.name, (run) => {
      if (!isOpen) this.#storedRuns.set(run, { id: entry.id, name: run.name, isThere: true });
    });
    if (added && !isOpen) await this.work.take(entry.id);
    return added;
  }

  /** Settles when all pending writes have succeeded or failed. */
  get settled() {
    return this.#writing;
  }

  #again() {
    this.#later(() => this.#keepRun());
    this.#later(() => this.#keepRuns());
  }

  /** Serialises writes: the last state wins. @param {() => Promise<unknown>} task */
  #later(task) {
    this.#writing = this.#writing.then(task).catch(() => undefined);
  }

  /** @param {string} [name] of its source file */
  async #keepRun(name) {
    const { record } = this.run;
    if (!record || (record.step === 0 && !this.run.hasLearned) || record === this.#writtenRecord) return;
    const wanted = this.#runId;
    const entry = { id: wanted, kind: 'run', name: name ?? this.nameOf(record.config), step: record.step };
    const id = await this.work.put(entry, record);
    if (!id || this.#runId !== wanted) return; // another run has started
    this.#runId = id;
    this.#writtenRecord = record;
  }

  /** Stores kept runs that were added, renamed or removed since the last call. */
  async #keepRuns() {
    const { runs } = this.kept;
    for (const [run, stored] of this.#storedRuns) {
      if (!runs.includes(run)) {
        this.#storedRuns.delete(run);
        await this.work.remove(stored.id);
      } else if (run.name !== stored.name) {
        stored.name = run.name;
        await this.work.rename(stored.id, run.name);
      }
    }
    for (const run of runs) {
      const stored = this.#storedRuns.get(run) ?? { id: newId(), name: run.name, isThere: false };
      if (stored.isThere) continue;
      this.#storedRuns.set(run, stored);
      const { id: _colour, name, ...capture } = run;
      const entry = { id: stored.id, kind: 'kept', name, step: run.step };
      stored.isThere = (await this.work.put(entry, capture)) !== null;
    }
  }

  /** Stores a network that a lab has passed to others. @param {import('../engine/client.js').TrainedModel} adopted */
  async #keepModel({ name: as, bytes: model }) {
    const id = idOf('model', { model });
    const alike = this.kept.runs.filter((run) => run.model.length === model.length);
    const aside = alike.find((run) => idOf('model', run) === id);
    const config = this.run.config;
    const name = aside?.name ?? (config ? this.nameOf(config) : undefined);
    const isKnown = (await this.work.list()).some((entry) => entry.id === id);
    // A network opened from a file has a name chosen by the user.
    await this.work.put({ kind: 'model', name: isKnown ? undefined : name }, { as, model });
  }
}
