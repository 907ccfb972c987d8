/** Minimum length of a valid reading, in ms: the cost of the clock and of a message is negligible in it. */
const ENOUGH_MS = 50;
/** Number of valid readings; the shortest was disturbed least. */
const READINGS = 3;
/** Maximum rounds: more would not make a stopped clock run. */
const MAX_ROUNDS = 2 ** 20;

/**
 * Milliseconds per item that `work` processes: the number of rounds doubles until a reading is long enough.
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
    else [rounds, each] = [2 * rounds, []]; // earlier, longer readings were disturbed
  }
  return Math.min(...each);
}
