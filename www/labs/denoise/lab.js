import { t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { icon } from '../../ui/icons.js';
import { more } from '../../ui/more.js';
import { coalesce } from '../../lab-kit/coalesce.js';
import { MethodComparison } from '../../lab-kit/method-comparison.js';
import { DataChoice } from '../../lab-kit/data-choice.js';
import { LabInput } from '../../lab-kit/lab-input.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { showError } from '../../lab-kit/show-error.js';
import { precomputed } from './precomputed.js';
import { measurePanel } from './measure-panel.js';
import { noiseBar } from './noise-bar.js';
import { rowPanel } from './row-panel.js';
import { stage } from './stage.js';

/**
 * @typedef {import('../../generated/protocol.js').Corruption} Corruption
 * @typedef {import('../../generated/protocol.js').Noise} Noise
 */

export const styles = ['lab-kit/contest'];

/** Noise that the shipped denoiser was trained on. */
const SHIPPED = /** @type {{ noise: Noise, level: number }} */ ({ noise: 'gaussian', level: 0.5 });

/** Number of seeds, as in its control. */
const SEEDS = 1_000_000;

/**
 * "Eliminar ruido": an image with noise, denoised by a network and by other methods.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const visits = context.engine.turns();
  /** @type {DenoiseLab | undefined} */
  let lab;
  const data = new DataChoice(context, {
    lab: 'denoise',
    onChoose() {
      context.set({ sample: data.firstOf('sample') });
      open();
    },
  });
  function open() {
    lab?.unmount();
    lab = new DenoiseLab(root, { ...context, engine: visits.begin() }, data);
    void lab.start();
  }
  open();
  return { unmount: () => lab?.unmount() };
}

class DenoiseLab {
  /** Test samples in the row. @type {{ indices: number[], labels: number[] } | null} */
  #rowSamples = null;
  /** @type {import('./precomputed.js').Measurements | null} */
  #measurements = null;

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context @param {DataChoice} data */
  constructor(root, context, data) {
    this.context = context;
    this.data = data;
    this.nameOf = data.nameOf;
    const corruption = () => this.corruption;
    const onError = (/** @type {unknown} */ error) => this.#fail(error);
    this.methodComparison = new MethodComparison(context, {
      lab: 'denoise',
      data,
      shipped: { noise: SHIPPED.noise, noiseLevel: SHIPPED.level },
      settings: () => {
        const { noise, level } = corruption();
        return { noise, noiseLevel: level };
      },
      onChosen: (name) => this.#onChosen(name),
      onArrived: () => {
        this.#namePca();
        void this.lookAtStage();
      },
      onReady: () => this.#refresh(),
      onRun: () => this.measure.followRun(),
      onError,
    });
    this.network = this.methodComparison.network;
    this.noise = noiseBar(context, () => this.#onNoise());
    this.input = new LabInput(context, {
      onInput: () => void this.lookAtStage(),
      onShelf: (indices, labels) => {
        this.#rowSamples = { indices, labels };
        void this.lookAtRow();
      },
      onError,
    });
    this.stage = stage();
    this.row = rowPanel((index, pixels, label) => this.input.take(index, pixels, label), data.nameOf);
    this.measure = measurePanel({
      context,
      methodComparison: this.methodComparison,
      corruption,
      beforehand: () => precomputed(this.#measurements, corruption(), this.network.isRun),
      onResults: (results) => this.stage.showTest(results),
      onError,
    });
    this.measure.words.dataset.moment = '';
    this.lookAtStage = coalesce(() => this.#showStage().catch(onError));
    this.lookAtRow = coalesce(() => this.#showRow().catch(onError));
    const again = { type: 'button', 'data-action': 'again', onclick: () => this.#again() };
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row wrap' },
        heading(t('lab.denoise'), t('denoise.question')),
        h(
          'div',
          { class: 'tools' },
          more(data.element).element,
          this.methodComparison.choice.buttons.element,
        ),
        data.status.element,
      ),
      h(
        'div',
        { class: 'contest grid split gap-5' },
        this.methodComparison.choice.run.element,
        this.noise.element,
        this.input.card(h('button', again, icon('shuffle'), t('denoise.again'))),
        this.stage.element,
        this.measure.words,
      ),
      this.row.element,
      this.measure.element,
      lesson('denoise'),
    );
  }

  /** The corruption applied to the images. @returns {Corruption} */
  get corruption() {
    const { context } = this;
    return {
      noise: /** @type {Noise} */ (context.get('noise')),
      level: Number(context.get('noiseLevel')),
      seed: Number(context.get('noiseSeed')),
    };
  }

  async start() {
    void this.input.start(this.data.subject);
    if (this.data.isUsual) void this.#recall();
    await this.methodComparison.start();
  }

  /** Loads results measured before the page was built, for shipped networks. */
  async #recall() {
    try {
      this.#measurements = await this.context.engine.wait(readMeasured('denoise'));
      this.measure.recall();
    } catch (error) {
      this.#fail(error);
    }
  }

  unmount() {
    this.measure.clear();
    for (const part of [this.input, this.methodComparison]) part.destroy();
  }

  /** @param {string} name of the newly chosen network */
  #onChosen(name) {
    this.stage.use(name);
    this.row.forget();
    this.measure.table.rename('network', t(`denoise.method.${name}`));
    this.measure.clear();
    this.#sayNote();
  }

  /** Names PCA with its number of components. */
  #namePca() {
    const name = t('denoise.method.pca', { components: this.methodComparison.components });
    this.stage.rename('pca', name);
    this.measure.table.rename('pca', name);
  }

