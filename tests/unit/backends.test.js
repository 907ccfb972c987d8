import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backends, isSoftwareAdapter } from '../../www/engine/backends.js';
import { EngineError } from '../../www/engine/error.js';
import { defaultsOf } from '../../www/router.js';

/** @typedef {import('../../www/engine/backends.js').Backend} Backend */
/** @typedef {import('../../www/engine/backends.js').BackendChoice} BackendChoice */
/** @typedef {{ description?: string, vendor?: string, architecture?: string, isFallbackAdapter?: boolean }} Info */

const CONFIG = /** @type {import('../../www/generated/protocol.js').TrainConfig} */ (
  /** @type {unknown} */ (defaultsOf('train'))
);
/** Number of timed steps of a probe. */
const PROBE_STEPS = 8;

/** The clock that times the probes. */
let now = 0;

/**
 * Installs a GPU in the browser, or none.
 * @param {import('node:test').TestContext} context
 * @param {Info | null | 'no adapter' | 'refused'} gpu
 */
function browser(context, gpu) {
  now = 0;
  context.mock.method(performance, 'now', () => now);
  const requestAdapter = () => {
    if (gpu === 'refused') return Promise.reject(new Error('refused'));
    return Promise.resolve(gpu === 'no adapter' ? null : { info: gpu });
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const navigator = gpu ? { gpu: { requestAdapter } } : {};
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: navigator });
  context.after(() => {
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  });
}

const GPU = { description: 'A graphics card' };

/** Two engines with a fixed time per step that record what they are asked. */
class FakeEngine extends EventTarget {
  /** Milliseconds per step. @type {Record<Backend, number>} */
  pace = { cpu: 10, webgpu: 1 };
  /** @type {Record<Backend, boolean>} */
  passes = { cpu: true, webgpu: true };
  /** Error on starting the WebGPU engine. @type {Error | null} */
  bootError = null;
  /** Called before a probe is answered. */
  onProbe = (/** @type {Backend} */ _backend, /** @type {typeof CONFIG} */ _config) => {};
  boots = 0;
  moves = 0;
  /** Steps requested, by backend. @type {[Backend, number][]} */
  probed = [];
  /** @type {string[]} */
  forgotten = [];

  constructor() {
    super();
    this.addEventListener('backend', () => this.moves++);
  }

  /** @param {any} request @param {{ on?: Backend }} [options] */
  ask({ engine: { probe } }, { on: backend = 'cpu' } = {}) {
    if (!probe) return Promise.resolve({ passed: this.passes[backend] });
    this.probed.push([backend, probe.steps]);
    this.onProbe(backend, probe.config);
    now += probe.steps * this.pace[backend];
    return Promise.resolve({});
  }

  /** @param {Backend} _backend */
  bootEngine(_backend) {
    this.boots++;
    return this.bootError ? Promise.reject(this.bootError) : Promise.resolve({ adapter: GPU.description });
  }

  /** @param {Backend} backend @param {string} why */
  forget(backend, why) {
    this.forgotten.push(`${backend} ${why}`);
  }
}

/** The backends after their CPU engine has started. @param {FakeEngine} engine @param {BackendChoice} wanted */
async function started(engine, wanted = 'auto') {
  const backends = new Backends(/** @type {any} */ (engine), wanted);
  while (backends.status.phase === 'starting' || backends.status.phase === 'preparing')
    await new Promise((resolve) => engine.addEventListener('status', resolve, { once: true }));
  return backends;
}

test('an adapter computed by the CPU is recognised by its name', () => {
  for (const name of ['Google SwiftShader', 'llvmpipe (LLVM 15)', 'Microsoft Basic Render Driver'])
    assert.ok(isSoftwareAdapter(name), name);
  assert.ok(!isSoftwareAdapter('NVIDIA GeForce'));
});

