import { idOf, mostOf } from './kinds.js';
import { newId, sizeOf } from './measure.js';
import { problemOf, soundEntry } from './schema.js';

/**
 * @typedef {import('./schema.js').Entry} Entry
 * @typedef {import('./schema.js').Problem} Problem
 * @typedef {import('idb').IDBPDatabase} Database
 * @typedef {(watching: import('./schema.js').Watching) => Promise<Database>} OpenDatabase
 * @typedef {import('idb').IDBPObjectStore<any, any, any, 'readwrite'>} Store
 * @typedef {{ database: Promise<Database>, late: Promise<never> | null }} Opening `late` rejects when opening takes too long
 */

/** A database that has not opened by then is blocked by another tab or by the browser. */
const PATIENCE_MS = 10_000;

/**
 * The user's work, stored between visits. No method throws when the browser refuses storage: {@link Work.problem} gives the
 * reason, and the page continues.
 *
 * Events: `change` when the list has changed, `problem` when storing has become impossible, `deleted` when the database has
 * been deleted, `again` when failed writes should be retried.
 */
export class Work extends EventTarget {
  /** @type {Problem | null} */
  problem = null;
  /** @type {Opening | null} */
  #opening = null;
  #lastDate = 0;

  /**
   * @param {string} tab
   * @param {OpenDatabase} openDatabase
   */
  constructor(tab, openDatabase) {
    super();
    this.tab = tab;
    this.openDatabase = openDatabase;
  }

  /** Stored entries, newest first. @returns {Promise<Entry[]>} */
  async list() {
    const entries = await this.#read((database) => database.getAll('entries'));
    return (entries ?? []).map(soundEntry).sort((a, b) => b.date - a.date);
  }

  /** @param {string} id @returns {Promise<any>} undefined if it is missing or unreadable */
  content(id) {
    return this.#read((database) => database.get('contents', id));
  }

