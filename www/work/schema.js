/**
 * What was made here, in the browser's own database: a list of small entries, and beside it their contents, which may have
 * megabytes and are read when they are opened.
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} kind one of `kinds.js`, or of a newer version of the page
 * @property {string} name
 * @property {boolean} named by the person: then it stays until it is deleted
 * @property {string} tab whose it is: two tabs do not write over each other's work
 * @property {number} date of the last change, in milliseconds since 1970
 * @property {number} bytes
 * @property {number} step of a run, 0 otherwise
 * @property {Record<string, any>} [about] what else a list of its kind says, so that no content has to be read for it
 *
 * @typedef {'unavailable' | 'full' | 'newer' | 'blocked'} Problem why nothing can be kept: the browser does not allow it, has
 * no room, a newer version of the page has been here, or the database does not open because another tab holds it
 *
 * @typedef {object} Watching of a database
 * @property {(wasDeleted: boolean) => void} onGone it has been closed, and has to be opened again
 * @property {() => void} onBlocked another tab holds an older version of it open
 */

export const NAME = 'latente';

/**
 * How the database came to be what it is: each step makes the next version of the one before. What is kept of it may have
 * been made by any older version, so a step is never changed.
 * @type {((database: import('idb').IDBPDatabase, change: import('idb').IDBPTransaction<any, any, 'versionchange'>) => unknown)[]}
 */
const STEPS = [
  (database) => {
    database.createObjectStore('entries', { keyPath: 'id' });
    database.createObjectStore('contents');
  },
  // From here on there are kinds that the first version does not know; and what the person has named is told apart.
  async (_database, change) => {
    const entries = change.objectStore('entries');
    for (const entry of await entries.getAll()) await entries.put({ ...entry, named: false });
  },
];

export const VERSION = STEPS.length;

/**
 * @param {import('idb').IDBPDatabase<any>} database
 * @param {number} before its version
 * @param {import('idb').IDBPTransaction<any, any, 'versionchange'>} change
 */
async function upgrade(database, before, change) {
  for (const step of STEPS.slice(before)) await step(database, change);
}

/**
 * How the database is made, and what becomes of it: the callbacks of the library `idb`.
 * @param {Watching} watching
 * @returns {import('idb').OpenDBCallbacks<any>}
 */
export const schema = ({ onGone, onBlocked }) => ({
  upgrade(database, before, _version, change) {
    // A step that fails leaves the database as it was.
    upgrade(database, before, change).catch(() => change.abort());
  },
  blocked: onBlocked,
  // A page of a newer build wants to upgrade, or the browser to delete: neither is kept waiting.
  blocking(_current, wanted, event) {
    /** @type {IDBDatabase} */ (event.target).close();
    onGone(wanted === null);
  },
  terminated: () => onGone(true),
});

/** @param {unknown} error of the database @returns {Problem} */
export function problemOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'TimeoutError') return 'blocked';
  return name === 'VersionError' ? 'newer' : 'unavailable';
}

/**
 * An entry as it can be shown and deleted, whatever is left of it.
 * @param {any} entry
 * @returns {Entry}
 */
export const soundEntry = ({ id, kind, name, named, tab, date, bytes, step, about }) => ({
  id,
  kind: String(kind),
  name: typeof name === 'string' && name ? name : '?',
  named: Boolean(named),
  tab: String(tab),
  date: Number(date) || 0,
  bytes: Number(bytes) || 0,
  step: Number(step) || 0,
  ...(typeof about === 'object' && about !== null && { about }),
});
