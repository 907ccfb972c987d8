/**
 * @typedef {import('./turns.js').Turn} Turn
 * @typedef {import('./ask.js').AnyEngine} AnyEngine
 * @typedef {AnyEngine & { end: () => void }} SpareEngine
 */

/** Spare engines at most: each holds a copy of the data. */
const MAX_SPARE = 3;

/** @returns {Promise<SpareEngine>} */
async function startSpare() {
  const { SpareEngine } = await import('./spare-engine.js');
  return new SpareEngine();
}

/**
 * Does jobs that do not depend on each other: on the page's engine and, on as many further cores as the machine has, on
 * spare engines. They are begun in the order of the list; each gives the same result on each engine. A job that a spare
 * engine fails at, for instance because it could not be started, is done by the page's engine.
 * @template Job
 * @param {Turn} turn when it ends, so do the spare engines
 * @param {Iterable<Job>} jobs
 * @param {object} how
 * @param {(spare: AnyEngine) => Promise<unknown>} how.prepare loads what the jobs need into a spare engine
 * @param {(engine: AnyEngine, job: Job) => Promise<unknown>} how.run does one job, in small questions
 * @param {number} [cores] of the machine
 * @param {() => Promise<SpareEngine>} [start] starts a spare engine
 */
export async function onAllCores(
  turn,
  jobs,
  { prepare, run },
  cores = navigator.hardwareConcurrency,
  start = startSpare,
) {
  const waiting = [...jobs];
  const over = new AbortController();
  /** @param {AnyEngine} engine */
  const work = async (engine) => {
    while (waiting.length > 0) {
      const [job] = waiting.splice(0, 1);
      try {
        await run(engine, job);
      } catch (error) {
        waiting.push(job);
        throw error;
      }
    }
  };
  const help = async () => {
    const spare = await start();
    const end = () => spare.end();
    over.signal.addEventListener('abort', end);
    try {
      over.signal.throwIfAborted();
      await prepare(spare);
      await work(spare);
    } finally {
      end();
    }
  };
  const count = Math.max(0, Math.min(MAX_SPARE, cores - 1, waiting.length - 1));
  const helping = Promise.allSettled(Array.from({ length: count }, help));
  try {
    await work(turn);
    await turn.wait(helping);
    await work(turn); // what spare engines have failed at
  } finally {
    over.abort();
  }
}
