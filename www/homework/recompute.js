/**
 * @typedef {import('../engine/client.js').Engine} Engine
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 */

/**
 * How far two honest machines may end apart, as a share of the error: they round the last digit otherwise, and training multiplies
 * that, the more the longer it is: by 0.1 % between the CPU and WebGPU after the usual 1,170 steps. Where what comes out fulfils the task as well, a long run is given the second one.
 */
const NEAR = 0.02;
const FAR = 0.1;
/** A burst is short enough to be given up after. */
const BURST = 20;

/**
 * Whether an answer can be what came out.
 * @param {number} said
 * @param {number} computed
 * @param {number} [most] the error had to be below it
 */
export const isSame = (said, computed, most = Infinity) =>
  Math.abs(said - computed) <= (computed < most ? FAR : NEAR) * computed;

/**
 * Trains a run anew, from its seed to its last epoch, and gives what it comes to.
 * @param {Engine} engine
 * @param {TrainConfig} config
 * @param {(share: number) => void} tell
 * @param {AbortSignal} signal
 */
export async function retrain(engine, config, tell, signal) {
  const { subject, epochs } = config;
  await Promise.all([
    engine.loadData(`${subject}Train`),
    engine.loadData(`${subject}Test`),
    engine.loadPca(subject),
  ]);
  const { parameters, stepsPerEpoch } = await engine.ask({ train: { start: { config } } }, { signal });
  const total = epochs * stepsPerEpoch;
  let steps = 0;
  while (steps < total) {
    signal.throwIfAborted();
    const count = Math.min(BURST, total - steps);
    const { step, stop } = await engine.ask({ train: { steps: { count } } }, { signal });
    steps = step;
    tell(steps / total);
    if (stop) break;
  }
  const { mse } = await engine.ask({ train: { evaluate: {} } }, { signal });
  return { mse, parameters, steps };
}

/** How large the network of some settings is, without training it. @param {Engine} engine @param {TrainConfig} config */
export async function parametersOf(engine, config) {
  return (await engine.ask({ train: { describe: { config } } })).parameters;
}

/**
 * Does something with what the engines have for training, and has the page's run afterwards as it was.
 * @template T
 * @param {import('../engine/training.js').TrainingRun} run
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function lending(run, task) {
  await run.rest();
  await run.secure();
  const { record, config, hasLearned } = run;
  try {
    return await task();
  } finally {
    if (hasLearned && record) await run.restore(record);
    else if (config) await run.start(config);
  }
}
