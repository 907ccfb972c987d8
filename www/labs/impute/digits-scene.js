import { errorText, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { LabInput } from '../lab-input.js';
import { NetworkChoice } from '../network-choice.js';
import { newest } from '../newest.js';
import { sayError } from '../say-error.js';
import { fillStage } from './fill-stage.js';
import { holeBar } from './hole-bar.js';
import { measurePanel } from './measure-panel.js';

/**
 * @typedef {import('../../generated/protocol.js').ImputeHole} Hole
 * @typedef {import('../../generated/protocol.js').Input} Input
 * @typedef {'network' | 'plain' | 'pca'} Part what has to be downloaded before it can be asked
 */

/** What is trained here, where it differs from the usual. */
const SETTINGS = { noise: 'missing', epochs: 15 };
/** While a run goes on everything is looked at anew this often, in ms. */
const EVERY_MS = 800;
/** What the engine refuses to fill: it is said beside the picture. */
const REFUSALS = ['nothingMissing', 'everythingMissing'];

/** A digit of which a part is missing, and what fills it in. */
export class DigitsScene {
  #alive = true;
  /** What can be asked by now. @type {Set<Part>} */
  #there = new Set();

  /** @param {import('../types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    const onError = (/** @type {unknown} */ error) => this.#fail(error);
    this.choice = new NetworkChoice(context, {
      lab: 'impute',
      shipped: 'filler',
      fits: (config) => config.subject === 'digits',
      settings: () => SETTINGS,
      every: EVERY_MS,
      onChosen: (name) => this.#onChosen(name),
      onReady: () => this.#refresh(),
      onFollow: () => this.#follow(),
      onError,
    });
    this.network = this.choice.network;
    this.bar = holeBar(context, () => this.#onHole());
    this.input = new LabInput(context, { onInput: () => void this.look(), onError });
    this.stage = fillStage({
      context,
      onErase: () => {
        if (context.get('hidden') === 'brush') this.#onHole();
      },
      onRounds: () => this.#onRounds(),
    });
    this.measure = measurePanel({
      context,
      network: this.network,
      plain: () => this.#plain,
      hole: () => this.hole,
      onError: (error) => this.#fail(error),
    });
    this.look = newest(() => this.#look().catch((error) => this.#fail(error)));
    this.note = h('p', { class: 'fill-note', role: 'status', 'data-view': 'network-note' });
    this.element = h(
      'div',
      {},
      h('div', { class: 'fill-tools card' }, this.bar.element, this.choice.buttons.element, this.note),
      this.choice.run.element,
      h('div', { class: 'contest-top fill-top' }, this.input.element, this.stage.element, this.stage.chart),
      this.measure.element,
    );
  }

  /** The same network, trained with whole images: of the shipped one, or of the one that is trained here. */
  get #plain() {
    return this.network.isRun ? 'digits-32' : 'digits-64';
  }

  /** What is missing. @returns {Hole} */
  get hole() {
    const hidden = String(this.context.get('hidden'));
    if (hidden === 'brush') return { erased: this.stage.erased };
    const share = Number(this.context.get('share'));
    return {
      part: { hidden: hidden === 'pixels' ? { pixels: share } : /** @type {any} */ (hidden), seed: SEED },
    };
  }

  async start() {
    const { engine } = this.context;
    this.#markHole();
    void this.input.start();
    void this.#load('pca', () => engine.loadPca('digits'));
    await this.choice.start();
  }

  destroy() {
    this.#alive = false;
    this.measure.clear();
    for (const part of [this.input, this.choice, this.stage]) part.destroy();
  }

  /** @param {Part} part @param {() => Promise<unknown>} load */
  async #load(part, load) {
    try {
      await load();
      this.#there.add(part);
      await this.look();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {string} name of the network that is looked at from now on */
  #onChosen(name) {
    for (const part of /** @type {const} */ (['network', 'plain'])) this.#there.delete(part);
    void this.#load('plain', () => this.context.engine.loadModel(this.#plain));
    this.stage.use(name);
    this.measure.table.rename('network', t(`impute.way.${name}`));
    this.measure.clear();
    this.#sayNote();
  }

  /** The run is another one, or has gone on. */
  async #follow() {
    const { run } = this.context;
    if (run.state === 'running' || run.step !== this.measure.step) this.measure.clear();
    await this.#refresh();
  }

  async #refresh() {
    this.network.renew();
    this.#there.add('network');
    this.#sayNote();
    await this.look();
  }

  /** A run that was trained for something else does not know what a hole is. */
  #sayNote() {
    const { config } = this.context.run;
    const isOther = this.network.isRun && this.network.canUseRun() && config?.noise !== SETTINGS.noise;
    this.note.textContent = isOther ? t('impute.otherRun') : '';
  }

  #onHole() {
    this.measure.clear();
    this.#markHole();
    void this.look();
  }

  #markHole() {
    this.stage.turnBrush(this.context.get('hidden') === 'brush');
  }

  #onRounds() {
    this.measure.clear();
    void this.look();
  }

  async #look() {
    const input = this.input.value;
    if (!this.#alive) return;
    if (!input) return this.stage.clear();
    try {
      await this.#fill(input, this.hole);
    } catch (error) {
      if (!REFUSALS.includes(/** @type {any} */ (error)?.kind)) throw error;
      if (this.#alive) await this.#refuse(input, error);
    }
  }

  /** @param {Input} input @param {Hole} hole */
  async #fill(input, hole) {
    const { engine } = this.context;
    const rounds = Number(this.context.get('rounds'));
    const isThere = (/** @type {Part} */ part) => this.#there.has(part);
    if (!isThere('pca')) return; // it gives the picture with the hole
    const hasNetwork = isThere('network');
    const by = { network: { model: this.#plain }, rounds };
    const [plain, iterated, own] = await Promise.all([
      engine.ask({ impute: { plain: { input, hole, rounds } } }),
      isThere('plain') ? engine.ask({ impute: { fill: { by, input, hole } } }) : null,
      hasNetwork
        ? this.network.ask((network) => ({ impute: { fill: { by: { network, rounds: 0 }, input, hole } } }))
        : null,
    ]);
    if (!this.#alive || own === undefined) return; // it is another network now, and looked at by itself
    this.stage.show({ plain, iterated, own });
  }

  /** Nothing can be filled in: the digit is shown with its hole, and the last result is kept. @param {Input} input @param {unknown} error */
  async #refuse(input, error) {
    /** @type {Hole} */
    const any = { part: { hidden: 'lower', seed: SEED } };
    const { engine } = this.context;
    const drawn =
      'pixels' in input
        ? input.pixels
        : (await engine.ask({ impute: { plain: { input, hole: any, rounds: 1 } } })).input;
    if (this.#alive) this.stage.refuse(drawn, errorText(error));
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#alive) sayError(this.context, error);
  }
}

/** Of what is missing at random: the same for everybody who opens the link. */
const SEED = 1;
