/** Minimum progress and elapsed ms before an estimate is given. */
const [MIN_SHARE, MIN_MS] = [0.03, 400];

/** Estimates the time left from the time taken so far; the estimate changes once a second. */
export function timeLeft() {
  /** Progress and time at the start. @type {{ at: number, share: number } | null} */
  let start = null;
  let [said, saidAt] = [/** @type {number | null} */ (null), -Infinity];
  return {
    /** Resets: the work is no longer in progress. */
    stop() {
      start = said = null;
      saidAt = -Infinity;
    },
    /**
     * Whole seconds left, at least 1; null while it is too early to tell.
     * @param {number} share 0..1
     * @param {number} now in ms
     */
    of(share, now) {
      start ??= { at: now, share };
      const [done, ms] = [share - start.share, now - start.at];
      if (done < MIN_SHARE || ms < MIN_MS) return said;
      if (now - saidAt >= 1000) {
        said = Math.max(1, Math.round(((1 - share) * ms) / done / 1000));
        saidAt = now;
      }
      return said;
    },
  };
}
