import { t } from '../i18n/index.js';
import { someSetOf } from './classes.js';
import { NetworkChoice } from './network-choice.js';
import { isMine } from './set-choice.js';

/**
 * @typedef {'network' | 'plain' | 'pca'} Part what has to load before the method can be asked
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 */

/** Refresh interval of everything shown while a run trains, in ms. */
const EVERY_MS = 800;
/** Maximum PCA components shown beside a network. */
export const COMPONENTS = 64;
/** Name and code size of the clean-trained network shown beside the shipped network, and beside a run. */
const PLAIN = /** @type {const} */ ({ shipped: ['digits-64', 64], run: ['digits-32', 32] });

/**
 * The methods compared in a lab where several do the same to an image: the network trained for the task, the same
 * network trained on whole, clean images, and PCA; and which of them are available.
 */
export class MethodComparison {
  /** @type {Set<Part>} */
  #there = new Set();
  /** One turn per compared network. */
  #turns;
  /** Settles when the principal components are loaded. @type {Promise<unknown>} */
  #components = Promise.resolve();
  /** Number of principal components in use: a small set has fewer. */
  components = COMPONENTS;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab
   * @param {import('./data-choice.js').DataChoice} options.data
   * @param {Partial<TrainConfig>} options.shipped what the first network was trained for
   * @param {() => Partial<TrainConfig>} options.settings of a new run
   * @param {(name: string) => void} options.onChosen another network was chosen; it cannot be asked until it is ready
   * @param {() => void} options.onArrived one more method can be asked
   * @param {() => Promise<unknown>} options.onReady the network can be asked, or has other weights
   * @param {() => void} options.onRun the run has advanced
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, { lab, data, shipped, settings, onChosen, onArrived, onReady, onRun, onError }) {
    this.context = context;
    this.data = data;
    this.on = { onArrived, onError };
    this.#turns = context.engine.turns();
    const ready = () => {
      this.network.renew();
      this.#there.add('network');
      return onReady();
    };
    this.choice = new NetworkChoice(context, {
      lab,
      fits: (config) => config.subject === data.subject,
      button: lab !== 'impute', // its row is full on a laptop
      words: (option) => t(option === 'run' || data.isUsual ? `option.${option}` : 'option.small'),
      settings,
      data,
      small: () => ({ dCode: PLAIN.shipped[1], ...shipped }),
      every: EVERY_MS,
      onChosen: (name) => {
        for (const part of /** @type {const} */ (['network', 'plain'])) this.#there.delete(part);
        const turn = this.#turns.begin();
        // After the network and the components: if they are made here, wait for them.
        const before = isMine(data.value) ? this.#components : Promise.resolve();
        const settled = before.catch(() => undefined);
        void this.#load(
          'plain',
          settled.then(() => this.loadPlain(turn)),
        );
        onChosen(name);
      },
      onReady: ready,
      onFollow: () => {
        onRun();
        return ready();
      },
      onError,
    });
    this.network = this.choice.network;
  }

  /** Name of the same network trained on whole, clean images. */
  get plain() {
    return this.data.model(this.#plain[0]);
  }

  /** For file names and columns: the data, unless it is the lab's default. @returns {Record<string, string>} */
  get about() {
    return this.data.isUsual ? {} : { data: this.data.value };
  }

  /** @param {import('../engine/turns.js').Turn} [turn] */
  loadPlain(turn = this.context.engine) {
    const [name, dCode] = this.#plain;
    return this.data.network(turn, name, { dCode });
  }

  get #plain() {
    return PLAIN[this.network.isRun ? 'run' : 'shipped'];
  }

  /** @param {Part} part */
  isThere(part) {
    return this.#there.has(part);
  }

  start() {
    /** @type {(value?: unknown) => void} */
    let begin = () => undefined;
    const network = new Promise((resolve) => (begin = resolve));
    this.#components = (isMine(this.data.value) ? network : Promise.resolve()).then(() => this.loadPca());
    void this.#load('pca', this.#components);
    return this.choice.start().finally(begin);
  }

  /** PCA, and the training images that show the effect of a noise on it. */
  async loadPca() {
    const { context, data } = this;
    const [{ components }] = await Promise.all([
      data.pca(context.engine),
      context.engine.loadData(someSetOf(data.subject)),
    ]);
    this.components = Math.min(components, COMPONENTS);
  }

  /**
   * Loads what a comparison over the test images needs: the images, every method, and the chosen network. Returns that
   * network and its engine.
   */
  async prepareToMeasure() {
    const { context, data, network } = this;
    await Promise.all([
      context.engine.loadData(data.test),
      context.engine.loadData(data.test, undefined, network.home), // a run that is shown again at rest has not changed
      this.loadPca(),
      this.loadPlain(),
      network.prepare(),
    ]);
    return { which: network.which, home: network.home };
  }

  destroy() {
    this.choice.destroy();
  }

  /** @param {Part} part @param {Promise<unknown>} arrival */
  async #load(part, arrival) {
    try {
      await arrival;
      this.#there.add(part);
      this.on.onArrived();
    } catch (error) {
      this.on.onError(error);
    }
  }
}
