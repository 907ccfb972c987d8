/**
 * The user's work in IndexedDB: a store of small entries, and a store of their contents, which may be megabytes and are read
 * on opening.
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} kind one of `kinds.js`, or of a newer version of the page
 * @property {string} name
 * @property {boolean} named by the user: then it is kept until deleted
 * @property {string} tab the owner: two tabs do not overwrite each other's work
 * @property {number} date of the last change, in milliseconds since 1970
 * @property {number} bytes
 * @property {number} step of a run, 0 otherwise
 * @property {Record<string, any>} [about] further details for lists, so that they need not read the content
 *
 * @typedef {'unavailable' | 'full' | 'newer' | 'blocked'} Problem why nothing can be stored: the browser forbids it, the
 *   disk is full, a newer version of the page has upgraded the database, or another tab blocks it
 *
 * @typedef {object} Watching of a database
 * @property {(wasDeleted: boolean) => void} onGone it has been closed and must be reopened
 * @property {() => void} onBlocked another tab has an older version open
 */

export const NAME = 'latente';

/**
 * Migrations: each step upgrades the database to the next version. Stored data may come from any older version, so a step is
 * never changed.
 * @type {((database: import('idb').IDBPDatabase, change: import('idb').IDBPTransaction<any, any, 'versionchange'>) => unknown)[]}
 */
const STEPS = [
  (database) => {
    database.createObjectStore('entries', { keyPath: 'id' });
    database.createObjectStore('contents');
  },
  // This version adds kinds unknown to the first, and marks entries named by the user.
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
 * Callbacks of the `idb` library that create and watch the database.
 * @param {Watching} watching
 * @returns {import('idb').OpenDBCallbacks<any>}
 */
export const schema = ({ onGone, onBlocked }) => ({
  upgrade(database, before, _version, change) {
    // A failed step leaves the database unchanged.
    upgrade(database, before, change).catch(() => change.abort());
  },
  blocked: onBlocked,
  // A newer build of the page wants to upgrade, or the browser to delete: do not block either.
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
 * Completes an entry so that it can be shown and deleted, however damaged.
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
