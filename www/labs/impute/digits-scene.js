import { errorText, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { coalesce } from '../../lab-kit/coalesce.js';
import { Contestants } from '../../lab-kit/contestants.js';
import { LabInput } from '../../lab-kit/lab-input.js';
import { sayError } from '../../lab-kit/say-error.js';
import { fillStage } from './fill-stage.js';
import { holeBar } from './hole-bar.js';
import { measurePanel } from './measure-panel.js';

/**
 * @typedef {import('../../generated/protocol.js').ImputeHole} Hole
 * @typedef {import('../../generated/protocol.js').Input} Input
 */

/** What is trained here, where it differs from the usual. */
const SETTINGS = { noise: 'missing' };
/** What the engine refuses to fill: it is said beside the picture. */
const REFUSALS = ['nothingMissing', 'everythingMissing'];

/** A digit of which a part is missing, and what fills it in. */
export class DigitsScene {
  /** @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    const onError = (/** @type {unknown} */ error) => this.#fail(error);
    this.contestants = new Contestants(context, {
      lab: 'impute',
      settings: () => SETTINGS,
      onChosen: (name) => this.#onChosen(name),
      onArrived: () => void this.look(),
      onReady: () => this.#refresh(),
      onRun: () => this.measure.followRun(),
      onError,
    });
    this.network = this.contestants.network;
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
      plain: () => this.contestants.plain,
      hole: () => this.hole,
      onError: (error) => this.#fail(error),
    });
    this.look = coalesce(() => this.#look().catch((error) => this.#fail(error)));
    this.note = h('p', { class: 'fill-note', role: 'status', 'data-view': 'network-note' });
    this.element = h(
      'div',
      {},
      h(
        'div',
        { class: 'fill-tools card' },
        this.bar.element,
        this.contestants.choice.buttons.element,
        this.note,
      ),
      this.contestants.choice.run.element,
      h('div', { class: 'contest-top fill-top' }, this.input.card(), this.stage.element, this.stage.chart),
      this.measure.element,
    );
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
    this.#markHole();
    void this.input.start();
    await this.contestants.start();
  }

  destroy() {
    this.measure.clear();
    for (const part of [this.input, this.contestants, this.stage]) part.destroy();
  }

  /** @param {string} name of the network that is looked at from now on */
  #onChosen(name) {
    this.stage.use(name);
    this.measure.table.rename('network', t(`impute.way.${name}`));
    this.measure.clear();
    this.#sayNote();
  }

  async #refresh() {
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
    const rounds = Number(this.context.get('rounds'));
    const { contestants } = this;
    if (!contestants.isThere('pca')) return; // it gives the picture with the hole
    const hasNetwork = contestants.isThere('network');
    const by = { network: { model: contestants.plain }, rounds };
    const [plain, iterated, own] = await Promise.all([
      engine.ask({ impute: { plain: { input, hole, rounds } } }),
      contestants.isThere('plain') ? engine.ask({ impute: { fill: { by, input, hole } } }) : null,
      hasNetwork
        ? this.network.ask((network) => ({ impute: { fill: { by: { network, rounds: 0 }, input, hole } } }))
        : null,
    ]);
    this.stage.show({ plain, iterated, own });
    if (iterated && own) this.context.ready();
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
    this.stage.refuse(drawn, errorText(error));
  }

  /** @param {unknown} error */
  #fail(error) {
    sayError(this.context, error);
  }
}

/** Of what is missing at random: the same for everybody who opens the link. */
const SEED = 1;
