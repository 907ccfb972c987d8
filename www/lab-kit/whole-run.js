/** @typedef {import('../engine/training.js').TrainingRun} TrainingRun */

/**
 * Trains from the first step to the last, and gives the error on the test images.
 * @param {TrainingRun} run
 * @param {import('../generated/protocol.js').TrainConfig} config
 * @param {(share: number) => void} tell how far it is, 0..1
 * @param {AbortSignal} signal gives it up
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

/** What has borrowed the page's run, or did last. @type {Promise<unknown>} */
let borrowed = Promise.resolve();

/**
 * Does something with the page's run, alone, and has it afterwards as it was.
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
