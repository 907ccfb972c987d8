import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { h } from '../../../ui/dom.js';
import { saveCanvas } from '../../../ui/download.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { longTask } from '../../../ui/long-task.js';
import { segments } from '../../../ui/segments.js';
import { PIXELS } from '../../../views/pictures/pixels.js';
import { snapshot } from '../../../views/pictures/snapshot.js';
import { curve } from './curve.js';
import { surveyOf, trainAll } from './networks.js';
import { verdictOf } from './verdict.js';
import { COLUMNS, HERE, SHIPPED, SIZES, WHOLE, columnOf, modelOf } from './sizes.js';
import { strip } from './strip.js';

/**
 * @typedef {import('../../../engine/turns.js').Turn} Turn
 * @typedef {import('../../../generated/protocol.js').BottleneckComparison} BottleneckComparison
 */

const SHIPPED_ONES = 'beforehand';
const OWN_ONES = 'here';

/**
 * Returns what a column shows: a code as large as the image copies every pixel.
 * @param {BottleneckComparison | null} comparison
 * @param {number} size
 * @param {boolean} isThere whether a network of this size is loaded
 */
function copyOf(comparison, size, isThere) {
  const at = comparison?.sizes.indexOf(size) ?? -1;
  const isWhole = size === WHOLE;
  const none = t('bottlenecks.column.none', { size: number(size) });
  if (!comparison || (at < 0 && !isWhole)) return { label: none };
  const part = (/** @type {Float32Array} */ images) => images.subarray(at * PIXELS, (at + 1) * PIXELS);
  const error = isWhole ? 0 : comparison.errors[at];
  return {
    image: isWhole ? comparison.input : isThere ? part(comparison.images) : null,
    pca: isWhole ? comparison.input : comparison.pcaErrors[at] === null ? null : part(comparison.pcaImages),
    label:
      isThere || isWhole ? t('bottlenecks.column', { size: number(size), error: number(error, 4) }) : none,
  };
}

