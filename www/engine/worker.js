// @ts-check
/// <reference lib="webworker" />
/**
 * The worker that owns the engines. Plumbing only: it loads a wasm file, hands requests to it and passes replies on.
 *
 * In:  `{ id, engine, boot: true, cpu }` loads an engine; `cpu` holds the build and its compiled code;
 *      `{ id, engine, request }` sends it a request; `{ ping: true }` pings the worker.
 * Out: one `{ id, ok: true, reply }` or `{ id, ok: false, error }` for each; unsolicited: `{ progress }` while the WebGPU
 *      engine downloads, `{ lost }` when its device is lost, `{ fatal }` when the CPU engine has crashed; `{ pong: true }`.
 */
self.addEventListener('message', (event) => void receive(event.data)); // first: earlier messages would be lost

/** @typedef {{ kind: string, message: string, params: Record<string, string> }} ErrorInfo */
/** @typedef {{ call(request: unknown): Promise<any> }} WasmEngine */
/** @typedef {{ ping?: boolean, id: number, engine: 'cpu' | 'webgpu', boot?: boolean, cpu?: import('./head-start.js').CpuEngine, request?: unknown }} Message */

const WEBGPU = '../../pkg-gpu/latente-gpu';

/** @type {Partial<Record<Message['engine'], WasmEngine>>} */
const engines = {};
/** The current GPU device; `gone` rejects when it is lost. @type {{ gone: Promise<never>, lose: (reason: ErrorInfo) => void }} */
let device = newDevice();
let gpuBoots = 0;
/** Whether the page is notified of missing files. */
let isListening = false;
let lastConsoleError = '';
void cpuScript(self.name).catch(() => undefined); // needed anyway; booting it reports a failure

/** @param {Message} message */
async function receive(message) {
  const { id, engine } = message;
  if (message.ping) return self.postMessage({ pong: true });
  try {
    const reply = message.boot ? await boot(message) : await ask(engine, message.request);
    self.postMessage({ id, ok: true, reply }, { transfer: buffers(reply) });
  } catch (error) {
    if (isErrorInfo(error)) self.postMessage({ id, ok: false, error });
    else if (engine === 'webgpu') self.postMessage({ id, ok: false, error: deviceError(String(error)) });
    else self.postMessage({ fatal: describe(error) });
  }
}

/**
 * @param {Message['engine']} engine
 * @param {unknown} request
 */
function ask(engine, request) {
  const wasm = engines[engine];
  if (!wasm) throw deviceError(`${engine} has not been started`);
  return engine === 'webgpu' ? Promise.race([wasm.call(request), device.gone]) : wasm.call(request);
}

/** @param {Message} message */
async function boot({ cpu }) {
  void hearOfGoneFiles();
  if (cpu) {
    const module = await cpuScript(cpu.build);
    await module.default({ module_or_path: cpu.code });
    engines.cpu = module.Engine.onCpu();
    return { adapter: '' };
  }
  // Burn keeps its device in the module: after a device loss, only a fresh import of the module gets a new one.
  const module = await import(`${WEBGPU}.js${gpuBoots++ > 0 ? `?${gpuBoots}` : ''}`);
  await module.default({ module_or_path: fetchWebGpu() });
  device = newDevice();
  const adapter = watchDevice(device);
  engines.webgpu = await Promise.race([module.Engine.onWebGpu(), device.gone]);
  return { adapter: adapter() };
}

/** Waits for the engine, which is needed first. */
async function hearOfGoneFiles() {
  if (isListening) return;
  isListening = true;
  await import('../offline/gone-files.js').then(
    ({ tellGoneFiles }) => tellGoneFiles(),
    () => (isListening = false),
  );
}

/** @param {string} build */
function cpuScript(build) {
  return import(`../../pkg/${build}.js`);
}

async function fetchWebGpu() {
  const url = new URL(`${WEBGPU}_bg.wasm`, import.meta.url);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url.pathname}`);
  return withProgress(answer);
}

/** @returns {typeof device} */
function newDevice() {
  /** @type {(reason: ErrorInfo) => void} */
  let lose = () => undefined;
  const gone = /** @type {Promise<never>} */ (new Promise((_, reject) => (lose = reject)));
  gone.catch(() => undefined); // handled by pending calls, if any
  return { gone, lose };
}

/**
 * Burn requests the device; this records the adapter and reports when the device is lost.
 * @param {typeof device} watched
 * @returns {() => string} the adapter's name
 */
function watchDevice(watched) {
  let name = '';
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (descriptor) {
    GPUAdapter.prototype.requestDevice = requestDevice;
    const gpuDevice = await requestDevice.call(this, descriptor);
    const { vendor, architecture, device: model, description } = this.info;
    name = description || [vendor, architecture, model].filter(Boolean).join(' ');
    void gpuDevice.lost.then(({ message }) => loseDevice(watched, message || 'lost'));
    return gpuDevice;
  };
  return () => name;
}

/** @param {typeof device} lost @param {string} reason */
function loseDevice(lost, reason) {
  if (lost !== device) return; // an earlier device
  delete engines.webgpu;
  lost.lose(deviceError(reason));
  self.postMessage({ lost: reason });
}

/**
 * Wraps a response to report its progress. The length may be that of the compressed body: progress is capped at 1.
 * @param {Response} answer
 */
function withProgress(answer) {
  const total =
    Number(answer.headers.get('x-unpacked-length') ?? answer.headers.get('content-length')) || 14e6;
  let done = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      done += chunk.byteLength;
      self.postMessage({ progress: Math.min(done / total, 1) });
      controller.enqueue(chunk);
    },
  });
  const headers = { 'content-type': 'application/wasm' };
  return new Response(answer.body?.pipeThrough(count) ?? null, { headers });
}

/**
 * A panic inside a promise is seen only here: otherwise the current call would wait for ever.
 * @param {ErrorEvent} event
 */
function onCrash(event) {
  const stack = String(event.error?.stack ?? event.filename);
  // The file's name, or in builds with symbols the crate's name.
  if (/latente[-_]gpu/.test(stack)) {
    loseDevice(device, describe(event.error ?? event.message));
  } else {
    self.postMessage({ fatal: describe(event.error ?? event.message) });
  }
  event.preventDefault();
}
self.addEventListener('error', onCrash);

const consoleError = console.error;
console.error = (...parts) => {
  lastConsoleError = parts.map(String).join(' '); // the panic hook writes its message there
  consoleError(...parts);
};

/** @param {unknown} error */
function describe(error) {
  const panic = lastConsoleError.split('\n')[0];
  return error instanceof WebAssembly.RuntimeError && panic ? panic : String(error);
}

/** @param {string} reason @returns {ErrorInfo} */
function deviceError(reason) {
  return { kind: 'device', message: `the device failed: ${reason}`, params: { reason } };
}

/** @param {unknown} error @returns {error is ErrorInfo} */
function isErrorInfo(error) {
  return typeof error === 'object' && error !== null && 'kind' in error && 'params' in error;
}

/** @param {Record<string, unknown>} reply */
function buffers(reply) {
  return Object.values(reply).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer] : []));
}
