/**
 * Chooses the training backend: the user's choice, or the result of a short timed probe.
 *
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {'cpu' | 'webgpu'} Backend
 * @typedef {'auto' | Backend} BackendChoice
 * @typedef {{ key: string, params: Record<string, string | number> }} Notice
 * @typedef {(probe: () => Promise<number>) => Promise<number>} Exclusively
 * @typedef {object} EngineStatus
 * @property {'starting' | 'ready' | 'preparing' | 'failed'} phase
 * @property {Backend} backend the training backend
 * @property {BackendChoice} wanted
 * @property {string} adapter the GPU's name, if known
 * @property {number | null} stepsPerSecond of the run under way
 * @property {number | null} cpuStepsPerSecond as probed
 * @property {number | null} webgpuStepsPerSecond as probed
 * @property {number | null} progress of the GPU engine's download, 0..1
 * @property {Notice | null} notice why this backend was chosen, when that needs an explanation
 */

/** A probe trains for this many steps, after one warm-up step. */
const PROBE_STEPS = 8;
/** Milliseconds between speed reports. */
const REPORT_MS = 500;
/** Minimum speed-up for a move to WebGPU. */
const WORTHWHILE = 1.2;
const SOFTWARE_ADAPTERS = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** Whether an adapter is a software implementation on the CPU. @param {string} name */
export const isSoftwareAdapter = (name) => SOFTWARE_ADAPTERS.test(name);

export class Backends {
  /** Time of the last speed report. */
  #reportedAt = 0;
  /** @type {Promise<boolean> | null} whether the WebGPU engine can be used */
  #gpu = null;
  /** The network of the last probe, as text. */
  #probedNetwork = '';
  /** Configuration of the current or last run. @type {TrainConfig | null} */
  #config = null;

  /**
   * @param {import('./client.js').Engine} engine
   * @param {BackendChoice} wanted
   */
  constructor(engine, wanted) {
    this.engine = engine;
    /** @type {EngineStatus} */
    this.status = {
      phase: 'starting',
      backend: 'cpu',
      wanted,
      adapter: '',
      stepsPerSecond: null,
      cpuStepsPerSecond: null,
      webgpuStepsPerSecond: null,
      progress: null,
      notice: null,
    };
    void this.restart();
  }

  /** Starts the CPU engine first, then the chosen backend. */
  async restart() {
    this.#gpu = null;
    this.#probedNetwork = '';
    this.#set({ phase: 'starting', backend: 'cpu', progress: null, stepsPerSecond: null });
    try {
      const { passed } = await this.engine.ask({ engine: { selfTest: {} } });
      this.#set({ phase: passed ? 'ready' : 'failed' });
    } catch {
      this.#set({ phase: 'failed' }); // the engine has emitted `fatal`
      return;
    }
    if (this.status.wanted === 'webgpu') await this.choose('webgpu');
  }

