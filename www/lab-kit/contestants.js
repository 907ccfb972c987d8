import { t } from '../i18n/index.js';
import { someSetOf } from './classes.js';
import { NetworkChoice } from './network-choice.js';
import { isMine } from './set-choice.js';

/**
 * @typedef {'network' | 'plain' | 'pca'} Part what has to be there before it can be asked
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 */

/** While a run goes on everything is looked at anew this often, in ms. */
const EVERY_MS = 800;
/** Most components of PCA that stand beside a network. */
export const COMPONENTS = 64;
/** What the network beside is: of the shipped one, and of the one that is trained here. */
const PLAIN = /** @type {const} */ ({ shipped: ['digits-64', 64], run: ['digits-32', 32] });

/**
 * Who is compared in a lab where several do the same to an image: the network that was trained for it, the same network
 * trained on whole and clean images, and PCA; and which of them are there.
 */
export class Contestants {
  /** @type {Set<Part>} */
  #there = new Set();
  /** One for each network that is compared. */
  #turns;
  /** Settles when the principal components are there. @type {Promise<unknown>} */
  #components = Promise.resolve();
  /** Principal components that are used: a small set has fewer. */
  components = COMPONENTS;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab
   * @param {import('./data-choice.js').DataChoice} options.data
   * @param {Partial<TrainConfig>} options.shipped what the network that is there at first was trained for
   * @param {() => Partial<TrainConfig>} options.settings what a run is begun with
   * @param {(name: string) => void} options.onChosen another network: until it is ready nothing can be asked of it
   * @param {() => void} options.onArrived one more can be asked
   * @param {() => Promise<unknown>} options.onReady the network can be asked, or has other weights
   * @param {() => void} options.onRun the run has gone on
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
        // After the network and the components: where these are made here, they are waited for.
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

  /** The same network, trained on whole and clean images: of the one that is there at first, or of the one that is trained here. */
  get plain() {
    return this.data.model(this.#plain[0]);
  }

  /** For a file: what was worked at, where it is not what the lab begins with. @returns {Record<string, string>} */
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

  /** PCA, and the training images by which it is found out what a noise does to it. */
  async loadPca() {
    const { context, data } = this;
    const [{ components }] = await Promise.all([
      data.pca(context.engine),
      context.engine.loadData(someSetOf(data.subject)),
    ]);
    this.components = Math.min(components, COMPONENTS);
  }

  /**
   * What a comparison over the test images needs: them, all that is compared, and the network that is looked at. Gives that
   * network and where it is.
   */
  async prepareToMeasure() {
    const { context, data, network } = this;
    await Promise.all([
      context.engine.loadData(data.test),
      context.engine.loadData(data.test, undefined, network.home), // a run that is shown once more at rest is the same
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
