import { FILES } from '../generated/labs.js';
import { download } from './assets.js';
import { Backends } from './backends.js';
import { EngineError } from './error.js';
import { cpuEngine, takeWorker } from './head-start.js';
import { Lane } from './lane.js';

export { EngineError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').DataInfo} DataInfo
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').ModelInfo} ModelInfo
 * @typedef {import('../generated/protocol.js').PcaInfo} PcaInfo
 * @typedef {import('../generated/protocol.js').Subject} Subject
 * @typedef {import('./backends.js').Backend} Backend
 * @typedef {import('./backends.js').Wanted} Wanted
 * @typedef {import('./backends.js').EngineStatus} EngineStatus
 */

/** Sizes in bytes of files that no list names, for the progress while they load. */
const MODEL_SIZE = {
  'digits-32': 420e3,
  'digits-32-variational': 430e3,
  'digits-2': 870e3,
  'digits-8': 403e3,
  'digits-64': 425e3,
  'digits-32-twin': 420e3,
  'anomaly-0': 210e3,
  'anomaly-not-1': 210e3,
  denoiser: 425e3,
  filler: 425e3,
  'bits-8': 409e3,
  'bits-16': 413e3,
  'bits-32': 421e3,
};
const PCA_SIZE = 105e3;

/**
 * The page's side of the engines. Questions of the labs go to the CPU engine, which is there first and answers a single
 * image in about a millisecond; a training run goes to the backend that was chosen.
 *
 * Events: `status` when {@link Engine.status} has changed, `fatal` (detail: `{ message }`) when the worker has crashed,
 * `restarted` when there is a new one, `backend` when the run has to move to another backend.
 */
export class Engine extends EventTarget {
  /** @param {{ backend?: Wanted }} [options] */
  static start({ backend = 'auto' } = {}) {
    return new Engine(backend);
  }

  /** Why the worker is dead, until there is a new one. @type {EngineError | null} */
  crash = null;
  /** Where the training run lives. @type {Backend} */
  home = 'cpu';
  /** @type {Worker} */
  #worker;
  #id = 0;
  /** @type {Map<number, (answer: any) => void>} */
  #answers = new Map();
  /** What has been loaded, by engine and name. @type {Map<string, Promise<any>>} */
  #loaded = new Map();
  /** @type {Record<Backend, Lane>} */
  #lanes = {
    cpu: new Lane((question, done) => this.#send('cpu', question, done)),
    webgpu: new Lane((question, done) => this.#send('webgpu', question, done)),
  };
  /** The engines that have been started. @type {Set<Backend>} */
  #up = new Set();
  /** Models that were trained here: a new worker gets them again. @type {Map<string, Uint8Array>} */
  #adopted = new Map();

  /** @param {Wanted} wanted */
  constructor(wanted) {
    super();
    this.#worker = this.#boot();
    this.backends = new Backends(this, wanted);
  }

  /** Settles when the CPU engine is there, or is known not to come. @type {Promise<unknown>} */
  get started() {
    return this.#loaded.get('boot') ?? Promise.resolve();
  }

  /** @type {EngineStatus} */
  get status() {
    return this.backends.status;
  }

  /**
   * Asks the CPU engine.
   * @param {Request} request
   * @param {{ latest?: string }} [options]
   * @returns {Promise<any>}
   */
  ask(request, options) {
    return this.askOn('cpu', request, options);
  }

  /**
   * Asks the engine that the training run lives in.
   * @param {Request} request
   * @param {{ latest?: string }} [options]
   * @returns {Promise<any>}
   */
  askTraining(request, options) {
    return this.askOn(this.home, request, options);
  }

  /**
   * @param {Backend} backend
   * @param {Request} request
   * @param {{ latest?: string, transfer?: Transferable[], signal?: AbortSignal }} [options] with `signal` it is given up when
   *   that aborts and {@link Engine.leave} is called
   * @returns {Promise<any>}
   */
  async askOn(backend, request, options) {
    if (this.crash) throw this.crash; // nobody is there to answer
    if (backend === 'cpu') await this.started;
    return this.#lanes[backend].ask(request, options);
  }

  /**
   * @param {DataSet} set
   * @param {import('./assets.js').OnProgress} [onProgress]
   * @param {Backend} [backend]
   * @returns {Promise<DataInfo>}
   */
  loadData(set, onProgress, backend = 'cpu') {
    return this.#once(`${backend} ${set}`, async () => {
      const files = FILES.find((entry) => entry.set === set);
      if (!files) throw new TypeError(`no data set ${set}`);
      const [samples, labels] = await Promise.all([
        download(`data/${files.samples.name}`, files.samples.bytes, onProgress),
        download(`data/${files.labels.name}`, files.labels.bytes),
      ]);
      const transfer = [samples.buffer, labels.buffer];
      return this.askOn(backend, { loadData: { set, samples, labels } }, { transfer });
    });
  }

  /**
   * @param {string} name
   * @param {import('./assets.js').OnProgress} [onProgress]
   * @returns {Promise<ModelInfo>}
   */
  loadModel(name, onProgress) {
    return this.#once(`model ${name}`, async () => {
      const adopted = this.#adopted.get(name);
      const size = MODEL_SIZE[/** @type {keyof typeof MODEL_SIZE} */ (name)];
      if (!adopted && !size) {
        const message = `${name} has not been loaded`;
        throw new EngineError({ kind: 'notLoaded', message, params: { what: name } });
      }
      const bytes = adopted?.slice() ?? (await download(`models/${name}.safetensors`, size, onProgress));
      return this.askOn('cpu', { loadModel: { name, bytes } }, { transfer: [bytes.buffer] });
    });
  }

  /**
   * @param {Subject} subject
   * @param {Backend} [backend]
   * @returns {Promise<PcaInfo>}
   */
  loadPca(subject, backend = 'cpu') {
    return this.#once(`${backend} pca ${subject}`, async () => {
      const bytes = await download(`models/pca-${subject}.safetensors`, PCA_SIZE);
      return this.askOn(backend, { loadPca: { subject, bytes } }, { transfer: [bytes.buffer] });
    });
  }

  /**
   * Keeps a model that was trained here under `name`.
   * @param {string} name
   * @param {Uint8Array} bytes
   * @returns {Promise<ModelInfo>}
   */
  adoptModel(name, bytes) {
    this.#adopted.set(name, bytes);
    this.#loaded.delete(`model ${name}`);
    return this.loadModel(name);
  }

  /**
   * Gives up the questions of those who have aborted, and has the engines let go of what a lab holds.
   * @param {string} lab
   */
  async leave(lab) {
    for (const lane of Object.values(this.#lanes)) lane.sweep();
    await Promise.all([...this.#up].map((backend) => this.askOn(backend, { leave: { lab } })));
  }

  /** @param {Wanted} wanted */
  chooseBackend(wanted) {
    return this.backends.choose(wanted);
  }

  /**
   * Loads an engine in the worker.
   * @param {Backend} backend
   * @param {Worker} [worker]
   * @returns {Promise<{ adapter: string }>}
   */
  async bootEngine(backend, worker = this.#worker) {
    const cpu = backend === 'cpu' ? await this.#cpuEngine() : undefined;
    // While that came the worker may have crashed, and may have a successor.
    if (this.crash || worker !== this.#worker)
      throw (
        this.crash ??
        new EngineError({ kind: 'fatal', message: 'restarted', params: { message: 'restarted' } })
      );
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, (answer) => {
        if (!answer.ok) return reject(new EngineError(answer.error));
        this.#up.add(backend);
        resolve(answer.reply);
      });
      worker.postMessage({ id, engine: backend, boot: true, cpu });
    });
  }

  async #cpuEngine() {
    try {
      return await cpuEngine();
    } catch (error) {
      this.#crash(String(error));
      throw this.crash;
    }
  }

  /** A new worker in place of a crashed one, with the models that were trained here. */
  async restart() {
    this.#worker.terminate();
    this.#loaded.clear();
    this.crash = null;
    this.home = 'cpu';
    this.#worker = this.#boot();
    await this.backends.restart();
    this.dispatchEvent(new Event('restarted'));
  }

  /** A new worker that loads the CPU engine first. */
  #boot() {
    const worker = takeWorker({
      onMessage: (message) => this.#receive(message),
      onFailure: (reason) => this.#crash(reason),
    });
    this.#loaded.set('boot', this.bootEngine('cpu', worker));
    return worker;
  }

  /** @param {any} message */
  #receive(message) {
    if (message.fatal !== undefined) return this.#crash(message.fatal);
    if (message.progress !== undefined) return this.backends.onProgress(message.progress);
    if (message.lost !== undefined) {
      this.forget('webgpu', message.lost);
      return this.backends.onLost(message.lost);
    }
    const answer = this.#answers.get(message.id);
    this.#answers.delete(message.id);
    answer?.(message);
  }

  /**
   * Gives up what was asked of and loaded into a backend that is gone.
   * @param {Backend} backend
   * @param {string} reason
   */
  forget(backend, reason) {
    this.#up.delete(backend);
    for (const key of this.#loaded.keys()) if (key.startsWith(`${backend} `)) this.#loaded.delete(key);
    this.#lanes[backend].fail(
      new EngineError({ kind: 'device', message: `the device failed: ${reason}`, params: { reason } }),
    );
  }

  /** @param {string} message */
  #crash(message) {
    const error = new EngineError({ kind: 'fatal', message, params: { message } });
    this.crash = error;
    this.#up.clear();
    for (const lane of Object.values(this.#lanes)) lane.fail(error);
    const answers = [...this.#answers.values()];
    this.#answers.clear();
    for (const answer of answers) answer({ ok: false, error });
    this.backends.onCrash();
    this.dispatchEvent(new CustomEvent('fatal', { detail: { message } }));
  }

  /**
   * @param {Backend} backend
   * @param {{ request: unknown, transfer: Transferable[] }} question
   * @param {(answer: any) => void} done
   */
  #send(backend, { request, transfer }, done) {
    const id = ++this.#id;
    this.#answers.set(id, done);
    this.#worker.postMessage({ id, engine: backend, request }, transfer);
  }

  /**
   * The result of `load`, made once; a failed one is tried again when it is next asked for.
   * @param {string} key
   * @param {() => Promise<any>} load
   */
  #once(key, load) {
    let result = this.#loaded.get(key);
    if (!result) {
      result = load();
      this.#loaded.set(key, result);
      result.catch(() => {
        if (this.#loaded.get(key) === result) this.#loaded.delete(key);
      });
    }
    return result;
  }
}
