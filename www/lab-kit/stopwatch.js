/** A reading counts when it is so long, in ms: what a clock and a message take is lost in it. */
const ENOUGH_MS = 50;
/** So many readings that count: the shortest was disturbed the least. */
const READINGS = 3;
/** More rounds do not make a clock that stands still run. */
const MOST_ROUNDS = 2 ** 20;

/**
 * How many milliseconds one of the things takes that `work` does: rounds of the same ones, more and more, until a reading is
 * long enough to tell.
 * @param {(rounds: number) => Promise<number>} work gives how many it has done in all rounds
 * @param {() => number} [now] ms
 */
export async function timeOf(work, now = () => performance.now()) {
  await work(1); // the first one compiles
  /** @type {number[]} */
  let each = [];
  for (let rounds = 1; each.length < READINGS;) {
    const before = now();
    const done = await work(rounds);
    const ms = now() - before;
    if (ms >= ENOUGH_MS || rounds >= MOST_ROUNDS) each.push(ms / done);
    else [rounds, each] = [2 * rounds, []]; // what was longer before was disturbed
  }
  return Math.min(...each);
}
