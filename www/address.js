/**
 * Safari throws after about a hundred history writes in thirty seconds. This many writes are immediate in that window;
 * while a slider is dragged for longer, writes are spaced so that the total stays below the limit.
 */
const WINDOW_MS = 30_000;
const FREE = 30;
const EVERY_MS = 500;

/** Whether the page is at an address; an address without a hash matches any hash. @param {string} wanted starting at its query */
export const isHere = (wanted) =>
  wanted === (wanted.includes('#') ? location.search + location.hash : location.search);

/**
 * Keeps the address bar in step with the scene.
 * @param {() => string} query the current scene
 */
export function addressBar(query) {
  /** Times of the writes within the window, oldest first. @type {number[]} */
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
  // A pending write must not be lost when the page is left or reloaded.
  addEventListener('pagehide', flush);
  return {
    /** Writes a pending address now, before a new history entry is pushed. */
    flush,
    /** Call this when the scene has changed. */
    follow() {
      const now = performance.now();
      if (written.filter((time) => now - time < WINDOW_MS).length < FREE) return flush();
      later ??= setTimeout(flush, Math.max(0, EVERY_MS - (now - written[written.length - 1])));
    },
  };
}
