/** Memory held by a page, its worker, the engines and the GPU after garbage collection. */

/** @typedef {import('@playwright/test').Page} Page */
/**
 * JavaScript heaps of the page and of its worker, an engine's memory and the used part of it, GPU buffers.
 * @typedef {'page' | 'worker' | 'wasm' | 'used' | 'gpu'} Place
 */
/** @typedef {Record<Place, number> & { pipelines: number }} Held bytes, and the number of pipelines made */

/** Maximum number of garbage collections, which stop when nothing more is freed. */
const MAX_COLLECTIONS = 20;
/** Fluctuation of V8's heap of an idle page, in bytes. */
const NOISE = 20_000;

/**
 * Watches a page's memory; call before the page is opened.
 * @param {Page} page
 */
export async function watchMemory(page) {
  const session = await page.context().newCDPSession(page);
  let worker = '';
  let id = 0;
  /** @type {Map<number, (answer: any) => void>} */
  const answers = new Map();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') worker = sessionId;
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message);
    answers.get(answer.id)?.(answer.result);
    answers.delete(answer.id);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false });
  const toWorker = (/** @type {string} */ method) =>
    new Promise((resolve) => {
      answers.set(++id, resolve);
      const message = JSON.stringify({ id, method });
      void session.send('Target.sendMessageToTarget', { sessionId: worker, message });
    });

  /** Heap sizes after a collection. */
  const heaps = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await toWorker('HeapProfiler.collectGarbage');
    const usage = /** @type {any} */ (await session.send('Runtime.getHeapUsage'));
    const workers = await toWorker('Runtime.getHeapUsage');
    const [heapSize, workerHeld] = [usage, workers].map((heap) => heap.usedSize + heap.backingStorageSize);
    return { page: heapSize, worker: workerHeld };
  };

  /** @param {'cpu' | 'webgpu'} engine whose memory is measured @returns {Promise<Held>} */
  return async function measure(engine) {
    let heapSize = await heaps();
    for (let times = 1; times < MAX_COLLECTIONS; times++) {
      const next = await heaps();
      const isAtRest = heapSize.page - next.page < NOISE && heapSize.worker - next.worker < NOISE;
      heapSize = next;
      if (isAtRest) break;
    }
    return { ...heapSize, ...(await page.workers()[0].evaluate(engineMemory, engine)) };
  };
}

/**
 * Runs in the worker. Importing an engine's module again returns the existing instance, and its start returns its
 * exports.
 *
 * An engine's memory never shrinks, and once its data were read it has room for tens of thousands of leaks. The free
 * part is therefore measured: it is filled until the memory grows, and released.
 * @param {'cpu' | 'webgpu'} engine
 */
async function engineMemory(engine) {
  const BLOCK = 1024;
  const file = engine === 'cpu' ? `pkg/${self.name}.js` : 'pkg-gpu/latente-gpu.js';
  const { default: start } = await import(new URL(`../../${file}`, location.href).href);
  const exported = await start();
  const named = (/** @type {string} */ name) =>
    exported[Object.keys(exported).find((key) => key.startsWith(name)) ?? ''];
  const [allocate, release] = [named('__wbindgen_malloc'), named('__wbindgen_free')];
  const wasm = exported.memory.buffer.byteLength;
  const blocks = [];
  while (exported.memory.buffer.byteLength === wasm) blocks.push(allocate(BLOCK, 1));
  for (const block of blocks) release(block, BLOCK, 1);
  const used = wasm - BLOCK * blocks.length;
  return { wasm, used, gpu: 0, pipelines: 0, .../** @type {any} */ (globalThis).buffers?.() };
}

/** Runs in the worker before it requests a GPU: counts the bytes of buffers that were neither destroyed nor collected. */
export function countBuffers() {
  let [gpu, pipelines] = [0, 0];
  const collected = new FinalizationRegistry((/** @type {number} */ size) => (gpu -= size));
  const { createBuffer, createComputePipeline } = GPUDevice.prototype;
  const { destroy } = GPUBuffer.prototype;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    gpu += buffer.size;
    collected.register(buffer, buffer.size, buffer);
    return buffer;
  };
  GPUBuffer.prototype.destroy = function () {
    if (collected.unregister(this)) gpu -= this.size;
    return destroy.call(this);
  };
  GPUDevice.prototype.createComputePipeline = function (descriptor) {
    pipelines++;
    return createComputePipeline.call(this, descriptor);
  };
  Object.assign(globalThis, { buffers: () => ({ gpu, pipelines }) });
}

/**
 * Runs in the worker: leaks `bytes` bytes `times` times in the CPU engine's memory, in GPU buffers and in JavaScript.
 * @param {{ times: number, bytes: number }} leak
 */
export async function leakInWorker({ times, bytes }) {
  const { default: start } = await import(new URL(`../../pkg/${self.name}.js`, location.href).href);
  const { __wbindgen_malloc: allocate } = await start();
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('no adapter');
  const device = await adapter.requestDevice();
  const lost = Array.from({ length: times }, () => {
    allocate(bytes, 1);
    const usage = GPUBufferUsage.STORAGE;
    return [new Uint8Array(bytes), device.createBuffer({ size: bytes, usage })];
  });
  Object.assign(globalThis, { lost });
}