  /** @param {BackendChoice} wanted */
  async choose(wanted) {
    this.#set({ wanted, notice: null });
    if (wanted === 'cpu') return this.#move('cpu', null);
    if (wanted === 'auto') {
      this.#probedNetwork = '';
      return this.consider(this.#config);
    }
    if ((await this.prepareGpu()) && this.status.wanted === 'webgpu') this.#move('webgpu', null);
  }

  /**
   * Checks, once per network, whether WebGPU is available and trains it faster. Meanwhile the run continues on the CPU;
   * by the time it moves, the probe has compiled its GPU kernels.
   * @param {TrainConfig | null} config of the run; without it nothing is measured
   * @param {Exclusively} [exclusively] pauses the training run while a probe is timed
   */
  async consider(config, exclusively = (probe) => probe()) {
    this.#config = config;
    const network = JSON.stringify(config && speedOf(config));
    if (this.status.wanted !== 'auto' || this.#probedNetwork === network) return;
    this.#probedNetwork = network;
    const software = await softwareAdapter();
    if (software) return this.#set({ notice: software, adapter: String(software.params.adapter ?? '') });
    if (!config) return;
    const cpu = await this.#probe('cpu', config, exclusively);
    if (!(await this.prepareGpu())) return;
    const webgpu = await this.#probe('webgpu', config, exclusively);
    if (this.status.wanted !== 'auto' || this.#probedNetwork !== network || !cpu || !webgpu) return;
    const params = { cpu: Math.round(cpu), webgpu: Math.round(webgpu) };
    if (webgpu > WORTHWHILE * cpu) this.#move('webgpu', { key: 'engine.webgpuFaster', params });
    else this.#move('cpu', { key: 'engine.cpuFaster', params });
  }

  /**
   * Reports the speed of the current run, or null without one. Updates are throttled: a number that changes with every
   * burst is unreadable, and drawing it slows the training.
   * @param {number | null} stepsPerSecond
   */
  reportSpeed(stepsPerSecond) {
    const now = performance.now();
    const isNews = stepsPerSecond === null || this.status.stepsPerSecond === null;
    if (!isNews && now - this.#reportedAt < REPORT_MS) return;
    this.#reportedAt = now;
    this.#set({ stepsPerSecond });
  }

  /** @param {number} progress */
  onProgress(progress) {
    this.#set({ progress });
  }

  /** @param {string} reason */
  onLost(reason) {
    this.#gpu = null;
    if (this.status.phase === 'preparing') this.#set({ phase: 'ready', progress: null });
    if (this.status.backend === 'webgpu') this.#move('cpu', { key: 'engine.deviceLost', params: { reason } });
  }

  onCrash() {
    this.#gpu = null;
    this.#set({ phase: 'failed', stepsPerSecond: null, progress: null });
  }

  /**
   * Prepares the WebGPU engine for direct requests; the page's run does not move. On failure `status` has a notice with
   * the reason.
   * @returns {Promise<boolean>}
   */
  prepareGpu() {
    this.#gpu ??= this.#startGpu();
    return this.#gpu;
  }

  /** Loads the WebGPU engine and runs its self-test. */
  async #startGpu() {
    if (!('gpu' in navigator)) return this.#refuse('engine.noWebgpu', {});
    this.#set({ phase: 'preparing', progress: 0 });
    try {
      const { adapter } = await this.engine.bootEngine('webgpu');
      this.#set({ adapter, progress: null });
      const { passed } = await this.engine.ask({ engine: { selfTest: {} } }, { on: 'webgpu' });
      if (!passed) return this.#refuse('engine.selfTestFailed', { adapter });
      this.#set({ phase: 'ready' });
      return true;
    } catch (error) {
      const reason = /** @type {any} */ (error)?.params?.reason ?? String(error);
      return this.#refuse(/adapter/i.test(reason) ? 'engine.noAdapter' : 'engine.webgpuError', { reason });
    }
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} params
   */
  #refuse(key, params) {
    this.#gpu = null;
    this.engine.forget('webgpu', key);
    this.#set({ phase: 'ready', progress: null, backend: 'cpu', notice: { key, params } });
    return false;
  }

  /**
   * Steps per second in a probe, or null when it failed.
   * @param {Backend} backend
   * @param {TrainConfig} config
   * @param {Exclusively} exclusively
   */
  async #probe(backend, config, exclusively) {
    try {
      await this.engine.ask({ engine: { probe: { config, steps: 1 } } }, { on: backend }); // warm-up: compiles the kernels
      const speed = await exclusively(async () => {
        const before = performance.now();
        await this.engine.ask({ engine: { probe: { config, steps: PROBE_STEPS } } }, { on: backend });
        return (1000 * PROBE_STEPS) / (performance.now() - before);
      });
      this.#set(backend === 'cpu' ? { cpuStepsPerSecond: speed } : { webgpuStepsPerSecond: speed });
      return speed;
    } catch {
      return null; // a lost device has its own notice
    }
  }

  /**
   * @param {Backend} backend
   * @param {Notice | null} notice
   */
  #move(backend, notice) {
    const moved = backend !== this.status.backend;
    this.#set({ backend, notice, ...(moved && { stepsPerSecond: null }) });
    if (moved) this.engine.dispatchEvent(new Event('backend'));
  }

  /** @param {Partial<EngineStatus>} change */
  #set(change) {
    this.status = { ...this.status, ...change };
    this.engine.dispatchEvent(new Event('status'));
  }
}

/** The settings of a run that determine its speed. @param {TrainConfig} config */
function speedOf({ images: _images, seed: _seed, epochs: _epochs, learningRate: _rate, ...rest }) {
  return rest;
}

/**
 * Why WebGPU should not be used, if so: no adapter, or a software one.
 * @returns {Promise<Notice | null>}
 */
export async function softwareAdapter() {
  if (!('gpu' in navigator)) return { key: 'engine.noWebgpu', params: {} };
  const adapter = await navigator.gpu.requestAdapter().catch(() => null);
  if (!adapter) return { key: 'engine.noAdapter', params: {} };
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = description || [vendor, architecture].filter(Boolean).join(' ');
  if (!isFallbackAdapter && !isSoftwareAdapter(name)) return null;
  return { key: 'engine.softwareAdapter', params: { adapter: name } };
}
