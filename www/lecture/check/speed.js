/**
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {import('../../engine/client.js').Engine} Engine
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {object} Speed of one run on one backend, as measured
 * @property {number} steps that were timed
 * @property {number} msAStep
 * @property {number} seconds that the whole run takes at that pace, with the measures at the end of each epoch
 */

const STEPS = 100;
/** In the first ones programs are compiled and buffers made. */
const WARM_UP = 3;
/** A burst is short enough to be cancelled after, and long beside what a question costs. */
const BURST = 10;
/** A network for which a hundred steps take longer is timed by fewer. */
const MOST_MS = 5000;

/**
 * Trains the first steps of a run, on the data that it is for.
 * @param {Engine} engine
 * @param {TrainConfig} config
 * @param {Backend} on
 * @param {AbortSignal} signal
 * @returns {Promise<Speed>}
 */
export async function measureRun(engine, config, on, signal) {
  const { subject, epochs } = config;
  await Promise.all([
    engine.loadData(`${subject}Train`, undefined, on),
    engine.loadData(`${subject}Test`, undefined, on),
    engine.loadPca(subject, on),
  ]);
  const { stepsPerEpoch } = await engine.ask({ train: { start: { config } } }, { on, signal });
  const train = async (/** @type {number} */ count) =>
    (await engine.ask({ train: { steps: { count } } }, { on, signal })).losses.length;
  await train(WARM_UP);
  const begun = performance.now();
  let steps = 0;
  while (steps < STEPS && performance.now() - begun < MOST_MS) {
    const done = await train(Math.min(BURST, STEPS - steps));
    if (done === 0) break; // a run may be shorter
    steps += done;
  }
  const trained = performance.now();
  await engine.ask({ train: { evaluate: {} } }, { on, signal });
  const evaluationMs = performance.now() - trained;
  const msAStep = (trained - begun) / Math.max(1, steps);
  const seconds = (epochs * (stepsPerEpoch * msAStep + evaluationMs)) / 1000;
  return { steps, msAStep, seconds };
}
