/**
 * What was made here, in the browser's own database: a list of small entries, and beside it their contents, which may have
 * megabytes and are read when they are opened.
 *
 * @typedef {'run' | 'kept' | 'table'} Kind a run under way, a run put aside, a table of the person's
 * @typedef {object} Entry
 * @property {string} id
 * @property {Kind} kind
 * @property {string} name
 * @property {string} tab whose it is: two tabs do not write over each other's work
 * @property {number} date of the last change, in milliseconds since 1970
 * @property {number} bytes
 * @property {number} step of a run, 0 otherwise
 *
 * @typedef {'unavailable' | 'full' | 'newer'} Problem why nothing can be kept: the browser does not allow it, has no room, or
 * a newer version of the page has been here
 */

export const NAME = 'latente';
/** Raise it with the shape of what is kept, and say in `upgrade` what becomes of the old one. */
export const VERSION = 1;

/**
 * How the database is made, and what becomes of it: the callbacks of the library `idb`.
 * @param {() => void} onGone another tab has a newer version, or the browser has closed it
 * @returns {import('idb').OpenDBCallbacks<unknown>}
 */
export const schema = (onGone) => ({
  upgrade(database) {
    database.createObjectStore('entries', { keyPath: 'id' });
    database.createObjectStore('contents');
  },
  // A page of a newer build wants to upgrade: it is not kept waiting.
  blocking(_current, _blocked, event) {
    /** @type {IDBDatabase} */ (event.target).close();
    onGone();
  },
  terminated: onGone,
});

/** @param {unknown} error of the database @returns {Problem} */
export function problemOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'unavailable';
}
