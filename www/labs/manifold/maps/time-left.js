/** Nothing is said of the rest before so much of it is done, and so many ms have gone. */
const [LEAST_SHARE, LEAST_MS] = [0.03, 400];

/** How long work goes on, by how long its part so far has taken; what is said changes once a second. */
export function timeLeft() {
  /** Where it began to be looked at. @type {{ at: number, share: number } | null} */
  let start = null;
  let [said, saidAt] = [/** @type {number | null} */ (null), -Infinity];
  return {
    /** It is no longer under way. */
    stop() {
      start = said = null;
      saidAt = -Infinity;
    },
    /**
     * Whole seconds that are left, at least 1; nothing while it is too early to tell.
     * @param {number} share 0..1
     * @param {number} now in ms
     */
    of(share, now) {
      start ??= { at: now, share };
      const [done, ms] = [share - start.share, now - start.at];
      if (done < LEAST_SHARE || ms < LEAST_MS) return said;
      if (now - saidAt >= 1000) {
        said = Math.max(1, Math.round(((1 - share) * ms) / done / 1000));
        saidAt = now;
      }
      return said;
    },
  };
}