  /** Recomputes everything for another network or for new weights. */
  async #refresh() {
    this.#sayNote();
    await Promise.all([this.lookAtStage(), this.lookAtRow()]);
  }

  /** New noise of the same kind. */
  #again() {
    this.context.set({ noiseSeed: (this.corruption.seed + 1) % SEEDS });
    this.#onNoise();
  }

  #onNoise() {
    this.measure.clear();
    this.#sayNote();
    void this.lookAtStage();
    void this.lookAtRow();
  }

  /** The noise the network was trained on; null without a run. */
  get #trained() {
    if (!this.network.isRun) return SHIPPED;
    const { config } = this.context.run;
    return config && this.network.canUseRun() ? { noise: config.noise, level: config.noiseLevel } : null;
  }

  /** How the current noise differs from the training noise. @returns {import('./verdict.js').Mismatch} */
  #mismatch() {
    const trained = this.#trained;
    const { noise, level } = this.corruption;
    if (!trained) return 'waiting';
    if (trained.noise === 'none') return 'clean';
    if (trained.noise !== noise) return 'otherNoise';
    return Math.abs(trained.level - level) > 0.01 ? 'otherLevel' : 'same';
  }

  #sayNote() {
    this.noise.note(this.#mismatch(), this.#trained, this.corruption, this.network.isRun);
  }

  async #showStage() {
    const { engine } = this.context;
    const { corruption } = this;
    const input = this.input.value;
    if (!input) return this.stage.clear();
    const { methodComparison } = this;
    const hasNetwork = methodComparison.isThere('network');
    const clean = (/** @type {import('../../generated/protocol.js').NetworkRef} */ network) => ({
      denoise: { clean: { network, input, corruption } },
    });
    const [cleaned, plain, filtered] = await Promise.all([
      hasNetwork ? this.network.ask(clean) : null,
      methodComparison.isThere('plain') ? engine.ask(clean({ model: methodComparison.plain })) : null,
      methodComparison.isThere('pca')
        ? engine.ask({ denoise: { filter: { subject: this.data.subject, input, corruption } } })
        : null,
    ]);
    this.stage.show({ cleaned, plain, filtered });
    if (cleaned && plain && filtered) this.context.ready();
  }

  async #showRow() {
    const shelved = this.#rowSamples;
    const { corruption } = this;
    if (!shelved || !this.methodComparison.isThere('network')) return;
    await this.network.load(this.data.test);
    const { indices, labels } = shelved;
    const row = await this.network.ask((network) => ({
      denoise: { row: { network, subject: this.data.subject, indices, corruption } },
    }));
    this.row.show(indices, labels, row);
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