/** One digit through bottlenecks of every size, with PCA of equal size beside them and the error over all test images below. */
export class Bottlenecks {
  /** Whether the networks on screen were trained in this tab. */
  #isHere = false;
  /** Sizes whose shipped network has loaded. @type {Set<number>} */
  #loadedSizes = new Set();
  /** Sizes that have a network, among those on screen. @type {Set<number>} */
  #there = new Set();
  /** Sizes trained in this tab. @type {Set<number>} */
  #trainedSizes = new Set();
  /** Errors on all test images, by model name. @type {Map<string, import('../../../generated/protocol.js').Errors>} */
  #errors = new Map();
  /** @type {BottleneckComparison | null} */
  #comparison = null;
  /** @type {import('../../../generated/protocol.js').Input | null} */
  #input = null;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {import('../../../lab-kit/data-choice.js').DataChoice} data
   * @param {(error: unknown) => void} onError
   */
  constructor(context, data, onError) {
    this.context = context;
    this.data = data;
    this.onError = onError;
    this.turns = context.engine.turns();
    this.strip = strip((size) => {
      context.set({ bottleneck: size });
      this.#show();
    });
    this.curve = curve(this.strip.columns);
    this.axis = h('p', { class: 'strip-axis quiet' });
    this.says = h('p', { class: 'lines-1 strong snug', role: 'status', 'data-view': 'bottleneck-says' });
    this.made = h('p', { class: 'strip-made text-s', 'data-view': 'bottleneck-made' });
    this.training = longTask({
      label: t('bottlenecks.train'),
      of: 'bottlenecks',
      engine: context.engine,
      onRun: (turn, tell) => this.#train(turn, tell),
      onCancel: () => this.#use(this.#trainedSizes.size > 0),
      onError,
    });
    this.sources = segments({
      label: t('bottlenecks.source'),
      key: 'source',
      entries: [SHIPPED_ONES, OWN_ONES].map((id) => ({ id, text: t(`bottlenecks.${id}`) })),
      chosen: SHIPPED_ONES,
      onChoose: (id) => this.#choose(id === OWN_ONES),
    });
    const files = fileButtons({ png: () => void this.#save(), of: 'bottlenecks' });
    this.picture = h(
      'div',
      { class: 'strip-picture' },
      this.strip.element,
      this.axis,
      this.curve.canvas,
      this.says,
    );
    const tools = h('span', { class: 'tools strip-tools' }, this.sources.element, files);
    const foot = h('div', { class: 'strip-foot muted justified' }, this.made, this.training.element);
    this.element = card(t('bottlenecks.title'), tools, this.picture, foot);
    this.element.classList.add('bottlenecks');
    Object.assign(this.element.dataset, { view: 'bottlenecks', moment: '' });
    // With other data all networks are trained here, when they are first shown.
    for (const part of [this.sources.element, this.training.element, this.made]) part.hidden = !data.isUsual;
    this.#use(false);
  }

  /** Loads what the view needs before it can be shown. @param {Turn} turn */
  async start(turn) {
    await this.data.load(turn);
    this.axis.textContent = t('bottlenecks.axis', { count: number(this.data.counts.test) });
    await this.data.pca(turn);
    await this.#load(turn);
  }

  /** Loads the shipped networks one after the other, with the error of each; both are kept for later visits. @param {Turn} turn */
  async #load(turn) {
    for (const size of SIZES) {
      const settings = { hidden: [SHIPPED.hidden], dCode: size };
      await this.data.network(turn, modelOf(size, false), settings);
      this.#loadedSizes.add(size);
      if (!this.#isHere) this.#there.add(size);
      await this.#compare();
    }
    for (const size of SIZES) await this.#survey(turn, size, false);
  }

  /** @param {Turn} turn @param {number} size @param {boolean} isHere */
  async #survey(turn, size, isHere) {
    const model = this.#modelOf(size, isHere);
    if (!this.#errors.has(model)) this.#errors.set(model, await surveyOf(turn, model, this.data.test));
    this.#show();
  }

  /** @param {number} size @param {boolean} isHere whether it was trained in this tab */
  #modelOf(size, isHere) {
    return isHere ? modelOf(size, true) : this.data.model(modelOf(size, false));
  }

  /** Shows the pad's digit through all networks. @param {import('../../../generated/protocol.js').Input | null} input */
  look(input) {
    this.#input = input;
    return this.#compare();
  }

  async #compare() {
    const [input, isHere] = [this.#input, this.#isHere];
    // A size that is not trained yet uses the shipped network, for PCA's reconstruction from that many components.
    const sizes = SIZES.filter((size) => this.#there.has(size) || this.#loadedSizes.has(size));
    const networks = sizes.map((size) => ({ model: this.#modelOf(size, isHere && this.#there.has(size)) }));
    if (!input || networks.length === 0) {
      this.#comparison = null;
      return this.#show();
    }
    try {
      const comparison = await this.context.engine.ask(
        { reconstruct: { bottlenecks: { networks, input } } },
        { latest: 'bottlenecks' },
      );
      if (isHere !== this.#isHere || !this.#input) return;
      this.#comparison = comparison;
      this.#show();
      this.element.dataset.updates = String(Number(this.element.dataset.updates ?? 0) + 1);
    } catch (error) {
      this.onError(error);
    }
  }

  /** Switches between the networks of this tab and the shipped ones. @param {boolean} isHere */
  #use(isHere) {
    this.#isHere = isHere;
    this.#there = new Set(isHere ? this.#trainedSizes : this.#loadedSizes);
    this.#comparison = null;
    this.sources.mark(isHere ? OWN_ONES : SHIPPED_ONES);
    this.element.dataset.source = isHere ? OWN_ONES : SHIPPED_ONES;
    const { hidden, images, epochs } = isHere ? HERE : SHIPPED;
    const words = { hidden: number(hidden), images: number(images), epochs: number(epochs) };
    this.made.textContent = t(`bottlenecks.made.${isHere ? OWN_ONES : SHIPPED_ONES}`, words);
    this.#show();
    void this.#compare();
  }

  /** @param {boolean} isHere */
  #choose(isHere) {
    if (isHere && this.#trainedSizes.size < SIZES.length) return void this.training.begin();
    this.#use(isHere);
  }

  /** @param {Turn} turn @param {(share: number) => void} tell */
  async #train(turn, tell) {
    this.#trainedSizes.clear();
    for (const size of SIZES) this.#errors.delete(modelOf(size, true));
    this.#use(true);
    await trainAll(this.context, turn, tell, async (size) => {
      this.#trainedSizes.add(size);
      this.#there.add(size);
      await this.#compare();
      await this.#survey(turn, size, true);
    });
  }

  get #column() {
    return columnOf(Number(this.context.get('bottleneck')));
  }

  #show() {
    const comparison = this.#comparison;
    for (const [at, size] of COLUMNS.entries())
      this.strip.show(at, copyOf(comparison, size, this.#there.has(size)));
    const picked = this.#column;
    this.strip.mark(COLUMNS[picked]);
    const errors = COLUMNS.map((size) => this.#errorsOf(size));
    const network = errors.map(({ autoencoder }) => autoencoder ?? null);
    this.says.textContent = this.#says(COLUMNS[picked]);
    this.curve.show(
      { network, pca: errors.map(({ pca }) => pca ?? null), picked },
      this.#curveWords(network),
    );
    this.element.dataset.measured = String(network.filter((value) => value !== null).length);
  }

  /** Errors of a size on all test images; PCA's do not depend on the network. @param {number} size @returns {{ autoencoder?: number, pca?: number | null }} */
  #errorsOf(size) {
    if (size === WHOLE) return { autoencoder: 0, pca: 0 };
    const testError = this.#errors.get(this.#modelOf(size, this.#isHere));
    return testError ?? { pca: this.#errors.get(this.#modelOf(size, false))?.pca };
  }

  /** @param {(number | null)[]} network */
  #curveWords(network) {
    const parts = network.flatMap((value, at) =>
      value === null ? [] : [`${number(COLUMNS[at])}: ${number(value, 4)}`],
    );
    return `${t('bottlenecks.curve')} ${parts.join('; ')}`;
  }

  /** The sentence about the chosen column. @param {number} size */
  #says(size) {
    if (size === WHOLE) return t('bottlenecks.verdict.whole', { size: number(size) });
    const { autoencoder, pca } = this.#errorsOf(size);
    if (autoencoder === undefined || pca === undefined || pca === null)
      return t('bottlenecks.verdict.waiting');
    const key = verdictOf(autoencoder, pca);
    const times = number(pca / autoencoder, 1);
    const words = { count: size, error: number(autoencoder, 4), pca: number(pca, 4), times };
    return t(`bottlenecks.verdict.${key}`, words);
  }

  async #save() {
    const sheet = await snapshot(this.picture);
    const title = t('bottlenecks.title');
    saveCanvas(sheet, `${t('bottlenecks.file.bottlenecks')}.png`, { title, of: this.element, legend: [] });
  }

  destroy() {
    this.training.stop();
    this.curve.destroy();
  }
}
