/**
 * @typedef {import('../engine/client.js').Engine} Engine
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 */

/**
 * Maximum relative difference of the errors of two honest machines. They round the last digit differently, and training
 * amplifies that the longer it runs: 0.1 % between the CPU and WebGPU after the default 1,170 steps. A long run gets the
 * second tolerance if the recomputed error also fulfils the task.
 */
const NEAR = 0.02;
const FAR = 0.1;
/** Steps per request: few enough for a quick cancel. */
const BURST = 20;

/**
 * Whether a claimed error agrees with the recomputed one.
 * @param {number} said
 * @param {number} computed
 * @param {number} [most] the task's error limit
 */
export const isSame = (said, computed, most = Infinity) =>
  Math.abs(said - computed) <= (computed < most ? FAR : NEAR) * computed;

/**
 * Trains a run again, from its seed to its last epoch, and returns its error.
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

/** The number of parameters for some settings, without training. @param {Engine} engine @param {TrainConfig} config */
export async function parametersOf(engine, config) {
  return (await engine.ask({ train: { describe: { config } } })).parameters;
}

/**
 * Runs a task that uses the engines' training state, and restores the page's run afterwards.
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
