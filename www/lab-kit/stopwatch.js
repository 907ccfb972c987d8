/** Minimum length of a valid reading, in ms: the cost of the clock and of a message is negligible in it. */
const ENOUGH_MS = 25;
/** Number of valid readings; the shortest was disturbed least. */
const READINGS = 3;
/** Maximum rounds: more would not make a stopped clock run. */
const MAX_ROUNDS = 2 ** 20;
/** Most by which the number of rounds grows at once: a very short reading says little. */
const GROWTH = 16;
/** How much longer than necessary readings should be: a short reading contains more of a message, and some are faster. */
const MARGIN = 1.3;

/**
 * Milliseconds per item that `work` processes: the number of rounds grows until a reading is long enough.
 * @param {(rounds: number) => Promise<number>} work returns the items processed in all rounds
 * @param {() => number} [now] ms
 */
export async function timeOf(work, now = () => performance.now()) {
  await work(1); // the first call compiles
  /** @type {number[]} */
  let each = [];
  for (let rounds = 1; each.length < READINGS;) {
    const before = now();
    const done = await work(rounds);
    const ms = now() - before;
    if (ms >= ENOUGH_MS || rounds >= MAX_ROUNDS) each.push(ms / done);
    else [rounds, each] = [more(rounds, ms), []]; // earlier, longer readings were disturbed
  }
  return Math.min(...each);
}

/** Rounds of a valid reading, from a shorter one. @param {number} rounds @param {number} ms */
function more(rounds, ms) {
  const enough = Math.ceil((MARGIN * rounds * ENOUGH_MS) / Math.max(ms, ENOUGH_MS / GROWTH));
  return Math.min(enough, MAX_ROUNDS);
}
