import { t } from '../../i18n/index.js';
import { countOf } from '../../lab-kit/classes.js';
import { NetworkChoice } from '../../lab-kit/network-choice.js';
import { D, MODELS, RIGHT } from './networks.js';

/** @typedef {import('./figures-panel.js').Figures} Figures */

/** Training settings that differ from the defaults. */
const SETTINGS = { seed: 7 };
/** Data set of the errors. @type {import('../../generated/protocol.js').DataSet} */
const TESTS = 'digitsTest';
/** Interval in ms between updates by an active run. */
const EVERY_MS = 2000;

/** The decoders that can open a message: the right one, and another one. */
export class Decoders {
  /** Whether the other decoder is ready. */
  #isThere = false;
  /** Codes of the test samples. @type {Float32Array | null} */
  #testCodes = null;

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {() => Float32Array | null} options.codes of the current message, a new array
   * @param {() => Float32Array | null} options.original images of that message, if known, a new array
   * @param {() => ReturnType<typeof import('./rows-panel.js').rowsPanel>} options.rows
   * @param {(figures: Figures) => void} options.onFigures
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, { codes, original, rows, onFigures, onError }) {
    this.context = context;
    this.options = { codes, original, rows, onFigures, onError };
    this.choice = new NetworkChoice(context, {
      lab: 'secrecy',
      id: 'decoder',
      key: 'decoder',
      words: (name) => t(`secrecy.choose.${name}`),
      model: (name) => MODELS[name],
      fits: (config) => config.subject === 'digits' && config.dCode === D,
      settings: () => SETTINGS,
      every: EVERY_MS,
      onChosen: (name) => this.#onChosen(name),
      onReady: () => this.#renew(),
      onError,
    });
    this.network = this.choice.network;
  }

  destroy() {
    this.choice.destroy();
  }

  /** Decodes the message with both. */
  async open() {
    const codes = this.options.codes();
    if (!codes) return;
    const decode = { network: RIGHT, codes, input: this.options.original() };
    const decodedImages = await this.context.engine.ask({ reconstruct: { decode } }, { latest: 'right' });
    this.options.rows().show('right', decodedImages.images, decodedImages.error);
    await this.#openOther();
  }

  async #openOther() {
    const codes = this.options.codes();
    if (!codes || !this.#isThere || this.network.name === 'right') return;
    const input = this.options.original();
    try {
      const decodedImages = await this.network.ask(
        (network) => ({ reconstruct: { decode: { network, codes, input } } }),
        'decode',
      );
      this.options.rows().show('other', decodedImages.images, decodedImages.error);
    } catch (error) {
      this.options.onError(error); // the following steps do not depend on it
    }
  }

  /** @param {string} name of the second decoder */
  #onChosen(name) {
    this.#isThere = false;
    this.options.rows().choose(name);
    this.options.onFigures(name === 'run' ? { run: undefined } : {}); // the figure may belong to another run
  }

  /** Updates after a change of the second decoder or its weights. */
  async #renew() {
    this.network.renew();
    this.#isThere = true;
    await this.#openOther();
    await this.#judgeRun();
  }

  /** Measures each decoder's error on the sender's test codes. */
  async measure() {
    const { engine } = this.context;
    await Promise.all([
      engine.loadModel(MODELS.right),
      engine.loadData('digitsTest'),
      engine.loadPca('digits'),
    ]);
    const map = { network: RIGHT, set: TESTS, count: countOf(TESTS) };
    const { codes } = await engine.ask({ reconstruct: { map } });
    this.#testCodes = codes;
    for (const [kind, model] of Object.entries(MODELS)) {
      await engine.loadModel(model);
      const judge = { network: { model }, codes: codes.slice() };
      const errors = await engine.ask({ secrecy: { evaluateDecoder: judge } });
      this.options.onFigures({ [kind]: errors.mse, mean: errors.mean });
    }
    await this.#judgeRun();
  }

  /** Measures the page's run, on its backend. */
  async #judgeRun() {
    const codes = this.#testCodes?.slice();
    if (!codes || !this.#isThere || !this.network.isRun) return;
    await Promise.all([
      this.network.load('digitsTest'),
      this.context.engine.loadPca('digits', this.network.home),
    ]);
    const errors = await this.network.ask(
      (network) => ({ secrecy: { evaluateDecoder: { network, codes } } }),
      'judge',
    );
    this.options.onFigures({ run: errors.mse });
  }
}