/** @type {[string, Parameters<typeof browser>[1], string][]} */
const LEFT_ALONE = [
  ['no WebGPU', null, 'engine.noWebgpu'],
  ['no adapter', 'no adapter', 'engine.noAdapter'],
  ['an adapter that is refused', 'refused', 'engine.noAdapter'],
  ['a software adapter', { vendor: 'google', architecture: 'swiftshader' }, 'engine.softwareAdapter'],
  ['a fallback adapter', { description: 'Anything', isFallbackAdapter: true }, 'engine.softwareAdapter'],
];
for (const [what, gpu, key] of LEFT_ALONE) {
  test(`with ${what} the automatic choice is the CPU, without a measurement`, async (context) => {
    browser(context, gpu);
    const engine = new FakeEngine();
    const backends = await started(engine);
    await backends.consider(CONFIG);
    assert.deepEqual([backends.status.backend, backends.status.notice?.key], ['cpu', key]);
    assert.deepEqual([engine.boots, engine.probed, engine.moves], [0, [], 0]);
  });
}

test('without a run there is nothing to measure', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine);
  await backends.choose('auto');
  assert.deepEqual([engine.boots, engine.probed, backends.status.notice], [0, [], null]);
});

test('training moves to a faster WebGPU, and the speeds are reported', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine);
  /** @type {number[]} */
  const copies = [];
  await backends.consider(CONFIG, (probe) => {
    copies.push(engine.probed.length);
    return probe();
  });
  const { backend, notice, adapter, phase, cpuStepsPerSecond, webgpuStepsPerSecond } = backends.status;
  assert.deepEqual([backend, adapter, phase, engine.moves], ['webgpu', GPU.description, 'ready', 1]);
  assert.deepEqual(notice, { key: 'engine.webgpuFaster', params: { cpu: 100, webgpu: 1000 } });
  assert.deepEqual([cpuStepsPerSecond, webgpuStepsPerSecond], [100, 1000]);
  assert.deepEqual(engine.probed, [
    ['cpu', 1],
    ['cpu', PROBE_STEPS],
    ['webgpu', 1],
    ['webgpu', PROBE_STEPS],
  ]);
  assert.deepEqual(copies, [1, 3], 'the run rests while a probe is timed, not while it warms up');
});

test('a WebGPU that is only slightly faster is not worth a move', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  engine.pace = { cpu: 11.9, webgpu: 10 };
  const backends = await started(engine);
  await backends.consider(CONFIG);
  assert.deepEqual([backends.status.backend, engine.moves], ['cpu', 0]);
  assert.equal(backends.status.notice?.key, 'engine.cpuFaster');
  engine.pace = { cpu: 12.1, webgpu: 10 };
  await backends.consider({ ...CONFIG, batchSize: 64 });
  assert.deepEqual([backends.status.backend, engine.moves], ['webgpu', 1]);
});

test('a network is measured once, and again when something that affects its speed changes', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine);
  await backends.consider(CONFIG);
  await backends.consider({ ...CONFIG, seed: 9, epochs: 2, images: 500, learningRate: 0.1 });
  assert.equal(engine.probed.length, 4);
  await backends.consider({ ...CONFIG, dCode: 2 });
  assert.deepEqual([engine.probed.length, engine.boots], [8, 1]);
});

test("the user's choice during a probe is kept", async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine);
  engine.onProbe = (backend) => void (backend === 'webgpu' && backends.choose('cpu'));
  await backends.consider(CONFIG);
  const { backend, wanted, notice } = backends.status;
  assert.deepEqual([backend, wanted, notice, engine.moves], ['cpu', 'cpu', null, 0]);
  engine.probed.length = 0;
  await backends.consider({ ...CONFIG, dCode: 2 });
  assert.deepEqual(engine.probed, [], 'nothing is measured after that');
});

test('another network during a probe replaces the probed one', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine);
  /** Runs timed probes one after the other. @type {Promise<any>} */
  let queue = Promise.resolve();
  const exclusively = (/** @type {() => Promise<number>} */ probe) => (queue = queue.then(probe));
  const other = { ...CONFIG, dCode: 2 };
  /** @type {Promise<void> | undefined} */
  let second;
  engine.onProbe = (_, { dCode }) => {
    engine.pace = dCode === other.dCode ? { cpu: 1, webgpu: 10 } : { cpu: 10, webgpu: 1 };
    second ??= backends.consider(other, exclusively);
  };
  await backends.consider(CONFIG, exclusively);
  await second;
  assert.deepEqual([backends.status.backend, backends.status.notice?.key], ['cpu', 'engine.cpuFaster']);
  assert.equal(engine.moves, 0, 'the measurement of the first network has no effect');
});