  /**
   * Stores an entry and its content, both or neither.
   *
   * `work.put({ kind: 'model', name: 'encoder' }, { as: 'trained', model: bytes })`
   * @param {object} entry
   * @param {string} entry.kind one of `kinds.js`, which defines its content
   * @param {string} [entry.name] does not replace a name given by the user
   * @param {string} [entry.id] of an entry to overwrite
   * @param {number} [entry.step] of a run
   * @param {Record<string, any>} [entry.about] further details for lists
   * @param {any} content any structured-cloneable value
   * @returns {Promise<string | null>} its id, which differs if another tab has taken over the entry; null if it cannot be
   *   stored
   */
  async put({ kind, name, step = 0, about, ...entry }, content) {
    const id = entry.id ?? idOf(kind, content);
    let entryId = id;
    this.#lastDate = Math.max(Date.now(), this.#lastDate + 1); // keeps dates distinct
    const { tab } = this;
    const whole = { kind, tab, date: this.#lastDate, bytes: sizeOf(content), step, about };
    const isKept = await this.#write(async (entries, contents) => {
      const before = await entries.get(id);
      const isTaken = before && before.kind === 'run' && before.tab !== tab;
      if (isTaken) entryId = newId();
      const named = !isTaken && Boolean(before?.named);
      const called = named ? before.name : (name ?? before?.name ?? '?');
      // The content first, so that one that cannot be cloned fails immediately.
      await Promise.all([
        contents.put(content, entryId),
        entries.put({ ...whole, id: entryId, named, name: called }),
      ]);
    });
    if (isKept && mostOf(kind) < Infinity) await this.#makeRoom(kind);
    this.#changed();
    return isKept ? entryId : null;
  }

  /**
   * Edits the current content of an entry, whichever tab wrote it last.
   * @template T
   * @param {string} id
   * @param {(content: T) => T} edit
   * @returns {Promise<T | null>} the new content; null if the entry is missing or cannot be stored
   */
  async change(id, edit) {
    /** @type {T | null} */
    let changed = null;
    const isKept = await this.#write(async (entries, contents) => {
      const [entry, content] = await Promise.all([entries.get(id), contents.get(id)]);
      if (!entry || content === undefined) return;
      changed = edit(content);
      this.#lastDate = Math.max(Date.now(), this.#lastDate + 1);
      const news = { date: this.#lastDate, bytes: sizeOf(changed) };
      await Promise.all([contents.put(changed, id), entries.put({ ...entry, ...news })]);
    });
    this.#changed();
    return isKept ? changed : null;
  }

  /** @param {string} id @param {string} name given by the user */
  rename(id, name) {
    return this.#edit(id, { name, named: true });
  }

  /** Makes this tab the owner of an entry. @param {string} id */
  take(id) {
    return this.#edit(id, { tab: this.tab });
  }

  /** @param {string} id */
  async remove(id) {
    await this.#remove([id]);
    this.#changed();
  }

  /** Deletes all stored work. */
  async clear() {
    await this.#write((entries, contents) => Promise.all([entries.clear(), contents.clear()]));
    this.#changed();
  }

  /** @param {string} id @param {Partial<Entry>} change */
  async #edit(id, change) {
    await this.#write(async (entries) => {
      const entry = await entries.get(id);
      if (entry) await entries.put({ ...entry, ...change });
    });
    this.#changed();
  }

  /** @param {string[]} ids */
  #remove(ids) {
    return this.#write((entries, contents) =>
      Promise.all(ids.flatMap((id) => [entries.delete(id), contents.delete(id)])),
    );
  }

  /** Deletes the oldest unnamed entries beyond the kind's maximum. @param {string} kind */
  async #makeRoom(kind) {
    const unnamed = (await this.list()).filter((entry) => entry.kind === kind && !entry.named);
    if (unnamed.length > mostOf(kind)) await this.#remove(unnamed.slice(mostOf(kind)).map(({ id }) => id));
  }

  /**
   * @template T
   * @param {(database: Database) => Promise<T>} task
   * @returns {Promise<T | undefined>} undefined if it cannot be read
   */
  async #read(task) {
    try {
      return await task(await this.#reach());
    } catch {
      return undefined; // `problem` has the reason; the caller reports a damaged record
    }
  }

  /**
   * Runs `task` as one transaction.
   * @param {(entries: Store, contents: Store) => Promise<unknown>} task
   * @param {boolean} [isSecondTry]
   * @returns {Promise<boolean>} whether it succeeded
   */
  async #write(task, isSecondTry = false) {
    try {
      const database = await this.#reach();
      await inOnePiece(database, task);
      this.problem = null; // space may have been freed
      return true;
    } catch (error) {
      if (isClosed(error) && !isSecondTry) {
        this.#opening = null; // just closed by the browser
        return this.#write(task, true);
      }
      this.#note(problemOf(error));
      return false;
    }
  }

  /** The database, open. @returns {Promise<Database>} */
  async #reach() {
    this.#opening ??= this.#open();
    const { database, late } = this.#opening;
    try {
      return await (late ? Promise.race([database, late]) : database);
    } catch (error) {
      this.#note(problemOf(error));
      throw error;
    }
  }

  /** @returns {Opening} */
  #open() {
    let isLate = false;
    /** @type {(error: Error) => void} */
    let giveUp = () => undefined;
    const late = /** @type {Promise<never>} */ (new Promise((_, reject) => (giveUp = reject)));
    late.catch(() => undefined);
    const onLate = () => {
      isLate = true;
      giveUp(new DOMException('another tab holds it', 'TimeoutError'));
    };
    const timer = setTimeout(onLate, PATIENCE_MS);
    const onGone = (/** @type {boolean} */ wasDeleted) => {
      if (this.#opening !== opening) return;
      this.#opening = null;
      if (wasDeleted) this.dispatchEvent(new Event('deleted'));
    };
    const database = this.openDatabase({ onGone, onBlocked: onLate });
    /** @type {Opening} */
    const opening = { database, late };
    database
      .then(
        () => {
          opening.late = null;
          if (isLate) this.dispatchEvent(new Event('again'));
        },
        () => void (this.#opening === opening && (this.#opening = null)),
      )
      .finally(() => clearTimeout(timer));
    return opening;
  }

  /** @param {Problem} problem */
  #note(problem) {
    const isNews = this.problem !== problem;
    this.problem = problem;
    if (isNews) this.dispatchEvent(new Event('problem'));
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {unknown} error */
const isClosed = (error) => error instanceof DOMException && error.name === 'InvalidStateError';

/**
 * @param {Database} database
 * @param {(entries: Store, contents: Store) => Promise<unknown>} task
 */
async function inOnePiece(database, task) {
  const change = database.transaction(['entries', 'contents'], 'readwrite');
  const doing = task(change.objectStore('entries'), change.objectStore('contents')).catch((error) => {
    try {
      change.abort(); // all or nothing
    } catch {
      // it has been aborted
    }
    throw error;
  });
  const failures = (await Promise.allSettled([doing, change.done])).flatMap((result) =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  // A full disk aborts all requests, and only one of the errors gives the reason.
  if (failures.length) throw failures.find((error) => problemOf(error) === 'full') ?? failures[0];
}
