import { NetworkChoice } from './network-choice.js';

/** @typedef {'network' | 'plain' | 'pca'} Part what has to be downloaded before it can be asked */

/** While a run goes on everything is looked at anew this often, in ms. */
const EVERY_MS = 800;

/**
 * Who is compared in a lab where several do the same to a digit: the network that was trained for it, the same network
 * trained on whole and clean digits, and PCA; and which of them are there.
 */
export class Contestants {
  /** @type {Set<Part>} */
  #there = new Set();
  /** One for each network that is compared. */
  #turns;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab
   * @param {ConstructorParameters<typeof NetworkChoice>[1]['settings']} options.settings what a run is begun with
   * @param {(name: string) => void} options.onChosen another network: until it is ready nothing can be asked of it
   * @param {() => void} options.onArrived one more can be asked
   * @param {() => Promise<unknown>} options.onReady the network can be asked, or has other weights
   * @param {() => void} options.onRun the run has gone on
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, { lab, settings, onChosen, onArrived, onReady, onRun, onError }) {
    this.context = context;
    this.on = { onArrived, onError };
    this.#turns = context.engine.turns();
    const ready = () => {
      this.network.renew();
      this.#there.add('network');
      return onReady();
    };
    this.choice = new NetworkChoice(context, {
      lab,
      fits: (config) => config.subject === 'digits',
      button: lab !== 'impute', // its row is full on a laptop
      settings,
      every: EVERY_MS,
      onChosen: (name) => {
        for (const part of /** @type {const} */ (['network', 'plain'])) this.#there.delete(part);
        void this.#load('plain', this.#turns.begin().loadModel(this.plain));
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

  /** The same network, trained on whole and clean digits: of the shipped one, or of the one that is trained here. */
  get plain() {
    return this.network.isRun ? 'digits-32' : 'digits-64';
  }

  /** @param {Part} part */
  isThere(part) {
    return this.#there.has(part);
  }

  start() {
    void this.#load('pca', loadPca(this.context.engine));
    return this.choice.start();
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

/**
 * PCA of the digits, and the training digits by which it is found out what a noise does to it.
 * @param {import('./types.js').LabContext['engine']} engine
 */
export const loadPca = (engine) => Promise.all([engine.loadPca('digits'), engine.loadData('digitsSome')]);
