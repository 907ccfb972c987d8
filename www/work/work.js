import { problemOf } from './schema.js';

/**
 * @typedef {import('./schema.js').Entry} Entry
 * @typedef {import('./schema.js').Problem} Problem
 * @typedef {import('idb').IDBPDatabase} Database
 */

/** Runs that nobody put aside or named are kept so many; the oldest make room. */
export const MOST_RUNS = 5;

/**
 * Everything that was made here, kept between visits. Nothing here throws for what a browser refuses: {@link Work.problem}
 * says why nothing is kept, and the page goes on.
 *
 * Events: `change` when the list has changed, `problem` when nothing can be kept any more.
 */
export class Work extends EventTarget {
  /** @type {Problem | null} */
  problem = null;
  /** @type {Promise<Database> | null} */
  #opening = null;
  #lastDate = 0;

  /**
   * @param {string} tab
   * @param {(onGone: () => void) => Promise<Database>} openDatabase
   */
  constructor(tab, openDatabase) {
    super();
    this.tab = tab;
    this.openDatabase = openDatabase;
  }

  /** What is kept, the newest first. @returns {Promise<Entry[]>} */
  async list() {
    const entries = /** @type {Entry[]} */ ((await this.#do((database) => database.getAll('entries'))) ?? []);
    return entries.sort((a, b) => b.date - a.date);
  }

  /** @param {string} id @returns {Promise<any>} nothing when it is gone */
  content(id) {
    return this.#do((database) => database.get('contents', id));
  }

  /**
   * Writes an entry and its content, both or neither.
   * @param {Omit<Entry, 'tab' | 'date'>} entry
   * @param {unknown} content
   */
  async put(entry, content) {
    this.#lastDate = Math.max(Date.now(), this.#lastDate + 1); // of two entries one is the older
    const whole = { ...entry, tab: this.tab, date: this.#lastDate };
    await this.#do(async (database) => {
      const change = database.transaction(['entries', 'contents'], 'readwrite');
      const [entries, contents] = [change.objectStore('entries'), change.objectStore('contents')];
      // A name that the person gave stays.
      const before = await entries.get(entry.id);
      await Promise.all([
        entries.put(before ? { ...whole, name: before.name } : whole),
        contents.put(content, entry.id),
        change.done,
      ]);
    });
    if (entry.kind === 'run') await this.#makeRoom();
    this.#changed();
  }

  /** @param {string} id @param {Partial<Pick<Entry, 'name' | 'tab'>>} change */
  async edit(id, change) {
    await this.#do(async (database) => {
      const entry = await database.get('entries', id);
      if (entry) await database.put('entries', { ...entry, ...change });
    });
    this.#changed();
  }

  /** @param {string} id */
  async remove(id) {
    await this.#remove([id]);
    this.#changed();
  }

  /** Forgets everything that was made here. */
  async clear() {
    await this.#do(async (database) => {
      const change = database.transaction(['entries', 'contents'], 'readwrite');
      await Promise.all([
        change.objectStore('entries').clear(),
        change.objectStore('contents').clear(),
        change.done,
      ]);
    });
    this.#changed();
  }

  /** @param {string[]} ids */
  #remove(ids) {
    return this.#do(async (database) => {
      const change = database.transaction(['entries', 'contents'], 'readwrite');
      const [entries, contents] = [change.objectStore('entries'), change.objectStore('contents')];
      await Promise.all([...ids.flatMap((id) => [entries.delete(id), contents.delete(id)]), change.done]);
    });
  }

  async #makeRoom() {
    const runs = (await this.list()).filter(({ kind }) => kind === 'run');
    if (runs.length > MOST_RUNS) await this.#remove(runs.slice(MOST_RUNS).map(({ id }) => id));
  }

  /**
   * @template T
   * @param {(database: Database) => Promise<T>} task
   * @returns {Promise<T | undefined>} nothing when it cannot be done
   */
  async #do(task) {
    try {
      this.#opening ??= this.openDatabase(() => (this.#opening = null));
      const result = await task(await this.#opening);
      this.problem = null; // room may have been made
      return result;
    } catch (error) {
      this.#opening = null;
      const problem = problemOf(error);
      const isNews = this.problem !== problem;
      this.problem = problem;
      if (isNews) this.dispatchEvent(new Event('problem'));
      return undefined;
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