test('a requested WebGPU is used without a measurement', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine, 'webgpu');
  while (backends.status.backend !== 'webgpu')
    await new Promise((resolve) => engine.addEventListener('status', resolve, { once: true }));
  assert.deepEqual([backends.status.notice, engine.moves, engine.probed], [null, 1, []]);
  await backends.choose('cpu');
  assert.deepEqual([backends.status.backend, engine.moves], ['cpu', 2]);
});

/** @type {[string, (engine: FakeEngine) => void, string, Record<string, string>][]} */
const REFUSED = [
  [
    'computes something else',
    (engine) => void (engine.passes.webgpu = false),
    'engine.selfTestFailed',
    { adapter: GPU.description },
  ],
  [
    'gets no adapter',
    (engine) => void (engine.bootError = new Error('No Adapter found')),
    'engine.noAdapter',
    { reason: 'Error: No Adapter found' },
  ],
  [
    'cannot be started',
    (engine) => {
      engine.bootError = new EngineError({
        kind: 'device',
        message: '',
        params: { reason: 'out of memory' },
      });
    },
    'engine.webgpuError',
    { reason: 'out of memory' },
  ],
];
for (const [what, spoil, key, params] of REFUSED) {
  test(`a WebGPU engine that ${what} is not used, and can be tried again`, async (context) => {
    browser(context, GPU);
    const engine = new FakeEngine();
    spoil(engine);
    const backends = await started(engine);
    await backends.choose('webgpu');
    assert.deepEqual(backends.status.notice, { key, params });
    assert.deepEqual([backends.status.backend, backends.status.phase, engine.moves], ['cpu', 'ready', 0]);
    assert.deepEqual(engine.forgotten, [`webgpu ${key}`]);
    Object.assign(engine, { bootError: null, passes: { cpu: true, webgpu: true } });
    await backends.choose('webgpu');
    assert.deepEqual([backends.status.backend, backends.status.notice, engine.boots], ['webgpu', null, 2]);
  });
}

test('a lost device hands the run to the CPU with the reason, and a new one can be requested', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine);
  await backends.choose('webgpu');
  backends.onLost('unplugged');
  const { backend, notice } = backends.status;
  assert.deepEqual([backend, engine.moves], ['cpu', 2]);
  assert.deepEqual(notice, { key: 'engine.deviceLost', params: { reason: 'unplugged' } });
  assert.ok(await backends.prepareGpu());
  assert.equal(engine.boots, 2);
});

test('two requests for the WebGPU engine start it once', async (context) => {
  browser(context, GPU);
  const engine = new FakeEngine();
  const backends = await started(engine);
  assert.deepEqual(await Promise.all([backends.prepareGpu(), backends.prepareGpu()]), [true, true]);
  assert.deepEqual([engine.boots, backends.status.backend, engine.moves], [1, 'cpu', 0]);
});

test('a CPU engine that computes wrong results has failed, and so has one that crashes', async (context) => {
  browser(context, null);
  const wrong = new FakeEngine();
  wrong.passes.cpu = false;
  assert.equal((await started(wrong)).status.phase, 'failed');
  const dead = new FakeEngine();
  dead.ask = () => Promise.reject(new Error('crashed'));
  assert.equal((await started(dead)).status.phase, 'failed');
});

test('the speed of a run is reported at its start, at its end, and in between twice a second', async (context) => {
  browser(context, null);
  const engine = new FakeEngine();
  const backends = await started(engine);
  const reported = (/** @type {number | null} */ speed, /** @type {number} */ at) => {
    now = at;
    backends.reportSpeed(speed);
    return backends.status.stepsPerSecond;
  };
  assert.deepEqual(
    [
      reported(10, 1000),
      reported(11, 1100),
      reported(12, 1499),
      reported(13, 1500),
      reported(14, 1600),
      reported(null, 1601),
    ],
    [10, 10, 10, 13, 13, null],
  );
});
