import { LabNetwork } from '../lab-network.js';
import { runCard } from '../run-card.js';
import { D, MODELS, RIGHT } from './networks.js';

/** @typedef {import('./figures-panel.js').Figures} Figures */

/** What is trained here, where it differs from the usual. */
const SETTINGS = { dCode: D, seed: 7, epochs: 15 };
/** While a run goes on what it makes of the message is looked at this often, in ms. */
const EVERY_MS = 2000;

/** Who can open a message with a network: the right decoder, and another one beside it. */
export class Decoders {
  #alive = true;
  /** Whether the other decoder is there. */
  #isThere = false;
  /** Codes of the test samples. @type {Float32Array | null} */
  #testCodes = null;

  /**
   * @param {import('../types.js').LabContext} context
   * @param {object} options
   * @param {() => Float32Array | null} options.codes of the message that is looked at, a new array
   * @param {ReturnType<typeof import('./rows-panel.js').rowsPanel>} options.rows
   * @param {(figures: Figures) => void} options.onFigures
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, { codes, rows, onFigures, onError }) {
    this.context = context;
    this.options = { codes, rows, onFigures, onError };
    this.network = new LabNetwork(context, {
      lab: 'secrecy',
      name: () => String(context.get('decoder')),
      model: (name) => MODELS[name],
      fits: (config) => config.subject === 'digits' && config.dCode === D,
      settings: SETTINGS,
    });
    this.run = runCard(context, {
      network: this.network,
      onTrain: () => void this.#train(),
      onFollow: () => this.#renew(),
      every: EVERY_MS,
      onError,
    });
    this.#mark(this.network.isRun && !this.network.canUseRun() ? 'twin' : this.network.name);
  }

  destroy() {
    this.#alive = false;
    this.run.destroy();
  }

  /** The codes through both. */
  async open() {
    const codes = this.options.codes();
    if (!codes) return;
    const decode = { network: RIGHT, codes, input: null };
    const decoded = await this.context.engine.ask({ reconstruct: { decode } }, { latest: 'secrecy right' });
    if (decoded && this.#alive) this.options.rows.show('right', decoded.images);
    await this.#openOther();
  }

  async #openOther() {
    const codes = this.options.codes();
    if (!codes || !this.#isThere || this.network.name === 'right') return;
    const decoded = await this.network.ask(
      (network) => ({ reconstruct: { decode: { network, codes, input: null } } }),
      'decode',
    );
    if (decoded && this.#alive) this.options.rows.show('other', decoded.images);
  }

  /** @param {string} name of the decoder that is looked at beside the right one */
  async use(name) {
    this.#mark(name);
    try {
      if (name === 'run' && !this.network.canUseRun()) return void (await this.#train());
      await this.network.prepare();
      if (this.#alive && this.network.name === name) await this.#renew();
    } catch (error) {
      this.options.onError(error);
    }
  }

  /** @param {string} name */
  #mark(name) {
    this.#isThere = false;
    this.context.set({ decoder: name });
    this.network.renew(); // what is still on its way is of another one
    this.options.rows.choose(name);
    this.run.element.hidden = name !== 'run';
    this.options.onFigures({});
  }

  async #train() {
    this.#mark('run');
    this.options.onFigures({ run: undefined }); // that of another run
    await this.run.begin(); // then it is looked at
  }

  /** Another decoder, or the same with other weights. */
  async #renew() {
    this.network.renew();
    this.#isThere = true;
    await this.#openOther();
    await this.#judgeRun();
  }

  /** How much of the test samples each of them gives back from the sender's codes. */
  async measure() {
    const { engine } = this.context;
    await Promise.all([
      engine.loadModel(MODELS.right),
      engine.loadData('digitsTest'),
      engine.loadPca('digits'),
    ]);
    const map = { network: RIGHT, set: /** @type {const} */ ('digitsTest'), count: 2000 };
    const { codes } = await engine.ask({ reconstruct: { map } });
    this.#testCodes = codes;
    for (const [kind, model] of Object.entries(MODELS)) {
      await engine.loadModel(model);
      if (!this.#alive) return;
      const judge = { network: { model }, codes: codes.slice() };
      const opened = await engine.ask({ secrecy: { judge } });
      if (this.#alive) this.options.onFigures({ [kind]: opened.mse, mean: opened.mean });
    }
    await this.#judgeRun();
  }

  /** The same of the page's run, where it lives. */
  async #judgeRun() {
    const codes = this.#testCodes?.slice();
    if (!codes || !this.#isThere || !this.network.isRun) return;
    await Promise.all([
      this.network.load('digitsTest'),
      this.context.engine.loadPca('digits', this.network.home),
    ]);
    const opened = await this.network.ask((network) => ({ secrecy: { judge: { network, codes } } }), 'judge');
    if (opened && this.#alive) this.options.onFigures({ run: opened.mse });
  }
}
