import { MODEL_BYTES } from '../generated/labs.js';
import { downloadModel } from './assets.js';
import { Backends } from './backends.js';
import { dataRequest, imagesRequest, userPart } from './data-request.js';
import { EngineError, deviceError } from './error.js';
import * as headStart from './head-start.js';
import { Lane } from './lane.js';
import { Link } from './link.js';
import { Preparations, isGivenUp } from './prepare.js';
import { Watch } from './watch.js';

export { EngineError } from './error.js';

/**
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').DataInfo} DataInfo
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').ModelInfo} ModelInfo
 * @typedef {import('../generated/protocol.js').PcaInfo} PcaInfo
 * @typedef {import('../generated/protocol.js').Subject} Subject
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./backends.js').Backend} Backend
 * @typedef {import('./backends.js').BackendChoice} BackendChoice
 * @typedef {import('./backends.js').EngineStatus} EngineStatus
 * @typedef {import('./ask.js').AskOptions} AskOptions
 * @typedef {{ name: string, bytes: Uint8Array }} TrainedModel
 */
/** @template R @typedef {import('./ask.js').ReplyTo<R>} ReplyTo */

/**
 * The page's client for the engines; tracks what each one has loaded. Lab questions go to the CPU engine, which starts
 * first and answers for a single image in about a millisecond; a training run goes to the chosen backend.
 *
 * Events: `status` when {@link Engine.status} has changed, `fatal` (detail: `{ message }`) when the worker has crashed,
 * `restarted` when it has been replaced, `backend` when the run must move to another backend, `silence` when
 * {@link Engine.silence} has changed, `adopted` (detail: {@link TrainedModel}) when a lab has handed a model to others.
 */
export class Engine extends EventTarget {
  /** @param {{ backend?: BackendChoice }} [options] */
  static start({ backend = 'auto' } = {}) {
    return new Engine(backend);
  }

