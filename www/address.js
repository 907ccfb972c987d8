/** Browsers refuse to be told a new address too often (Safari about a hundred times in thirty seconds). */
const EVERY_MS = 400;

/**
 * The address bar: follows the scene at the end of the task, and while a slider is dragged every so often.
 * @param {() => string} query the scene as it is now
 */
export function addressBar(query) {
  let written = -EVERY_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  function flush() {
    clearTimeout(later);
    later = undefined;
    written = performance.now();
    const wanted = query();
    if (wanted !== location.search) history.replaceState(null, '', wanted);
  }
  // What is written last must be there when the page is left or loaded again.
  addEventListener('pagehide', () => later !== undefined && flush());
  return {
    /** Writes what has not been written yet: before another entry of the history is begun. */
    flush,
    follow() {
      if (later !== undefined) return;
      const wait = EVERY_MS - (performance.now() - written);
      later = setTimeout(flush, Math.max(0, wait));
    },
  };
}
