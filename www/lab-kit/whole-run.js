/** @typedef {import('../engine/training.js').TrainingRun} TrainingRun */

/**
 * Trains from the first step to the last and returns the error on the test images.
 * @param {TrainingRun} run
 * @param {import('../generated/protocol.js').TrainConfig} config
 * @param {(share: number) => void} tell progress, 0 to 1
 * @param {AbortSignal} signal cancels the training
 */
export async function trainWhole(run, config, tell, signal) {
  await run.start(config);
  signal.throwIfAborted();
  run.setSpeed('max');
  const ended = untilEnd(run, tell, signal);
  run.play();
  await ended;
  return /** @type {number} */ (run.evaluations.at(-1)?.mse);
}

/** @param {TrainingRun} run @param {(share: number) => void} tell @param {AbortSignal} signal */
function untilEnd(run, tell, signal) {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      run.pause();
      reject(signal.reason);
    };
    signal.addEventListener('abort', giveUp, options);
    run.addEventListener('progress', () => tell(run.step / (run.totalSteps || 1)), options);
    run.addEventListener('error', (event) => reject(/** @type {CustomEvent} */ (event).detail), options);
    run.addEventListener(
      'change',
      () => {
        if (run.state === 'finished') resolve(undefined);
        else if (run.state === 'diverged') reject(new Error('diverged'));
      },
      options,
    );
  }).finally(() => listening.abort());
}

/** The current or last user of the page's run. @type {Promise<unknown>} */
let borrowed = Promise.resolve();

/**
 * Runs a task that has the page's run to itself, and restores the run afterwards.
 * @template T
 * @param {TrainingRun} run
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export function borrowing(run, task) {
  const result = borrowed.then(async () => {
    await run.rest();
    await run.secure();
    const before = run.hasLearned ? run.record : null;
    try {
      return await task();
    } finally {
      if (before) await run.restore(before);
    }
  });
  borrowed = result.catch(() => undefined);
  return result;
}
