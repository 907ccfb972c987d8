import { openTabs } from './tab.js';

/**
 * @typedef {import('../engine/training.js').TrainingRun} TrainingRun
 * @typedef {import('../engine/training.js').RunRecord} RunRecord
 * @typedef {import('../engine/kept-runs.js').KeptRuns} KeptRuns
 * @typedef {import('../engine/kept-runs.js').KeptRun} KeptRun
 * @typedef {import('./schema.js').Entry} Entry
 * @typedef {{ run: Entry | null, kept: Entry[] }} Found work of a tab that is closed
 */

/**
 * Keeps the run under way and the runs put aside while they are made, and finds what an earlier page has left.
 *
 * A run is written when the engine has copied it to the page anyway (`TrainingRun`), so training does not wait for it.
 */
export class Keeper {
  /** @type {string} */
  #runId = newId();
  /** Of the kept runs that are in the database. @type {Map<KeptRun, { id: string, name: string }>} */
  #stored = new Map();
  /** @type {Promise<unknown>} */
  #writing = Promise.resolve();

  /**
   * @param {import('./work.js').Work} work
   * @param {TrainingRun} run
   * @param {KeptRuns} kept
   * @param {(config: import('../generated/protocol.js').TrainConfig) => string} nameOf
   */
  constructor(work, run, kept, nameOf) {
    this.work = work;
    this.run = run;
    this.kept = kept;
    this.nameOf = nameOf;
    run.addEventListener('begun', () => (this.#runId = newId()));
    run.addEventListener('copied', () => this.#later(() => this.#keepRun()));
    kept.addEventListener('change', () => this.#later(() => this.#keepRuns()));
    addEventListener('beforeunload', (event) => {
      // What cannot be kept is not thrown away without a question.
      if (work.problem && (kept.runs.length > 0 || run.state === 'running')) event.preventDefault();
    });
  }

  /** What a tab that is no longer open has left, the newest; nothing when there is none. @returns {Promise<Found | null>} */
  async found() {
    const { work } = this;
    const [entries, open] = await Promise.all([work.list(), openTabs()]);
    open.delete(work.tab); // a reload finds its own
    const [newest] = entries.filter(({ kind, tab }) => kind !== 'table' && !open.has(tab));
    if (!newest) return null;
    const left = entries.filter(({ tab }) => tab === newest.tab);
    return {
      run: left.find(({ kind }) => kind === 'run') ?? null,
      kept: left.filter(({ kind }) => kind === 'kept').reverse(),
    };
  }

  /** Puts what was found back, the run paused. @param {Found} found */
  async resume({ run, kept }) {
    for (const entry of kept) await this.openKept(entry);
    if (run) await this.openRun(run);
  }

  /** @param {Entry} entry of a run @returns {Promise<boolean>} whether it was there still */
  async openRun(entry) {
    /** @type {RunRecord | undefined} */
    const record = await this.work.content(entry.id);
    if (!record) return false;
    await this.run.restore(record);
    this.#runId = entry.id;
    await this.work.edit(entry.id, { tab: this.work.tab });
    return true;
  }

  /** @param {Entry} entry of a run that was put aside @returns {Promise<boolean>} whether it is among the kept runs now */
  async openKept(entry) {
    const isThere = [...this.#stored.values()].some(({ id }) => id === entry.id);
    if (isThere) return true;
    if (this.kept.isFull) return false;
    /** @type {import('../engine/kept-runs.js').Capture | undefined} */
    const capture = await this.work.content(entry.id);
    if (!capture) return false;
    const added = this.kept.add(capture, entry.name, (run) =>
      this.#stored.set(run, { id: entry.id, name: run.name }),
    );
    if (added) await this.work.edit(entry.id, { tab: this.work.tab });
    return added;
  }

  /** Writes follow one another: the last state wins. @param {() => Promise<unknown>} task */
  #later(task) {
    this.#writing = this.#writing.then(task);
  }

  async #keepRun() {
    const { record } = this.run;
    if (!record || record.step === 0) return;
    const name = this.nameOf(record.config);
    const bytes = record.snapshot.byteLength + 4 * (record.losses.length + record.penalties.length);
    await this.work.put({ id: this.#runId, kind: 'run', name, bytes, step: record.step }, record);
  }

  /** What was put aside, renamed or removed since the last time. */
  async #keepRuns() {
    const { runs } = this.kept;
    for (const [run, { id, name }] of this.#stored) {
      if (!runs.includes(run)) {
        this.#stored.delete(run);
        await this.work.remove(id);
      } else if (run.name !== name) {
        this.#stored.set(run, { id, name: run.name });
        await this.work.edit(id, { name: run.name });
      }
    }
    for (const run of runs) {
      if (this.#stored.has(run)) continue;
      const id = newId();
      this.#stored.set(run, { id, name: run.name });
      const { id: _colour, name, ...capture } = run;
      const bytes = run.model.byteLength + 4 * run.losses.length;
      await this.work.put({ id, kind: 'kept', name, bytes, step: run.step }, capture);
    }
  }
}

const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
