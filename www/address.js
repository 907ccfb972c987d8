/**
 * Safari refuses to be told a new address more than about a hundred times in thirty seconds, and throws. So many writes
 * are free in that time; a slider that is dragged for longer is followed at intervals, and the sum stays below.
 */
const WINDOW_MS = 30_000;
const FREE = 30;
const EVERY_MS = 500;

/** Whether the page is at an address; of one without a hash, whatever hash there is. @param {string} wanted from its query on */
export const isHere = (wanted) =>
  wanted === (wanted.includes('#') ? location.search + location.hash : location.search);

/**
 * The address bar, which follows the scene.
 * @param {() => string} query the scene as it is now
 */
export function addressBar(query) {
  /** When it was written within the window, oldest first. @type {number[]} */
  let written = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  function flush() {
    clearTimeout(later);
    later = undefined;
    const wanted = query();
    if (isHere(wanted)) return;
    const now = performance.now();
    written = [...written.filter((time) => now - time < WINDOW_MS), now];
    history.replaceState(null, '', wanted);
  }
  // What waits must be there when the page is left or loaded again.
  addEventListener('pagehide', flush);
  return {
    /** Writes what waits: before another entry of the history is begun. */
    flush,
    /** To be called when the scene has changed. */
    follow() {
      const now = performance.now();
      if (written.filter((time) => now - time < WINDOW_MS).length < FREE) return flush();
      later ??= setTimeout(flush, Math.max(0, EVERY_MS - (now - written[written.length - 1])));
    },
  };
}
