import { errorText, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { more } from '../../ui/more.js';
import { coalesce } from '../../lab-kit/coalesce.js';
import { MethodComparison } from '../../lab-kit/method-comparison.js';
import { LabInput } from '../../lab-kit/lab-input.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { showError } from '../../lab-kit/show-error.js';
import { precomputed } from './precomputed.js';
import { fillStage } from './fill-stage.js';
import { holeBar } from './hole-bar.js';
import { measurePanel } from './measure-panel.js';

/**
 * @typedef {import('../../generated/protocol.js').ImputeHole} Hole
 * @typedef {import('../../generated/protocol.js').Input} Input
 */

/** Training settings that differ from the defaults. */
const SETTINGS = /** @type {const} */ ({ noise: 'missing' });
/** Errors of impossible holes, shown beside the picture. */
const REFUSALS = ['nothingMissing', 'everythingMissing'];

/** An image with missing pixels, and their imputation by each method. */
export class ImagesScene {
  /** @type {import('./precomputed.js').Measurements | null} */
  #measurements = null;

  /** @param {import('../../lab-kit/types.js').LabContext} context @param {import('../../lab-kit/data-choice.js').DataChoice} data */
  constructor(context, data) {
    this.context = context;
    this.data = data;
    const onError = (/** @type {unknown} */ error) => this.#fail(error);
    this.methodComparison = new MethodComparison(context, {
      lab: 'impute',
      data,
      shipped: SETTINGS,
      settings: () => SETTINGS,
      onChosen: (name) => this.#onChosen(name),
      onArrived: () => {
        this.#namePca();
        void this.look();
      },
      onReady: () => this.#refresh(),
      onRun: () => this.measure.followRun(),
      onError,
    });
    this.network = this.methodComparison.network;
    this.bar = holeBar(context, () => this.#onHole());
    this.input = new LabInput(context, { onInput: () => void this.look(), onError });
    this.stage = fillStage({
      context,
      onErase: () => this.#lookAnew(),
      onRounds: () => this.#lookAnew(),
    });
    this.measure = measurePanel({
      context,
      methodComparison: this.methodComparison,
      hole: () => this.hole,
      beforehand: () => precomputed(this.#measurements, this.#settings, this.network.isRun),
      onResults: (results) => this.stage.showTest(results),
      onError: (error) => this.#fail(error),
    });
    this.measure.words.dataset.moment = '';
    this.look = coalesce(() => this.#look().catch((error) => this.#fail(error)));
    this.note = h('p', {
      class: 'fill-note optional alert text-s',
      role: 'status',
      'data-view': 'network-note',
    });
    const { choice } = this.methodComparison;
    this.tools = more(choice.buttons.element).element;
    this.element = h(
      'div',
      {},
      h(
        'div',
        { class: 'contest grid split gap-5' },
        choice.run.element,
        h('div', { class: 'card tools contest-bar hole-bar' }, this.bar.elements, this.note),
        this.input.card(),
        this.stage.element,
        this.measure.words,
      ),
      h('div', { class: 'fill-proof card-row grid split gap-5' }, this.stage.chart, this.measure.element),
    );
  }

  /** The current hole. @returns {Hole} */
  get hole() {
    const { hidden, share } = this.#settings;
    if (hidden === 'brush') return { erased: this.stage.erased };
    return {
      part: { hidden: hidden === 'pixels' ? { pixels: share } : /** @type {any} */ (hidden), seed: SEED },
    };
  }

  get #settings() {
    const { context } = this;
    return {
      hidden: String(context.get('hidden')),
      share: Number(context.get('share')),
      rounds: Number(context.get('rounds')),
    };
  }

  async start() {
    this.#markHole();
    void this.input.start(this.data.subject);
    if (this.data.isUsual) void this.#recall();
    await this.methodComparison.start();
  }

  /** Loads results measured before the page was built, for shipped networks. */
  async #recall() {
    try {
      this.#measurements = await this.context.engine.wait(readMeasured('impute'));
      this.measure.recall();
    } catch (error) {
      this.#fail(error);
    }
  }

  destroy() {
    this.measure.clear();
    for (const part of [this.input, this.methodComparison, this.stage]) part.destroy();
  }

  /** @param {string} name of the newly chosen network */
  #onChosen(name) {
    this.stage.use(name);
    this.measure.table.rename('network', t(`impute.method.${name}`));
    this.measure.clear();
    this.#sayNote();
  }

  /** Names PCA with its number of components. */
  #namePca() {
    const name = t('impute.method.pca', { components: this.methodComparison.components });
    this.stage.rename('pca', name);
    this.measure.table.rename('pca', name);
  }

  async #refresh() {
    this.#sayNote();
    await this.look();
  }

  /** Shows a note if the run was not trained on missing pixels. */
  #sayNote() {
    const { config } = this.context.run;
    const isOther = this.network.isRun && this.network.canUseRun() && config?.noise !== SETTINGS.noise;
    this.note.textContent = isOther ? t('impute.otherRun') : '';
  }

  /** Call this when the kind of hole has changed. */
  #onHole() {
    this.#markHole();
    this.#lookAnew();
  }

  #markHole() {
    this.stage.turnBrush(this.context.get('hidden') === 'brush');
  }

  #lookAnew() {
    this.measure.clear();
    void this.look();
  }

  async #look() {
    const input = this.input.value;
    if (!input) return this.stage.clear();
    try {
      await this.#fill(input, this.hole);
    } catch (error) {
      if (!REFUSALS.includes(/** @type {any} */ (error)?.kind)) throw error;
      await this.#refuse(input, error);
    }
  }

  /** @param {Input} input @param {Hole} hole */
  async #fill(input, hole) {
    const { engine } = this.context;
    const { rounds } = this.#settings;
    const { methodComparison } = this;
    if (!methodComparison.isThere('pca')) return; // its reply has the picture with the hole
    const { label } = this.input;
    const name = label === null ? null : this.data.nameOf(label);
    const hasNetwork = methodComparison.isThere('network');
    const by = { network: { model: methodComparison.plain }, rounds };
    const [plain, iterated, filled] = await Promise.all([
      engine.ask({ impute: { fillBaselines: { subject: this.data.subject, input, hole, rounds } } }),
      methodComparison.isThere('plain') ? engine.ask({ impute: { fill: { by, input, hole } } }) : null,
      hasNetwork
        ? this.network.ask((network) => ({ impute: { fill: { by: { network, rounds: 0 }, input, hole } } }))
        : null,
    ]);
    this.stage.show({ plain, iterated, filled }, name);
    if (iterated && filled) this.context.ready();
  }

  /** Handles an impossible imputation: shows the image with its hole, and keeps the last result. @param {Input} input @param {unknown} error */
  async #refuse(input, error) {
    /** @type {Hole} */
    const any = { part: { hidden: 'lower', seed: SEED } };
    const { engine } = this.context;
    const drawn =
      'pixels' in input
        ? input.pixels
        : (
            await engine.ask({
              impute: { fillBaselines: { subject: this.data.subject, input, hole: any, rounds: 1 } },
            })
          ).input;
    this.stage.refuse(drawn, errorText(error));
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}

/** Seed of random holes: the same for everybody who opens the link. */
const SEED = 1;