  /** The backend that holds the training run. @type {Backend} */
  home = 'cpu';
  #link = new Link(headStart, {
    onProgress: (progress) => this.backends.onProgress(progress),
    onLost: (reason) => {
      this.forget('webgpu', reason);
      this.backends.onLost(reason);
    },
    onCrash: (error) => this.#onCrash(error),
    onAsked: () => this.#watch.begin(),
    onHeard: () => this.#watch.heard(),
  });
  #watch = new Watch(this.#link, () => this.dispatchEvent(new Event('silence')));
  /** @type {Record<Backend, Lane>} */
  #lanes = { cpu: new Lane(this.#link, 'cpu'), webgpu: new Lane(this.#link, 'webgpu') };
  /** Loaded items by engine and name; the caller that stored an item knows its type. @type {Map<string, Promise<any>>} */
  #loadedItems = new Map();
  /** Whether the CPU engine has ever started. */
  hasStarted = false;
  /** The engines that have been started. @type {Set<Backend>} */
  #up = new Set();
  #preparations = new Preparations(this);
  /** Models trained on this page; a new worker receives them again. @type {Map<string, Uint8Array>} */
  #trainedModels = new Map();

  /** @param {BackendChoice} wanted */
  constructor(wanted) {
    super();
    this.#bootCpu();
    this.backends = new Backends(this, wanted);
  }

  /** Why the worker crashed, until it is replaced. */
  get crash() {
    return this.#link.crash;
  }

  /** Whether the worker answers. */
  get silence() {
    return this.#watch.state;
  }

  /** Settles when the CPU engine has started or has failed to. @type {Promise<unknown>} */
  get started() {
    return this.#loadedItems.get('boot') ?? Promise.resolve();
  }

  /** @type {EngineStatus} */
  get status() {
    return this.backends.status;
  }

  /**
   * @template {Request} R
   * @param {R} request
   * @param {AskOptions} [options]
   * @returns {Promise<ReplyTo<R>>}
   */
  async ask(request, { on = 'cpu', ...options } = {}) {
    if (this.crash) throw this.crash;
    if (on === 'cpu') await this.started;
    return this.#lanes[on].add(request, options);
  }

  /**
   * @param {DataSet} set
   * @param {import('./assets.js').OnProgress} [onProgress]
   * @param {Backend} [backend]
   * @returns {Promise<DataInfo>}
   */
  loadData(set, onProgress, backend = 'cpu') {
    const mine = userPart(set);
    if (mine) return this.#loadImages(mine, backend);
    return this.#once(`${backend} ${set}`, async () => {
      const { request, transfer } = await dataRequest(set, onProgress);
      return this.ask(request, { on: backend, transfer });
    });
  }

  /** @param {{ subject: import('./data-request.js').UserSubject, part: import('./data-request.js').Part }} mine @param {Backend} on */
  async #loadImages({ subject, part }, on) {
    const info = await this.#once(`${on} ${subject}`, async () => {
      const { request, transfer } = await imagesRequest(subject);
      return this.ask(request, { on, transfer });
    });
    return part === 'Train' ? info.train : info.test;
  }

  /**
   * @param {string} name
   * @param {import('./assets.js').OnProgress} [onProgress]
   * @returns {Promise<ModelInfo>}
   */
  loadModel(name, onProgress) {
    return this.#once(`model ${name}`, async () => {
      const adopted = this.#trainedModels.get(name);
      if (!adopted && !(name in MODEL_BYTES)) {
        const message = `${name} has not been loaded`;
        throw new EngineError({ kind: 'notLoaded', message, params: { what: name } });
      }
      const bytes = adopted?.slice() ?? (await downloadModel(name, onProgress));
      return this.ask({ engine: { loadModel: { name, bytes } } }, { transfer: [bytes.buffer] });
    });
  }

  /**
   * Trains a network alongside the page's run and stores it as the model `name`, as if it had been loaded.
   * @param {string} name
   * @param {TrainConfig} config
   * @param {import('./prepare.js').OnSteps} [onSteps]
   * @param {AbortSignal} [signal] cancels the training
   * @returns {Promise<ModelInfo>}
   */
  async prepareModel(name, config, onSteps, signal) {
    for (;;) {
      try {
        return await this.#once(`model ${name}`, () => this.#preparations.add(name, config, onSteps, signal));
      } catch (error) {
        // Another caller, which requested it first, has cancelled it.
        if (signal?.aborted || !isGivenUp(error)) throw error;
      }
    }
  }

  /**
   * @param {Subject} subject
   * @param {Backend} [backend]
   * @param {import('./assets.js').OnProgress} [onProgress] of fitting components that no file has
   * @returns {Promise<PcaInfo>}
   */
  loadPca(subject, backend = 'cpu', onProgress) {
    return this.#once(`${backend} pca ${subject}`, async () => {
      if (!(`pca-${subject}` in MODEL_BYTES)) return this.#fitPca(subject, backend, onProgress);
      const bytes = await downloadModel(`pca-${subject}`);
      return this.ask({ engine: { loadPca: { subject, bytes } } }, { on: backend, transfer: [bytes.buffer] });
    });
  }

  /**
   * Fits the principal components in small requests, so that other questions are answered in between.
   * @param {Subject} subject
   * @param {Backend} on
   * @param {import('./assets.js').OnProgress} [onProgress]
   * @returns {Promise<PcaInfo>}
   */
  async #fitPca(subject, on, onProgress) {
    await this.loadData(/** @type {DataSet} */ (`${subject}Train`), undefined, on);
    for (;;) {
      const { done, components } = await this.ask({ engine: { fitPca: { subject } } }, { on });
      onProgress?.(done);
      if (components !== null) return { components };
    }
  }

  /**
   * Stores a model trained on this page under `name`.
   * @param {string} name
   * @param {Uint8Array} bytes
   * @returns {Promise<ModelInfo>}
   */
  adoptModel(name, bytes) {
    this.haveModel(name, bytes);
    const detail = /** @type {TrainedModel} */ ({ name, bytes });
    this.dispatchEvent(new CustomEvent('adopted', { detail }));
    return this.loadModel(name);
  }

  /** Registers a model of an earlier page; it is loaded on demand. @param {string} name @param {Uint8Array} bytes */
  haveModel(name, bytes) {
    this.#trainedModels.set(name, bytes);
    this.#loadedItems.delete(`model ${name}`);
  }

  /** Frees a lab's state in the engines. @param {string} lab */
  async leave(lab) {
    await Promise.all([...this.#up].map((on) => this.ask({ engine: { leave: { lab } } }, { on })));
  }

  /** @param {BackendChoice} wanted */
  chooseBackend(wanted) {
    return this.backends.choose(wanted);
  }

  /** Loads an engine in the worker. @param {Backend} backend */
  async bootEngine(backend) {
    const booted = await this.#link.boot(backend);
    this.#up.add(backend);
    this.hasStarted = true;
    return booted;
  }

  /** Abandons an unresponsive worker; as after a crash, {@link Engine.restart} starts another. */
  abandon() {
    this.#link.abandon('no answer');
  }

  /** Starts a new worker after a crash and gives it the models trained on this page. */
  async restart() {
    this.#link.restart();
    this.#loadedItems.clear();
    this.home = 'cpu';
    this.#bootCpu();
    await this.backends.restart();
    this.dispatchEvent(new Event('restarted'));
  }

  #bootCpu() {
    this.#loadedItems.set('boot', this.bootEngine('cpu'));
  }

  /**
   * Rejects the requests to a lost backend and forgets what it had loaded.
   * @param {Backend} backend
   * @param {string} reason
   */
  forget(backend, reason) {
    this.#up.delete(backend);
    for (const key of this.#loadedItems.keys())
      if (key.startsWith(`${backend} `)) this.#loadedItems.delete(key);
    this.#lanes[backend].fail(deviceError(reason));
  }

  /** @param {EngineError} error */
  #onCrash(error) {
    this.#up.clear();
    this.#watch.heard(); // no request is pending any more
    for (const lane of Object.values(this.#lanes)) lane.fail(error);
    this.backends.onCrash();
    this.dispatchEvent(new CustomEvent('fatal', { detail: { message: error.message } }));
  }

  /**
   * Memoises `load` by key; a failed load is retried on the next call.
   * @template T
   * @param {string} key
   * @param {() => Promise<T>} load
   * @returns {Promise<T>}
   */
  #once(key, load) {
    let result = this.#loadedItems.get(key);
    if (!result) {
      result = load();
      this.#loadedItems.set(key, result);
      result.catch(() => {
        if (this.#loadedItems.get(key) === result) this.#loadedItems.delete(key);
      });
    }
    return result;
  }
}
