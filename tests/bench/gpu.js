/**
 * Counts of GPU calls. `bytes` is the size of the live buffers, `peakBytes` its maximum.
 * @typedef {{ dispatches: number, submits: number, readbacks: number, writes: number, pipelines: number, bytes: number,
 *   peakBytes: number }} GpuCounts
 */

/**
 * Counts the WebGPU calls in `globalThis.gpuCounts`. Runs in the page or the worker that trains, so it uses nothing from
 * outside.
 */
export function countGpu() {
  /** @type {GpuCounts} */
  const counts = { dispatches: 0, submits: 0, readbacks: 0, writes: 0, pipelines: 0, bytes: 0, peakBytes: 0 };
  Object.assign(globalThis, { gpuCounts: counts });
  if (!('GPUDevice' in globalThis)) return;
  /** @type {WeakMap<object, string>} */
  const shaders = new WeakMap();
  /** @type {Set<string>} */
  const pipelines = new Set();
  /** @typedef {{ size: number, lives: boolean }} Block */
  /** @type {WeakMap<object, Block>} */
  const blocks = new WeakMap();

  /** @param {any} prototype @param {string} name @param {(result: any, parts: any[], self: any) => void} note */
  function after(prototype, name, note) {
    const original = prototype[name];
    prototype[name] = function (/** @type {unknown[]} */ ...parts) {
      const result = original.apply(this, parts);
      note(result, parts, this);
      return result;
    };
  }
  /** @param {Block | undefined} block */
  function free(block) {
    if (!block?.lives) return;
    block.lives = false;
    counts.bytes -= block.size;
  }
  const collected = new FinalizationRegistry(free); // frees buffers that were not destroyed

  after(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counts.dispatches++);
  after(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', () => counts.dispatches++);
  after(GPUQueue.prototype, 'submit', () => counts.submits++);
  after(GPUQueue.prototype, 'writeBuffer', () => counts.writes++);
  after(GPUBuffer.prototype, 'mapAsync', (_, [mode]) => {
    if (mode & GPUMapMode.READ) counts.readbacks++;
  });
  after(GPUBuffer.prototype, 'destroy', (_, _parts, buffer) => free(blocks.get(buffer)));
  after(GPUDevice.prototype, 'createBuffer', (buffer, [{ size, mappedAtCreation }]) => {
    const block = { size, lives: true };
    blocks.set(buffer, block);
    collected.register(buffer, block);
    counts.bytes += size;
    counts.peakBytes = Math.max(counts.peakBytes, counts.bytes);
    if (mappedAtCreation) counts.writes++;
  });
  after(GPUDevice.prototype, 'createShaderModule', (module, [{ code }]) => shaders.set(module, code));
  for (const name of ['createComputePipeline', 'createComputePipelineAsync']) {
    after(GPUDevice.prototype, name, (_, [{ compute }]) => {
      const { module, entryPoint, constants } = compute;
      counts.pipelines = pipelines.add(JSON.stringify([shaders.get(module), entryPoint, constants])).size;
    });
  }
}

/** @param {{ evaluate(take: () => GpuCounts): Promise<GpuCounts> }} counted a page or a worker */
export function gpuCounts(counted) {
  return counted.evaluate(() => ({ .../** @type {any} */ (globalThis).gpuCounts }));
}

/**
 * GPU calls per step.
 * @param {GpuCounts} before
 * @param {GpuCounts} now
 * @param {number} steps
 */
export function callsPerStep(before, now, steps) {
  const each = (/** @type {keyof GpuCounts} */ name) =>
    Math.round((10 * (now[name] - before[name])) / steps) / 10;
  return {
    dispatches: each('dispatches'),
    submits: each('submits'),
    readbacks: each('readbacks'),
    writes: each('writes'),
  };
}
