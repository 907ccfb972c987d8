import { errorText, number, t } from '../../i18n/index.js';
import { defaultsOf } from '../../router.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { player } from '../../ui/player.js';
import { costFormula } from '../../views/equations.js';
import { lesson } from '../lesson.js';
import { configPanel } from './config-panel.js';
import { curvePanel } from './curve-panel.js';
import { previewPanel } from './preview-panel.js';
import { verdict } from './verdict.js';

/** Counters and curve are drawn anew this often while a run goes on. */
const FRAME_MS = 120;

/**
 * "Vanilla, multicapa": a network of one's own, trained in the tab.
 * @type {import('../types.js').Mount}
 */
export function mount(root, context) {
  const lab = new TrainLab(context);
  lab.start(root);
  return lab;
}

class TrainLab {
  #alive = true;
  #framed = false;
  #listening = new AbortController();

  /** @param {import('../types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.run = context.run;
    this.player = player(this.run, () => void this.#reset());
    this.panel = configPanel(context, (live) => void this.#onSetting(live));
    this.curve = curvePanel(this.run);
    this.preview = previewPanel(context);
    this.verdict = verdict({
      run: this.run,
      slowerRate: () => this.#slowerRate(),
      onContinue: () => void this.#continueSlower(),
      onOpen: () => void this.#openInReconstruct(),
    });
    this.network = h('p', { class: 'network', 'data-view': 'network' });
    this.formula = h('div', { class: 'formulas', 'data-view': 'cost' });
    this.progress = h('p', { class: 'progress', role: 'status' });
  }

  /** @param {HTMLElement} root */
  start(root) {
    const { run } = this;
    const title = { class: 'card', 'aria-label': t('train.run') };
    this.panel.addTo('cost', this.formula);
    const pictures = [this.curve.element, this.preview.drawing];
    const main = h(
      'div',
      { class: 'train-main' },
      h('section', title, this.player.element, this.progress, this.verdict.element),
      h('div', { class: 'train-curve' }, pictures),
      this.preview.samples,
    );
    root.replaceChildren(
      h('div', { class: 'train-heading' }, heading(t('lab.train'), t('train.lead')), this.network),
      h('div', { class: 'train' }, main, this.panel.element),
      lesson('train'),
    );
    const { signal } = this.#listening;
    run.addEventListener('change', () => this.#show(), { signal });
    run.addEventListener('progress', () => this.#showSoon(), { signal });
    run.addEventListener('error', (event) => this.#fail(/** @type {CustomEvent} */ (event).detail), {
      signal,
    });
    this.#show();
    // A run that has learned something goes on, whatever the settings say: they apply at the next reset.
    if (!run.config || (run.step === 0 && this.panel.differsFrom(run.config))) void this.#reset();
    else void this.preview.begin().catch((error) => this.#fail(error));
  }

  unmount() {
    this.#alive = false;
    this.#listening.abort();
    this.curve.destroy();
    this.player.destroy();
    this.preview.destroy();
  }

  async #reset() {
    if (this.panel.focusInvalid()) return;
    this.panel.clearProblems();
    const onProgress = (/** @type {number} */ done) => {
      this.progress.textContent = t('train.loading', { percent: Math.round(100 * done) });
    };
    try {
      await this.run.start(this.panel.config(), onProgress);
      if (this.#alive) await this.preview.begin();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.progress.textContent = '';
    }
  }

  /** @param {boolean} live whether it applies at once */
  async #onSetting(live) {
    this.#showNetwork();
    if (live && this.run.started) {
      const { learningRate, epochs } = this.panel.config();
      await this.run.adjust({ learningRate, epochs }).catch((error) => this.#fail(error));
    }
    this.panel.showPending(this.run.config);
  }

  /** A tenth of what was too much, and never more than the usual rate. */
  #slowerRate() {
    const usual = Number(defaultsOf('train').learningRate);
    return Number(Math.min(usual, this.panel.config().learningRate / 10).toPrecision(3));
  }

  async #continueSlower() {
    this.panel.set('learningRate', this.#slowerRate());
    await this.#onSetting(true);
    this.run.play();
  }

  async #openInReconstruct() {
    try {
      this.run.pause();
      await this.context.engine.adoptModel('trained', await this.run.snapshot());
      if (this.#alive) this.context.open('reconstruct', { ...defaultsOf('reconstruct'), model: 'trained' });
    } catch (error) {
      this.#fail(error);
    }
  }

  #showNetwork() {
    const { run, panel } = this;
    const { hidden, dCode, cost } = panel.config();
    const sizes = [784, ...hidden, dCode];
    const chain = [...sizes, ...sizes.slice(0, -1).reverse()].flatMap((size, index) => [
      ...(index ? [' → '] : []),
      index === sizes.length - 1 ? h('b', {}, number(size)) : number(size),
    ]);
    const count = run.config && !panel.differsFrom(run.config) ? run.started?.parameters : undefined;
    const parameters = count === undefined ? '' : t('train.parameters', { count });
    this.network.replaceChildren(...chain, h('span', {}, parameters));
    this.formula.replaceChildren(costFormula(cost));
  }

  #show() {
    this.#showNetwork();
    this.player.show();
    this.curve.show();
    this.verdict.show();
    this.panel.showPending(this.run.config);
  }

  /** What an eye can follow, and no more: each frame of the curve takes time from the training beside it. */
  #showSoon() {
    if (this.#framed) return;
    this.#framed = true;
    setTimeout(() => {
      this.#framed = false;
      if (!this.#alive) return;
      this.player.show();
      this.curve.show();
      this.verdict.show();
      this.preview.refresh();
    }, FRAME_MS);
  }

  /** @param {unknown} error */
  #fail(error) {
    const { kind } = /** @type {any} */ (error ?? {});
    if (!this.#alive || kind === 'fatal') return; // a crash has its own screen
    if (!this.panel.fail(error)) this.context.say(errorText(error), 'error');
    this.#show();
  }
}
