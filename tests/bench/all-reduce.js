/** Two threads that average their gradients through shared memory, as data-parallel training would after each step. */
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const [WARM_UP, ROUNDS] = [50, 200];
const THREADS = [0, 1];

/** Mean time of one all-reduce, in ms. @param {number} parameters */
export async function allReduce(parameters) {
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const buffers = THREADS.map(() => new SharedArrayBuffer(4 * parameters));
  const times = THREADS.map(
    (thread) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { thread, arrived, buffers } });
        worker.once('message', resolve).once('error', reject);
      }),
  );
  return Math.max(...(await Promise.all(times)));
}

/** @param {{ thread: number, arrived: Int32Array, buffers: SharedArrayBuffer[] }} data */
function measure({ thread, arrived, buffers }) {
  const [shared, other] = [buffers[thread], buffers[1 - thread]].map((buffer) => new Float32Array(buffer));
  const gradient = new Float32Array(shared.length).fill(thread + 1);
  let phase = 0;
  const meet = () => {
    phase += THREADS.length;
    if (Atomics.add(arrived, 0, 1) + 1 === phase) Atomics.notify(arrived, 0);
    for (;;) {
      const seen = Atomics.load(arrived, 0);
      if (seen >= phase) return;
      Atomics.wait(arrived, 0, seen, 1);
    }
  };
  const round = () => {
    shared.set(gradient);
    meet();
    for (let index = 0; index < gradient.length; index++)
      gradient[index] = (gradient[index] + other[index]) / THREADS.length;
    meet();
  };
  for (let count = 0; count < WARM_UP; count++) round();
  const from = performance.now();
  for (let count = 0; count < ROUNDS; count++) round();
  return (performance.now() - from) / ROUNDS;
}

if (!isMainThread && workerData?.buffers) parentPort?.postMessage(measure(workerData));
