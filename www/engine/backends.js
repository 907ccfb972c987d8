/**
 * Which backend trains: chosen by the person, or by a short measured probe.
 *
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {'cpu' | 'webgpu'} Backend
 * @typedef {'auto' | Backend} Wanted
 * @typedef {{ key: string, params: Record<string, string | number> }} Notice
 * @typedef {(probe: () => Promise<number>) => Promise<number>} Exclusively
 * @typedef {object} EngineStatus
 * @property {'starting' | 'ready' | 'preparing' | 'failed'} phase
 * @property {Backend} backend the one that trains
 * @property {Wanted} wanted
 * @property {string} adapter the GPU's name, as far as known
 * @property {number | null} stepsPerSecond of the run under way
 * @property {number | null} cpuStepsPerSecond as probed
 * @property {number | null} webgpuStepsPerSecond as probed
 * @property {number | null} progress of the GPU engine's download, 0..1
 * @property {Notice | null} notice why it is this backend, when that needs saying
 */

/** A probe trains for this many steps, after one that warms up. */
const PROBE_STEPS = 8;
/** The speed is told again after so many milliseconds. */
const REPORT_MS = 500;
/** How much faster WebGPU must be to be worth moving to. */
const WORTHWHILE = 1.2;
const SOFTWARE_ADAPTERS = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** Whether an adapter is computed by the CPU. @param {string} name */
export const isSoftwareAdapter = (name) => SOFTWARE_ADAPTERS.test(name);

export class Backends {
  /** When the speed was told last. */
  #reportedAt = 0;
  /** @type {Promise<boolean> | null} whether the WebGPU engine can be used */
  #gpu = null;
  /** The network that the choice was last measured with, as text. */
  #considered = '';
  /** What is trained, or was at last. @type {TrainConfig | null} */
  #config = null;

  /**
   * @param {import('./client.js').Engine} engine
   * @param {Wanted} wanted
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

  /** The CPU engine first; then what was wanted. */
  async restart() {
    this.#gpu = null;
    this.#considered = '';
    this.#set({ phase: 'starting', backend: 'cpu', progress: null, stepsPerSecond: null });
    try {
      const { passed } = await this.engine.ask({ engine: { selfTest: {} } });
      this.#set({ phase: passed ? 'ready' : 'failed' });
    } catch {
      this.#set({ phase: 'failed' }); // the engine has said `fatal`
      return;
    }
    if (this.status.wanted === 'webgpu') await this.choose('webgpu');
  }

  /** @param {Wanted} wanted */
  async choose(wanted) {
    this.#set({ wanted, notice: null });
    if (wanted === 'cpu') return this.#move('cpu', null);
    if (wanted === 'auto') {
      this.#considered = '';
      return this.consider(this.#config);
    }
    if ((await this.prepareGpu()) && this.status.wanted === 'webgpu') this.#move('webgpu', null);
  }

  /**
   * Looks, once for each network, whether WebGPU is there and trains it faster. Meanwhile the run goes on on the CPU; when
   * it moves, the probe has compiled what it needs on the GPU.
   * @param {TrainConfig | null} config of the run; nothing is measured before there is one
   * @param {Exclusively} [exclusively] keeps the training run still while a probe is timed
   */
  async consider(config, exclusively = (probe) => probe()) {
    this.#config = config;
    const network = JSON.stringify(config && speedOf(config));
    if (this.status.wanted !== 'auto' || this.#considered === network) return;
    this.#considered = network;
    const software = await softwareAdapter();
    if (software) return this.#set({ notice: software, adapter: String(software.params.adapter ?? '') });
    if (!config) return;
    const cpu = await this.#probe('cpu', config, exclusively);
    if (!(await this.prepareGpu())) return;
    const webgpu = await this.#probe('webgpu', config, exclusively);
    if (this.status.wanted !== 'auto' || this.#considered !== network || !cpu || !webgpu) return;
    const params = { cpu: Math.round(cpu), webgpu: Math.round(webgpu) };
    if (webgpu > WORTHWHILE * cpu) this.#move('webgpu', { key: 'engine.webgpuFaster', params });
    else this.#move('cpu', { key: 'engine.cpuFaster', params });
  }

  /**
   * The speed of the run under way, or that there is none. A new number is told now and then: nobody reads one that
   * changes with every burst, and to show it takes time from the training.
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
   * Has the WebGPU engine ready for whoever asks it directly; the page's run stays where it is. If it cannot be, `status`
   * has a notice that says why.
   * @returns {Promise<boolean>}
   */
  prepareGpu() {
    this.#gpu ??= this.#startGpu();
    return this.#gpu;
  }

  /** Loads the WebGPU engine and checks that it computes what it should. */
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
   * Steps a second of a probe, or null when it failed.
   * @param {Backend} backend
   * @param {TrainConfig} config
   * @param {Exclusively} exclusively
   */
  async #probe(backend, config, exclusively) {
    try {
      await this.engine.ask({ engine: { probe: { config, steps: 1 } } }, { on: backend }); // compiles
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

/** Of a run's settings what its speed depends on. @param {TrainConfig} config */
function speedOf({ images: _images, seed: _seed, epochs: _epochs, learningRate: _rate, ...rest }) {
  return rest;
}

/**
 * Why WebGPU is better left alone, if it is: there is none, or it would be computed by the CPU.
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
