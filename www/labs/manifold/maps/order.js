/**
 * Returns the result of some work and its duration.
 * @template T
 * @param {() => Promise<T>} work
 */
export async function timed(work) {
  const before = performance.now();
  const reply = await work();
  return { reply, seconds: Math.max(performance.now() - before, 0.1) / 1000 };
}

/** Runs tasks one after the other, even after failures. */
export function queue() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (/** @type {() => Promise<{ map: Float32Array, seconds: number }>} */ work) => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
}

/** A promise with its settle functions. */
export function deferred() {
  /** @type {(value: any) => void} */
  let resolve = () => undefined;
  /** @type {Promise<any>} */
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve: (/** @type {any} */ value) => resolve(value) };
}
