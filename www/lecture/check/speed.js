/**
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {import('../../engine/client.js').Engine} Engine
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {object} Speed of one run on one backend, as measured
 * @property {number} steps number of timed steps
 * @property {number} msAStep
 * @property {number} seconds estimated time of the whole run, including the evaluation after each epoch
 */

const STEPS = 100;
/** Untimed first steps, which compile kernels and allocate buffers. */
const WARM_UP = 3;
/** Steps per request: few enough for a quick cancel, many enough to hide the request's overhead. */
const BURST = 10;
/** Time limit in ms: a network slower than a hundred steps in this time is timed with fewer. */
const MAX_MS = 5000;

/**
 * Trains the first steps of a run on its data.
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
  const startedAt = performance.now();
  let steps = 0;
  while (steps < STEPS && performance.now() - startedAt < MAX_MS) {
    const done = await train(Math.min(BURST, STEPS - steps));
    if (done === 0) break; // a run may be shorter
    steps += done;
  }
  const trained = performance.now();
  await engine.ask({ train: { evaluate: {} } }, { on, signal });
  const evaluationMs = performance.now() - trained;
  const msAStep = (trained - startedAt) / Math.max(1, steps);
  const seconds = (epochs * (stepsPerEpoch * msAStep + evaluationMs)) / 1000;
  return { steps, msAStep, seconds };
}
