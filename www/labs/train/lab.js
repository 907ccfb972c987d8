import { errorText, number, t } from '../../i18n/index.js';
import { defaultsOf } from '../../router.js';
import { heading } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { player } from '../../ui/player.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { tabs } from '../../ui/tabs.js';
import { lesson } from '../../lab-kit/lesson.js';
import { openButton } from '../../lab-kit/model-choice.js';
import { isMine } from '../../lab-kit/set-choice.js';
import { isQuiet } from '../../lab-kit/show-error.js';
import { boardPlace } from './board-place.js';
import { comparePanel } from './compare-panel.js';
import { runName } from './compare-table.js';
import { configPanel } from './config-panel.js';
import { curvePanel } from './curve-panel.js';
import { insidePanel } from './inside-panel.js';
import { presetBar, presetValues } from './preset-bar.js';
import { previewPanel } from './preview-panel.js';
import { openTrained } from './samples.js';
import { settingsWords } from './settings-words.js';
import { smallSet, SMALL } from './small-set.js';
import { stepsPanel } from './steps-panel.js';
import { verdict } from './verdict.js';

export const styles = ['views/pictures/picture-row'];

/** @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig */

/** Sheets of a view, besides the lab's; loaded when it is opened. @type {Record<string, string[]>} */
const SHEETS = {
  inside: ['inside'],
  steps: ['stages'],
  compare: ['compare'],
  board: ['board/pictures'],
};
/** @param {string} view */
const dress = (view) => Promise.all((SHEETS[view] ?? []).map((name) => styleSheet(`labs/train/${name}`)));

/** Redraw interval of counters and curve during a run, in ms. */
const FRAME_MS = 120;

/**
 * "Entrenar y comparar": every kind of autoencoder of the lecture, trained in the tab.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new TrainLab(context);
  lab.start(root);
  return lab;
}

class TrainLab {
  #isFramed = false;
  #listening = new AbortController();

  /**
   * The network of these settings, with the settings; null while they are invalid.
   * @type {{ described: import('../../generated/protocol.js').NetworkDescription, config: TrainConfig } | null}
   */
  #network = null;
  #keeping = false;

  /** @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.run = context.run;
    this.player = player(this.run, () => void this.#reset());
    this.presets = presetBar((values) => this.#choosePreset(values));
    this.panel = configPanel(
      context,
      (control) => void this.#onSetting(control),
      () => void this.#begin(),
    );
    this.small = smallSet(context, this.panel);
    this.curve = curvePanel(this.run, context.kept);
    this.preview = previewPanel(context, () => this.#view === 'samples');
    this.inside = insidePanel(context);
    this.steps = stepsPanel(context);
    this.question = h('span', {}, t('train.question'));
    this.board = boardPlace(context, {
      onWant: (penalty, values) => void this.#trainFor(penalty, values),
      onQuestion: (question) => (this.question.textContent = question),
    });
    this.compare = comparePanel(context, (error) => this.#fail(error));
    this.verdict = verdict({
      run: this.run,
      kept: context.kept,
      slowerRate: () => this.#slowerRate(),
      onContinue: () => void this.#continueSlower(),
      onOpen: () => void this.#openInReconstruct(),
      onKeep: () => void this.#keep(),
    });
    this.words = settingsWords();
    this.progress = h('p', { class: 'progress', role: 'status' });
    this.body = h('div', { class: 'train grid', hidden: true });
    this.dressed = Promise.all([styleSheet('labs/train/settings'), dress(this.#view)]).then(() => {
      this.body.hidden = false;
    });
    this.views = tabs(
      t('control.view'),
      [
        { id: 'samples', title: t('option.samples'), panel: this.preview.samples },
        { id: 'inside', title: t('option.inside'), panel: this.inside.element },
        { id: 'steps', title: t('option.steps'), panel: this.steps.element },
        { id: 'compare', title: t('option.compare'), panel: this.compare.element },
        { id: 'board', title: t('option.board'), panel: this.board.element },
      ],
      this.#view,
      (id) => void this.#open(id),
    );
  }

  get #view() {
    return String(this.context.get('view'));
  }

  /** @param {HTMLElement} root */
  start(root) {
    const { run } = this;
    for (const { id, element } of this.words.formulas) this.panel.addTo(id, element);
    const runCard = { class: 'card train-run', 'aria-label': t('train.run') };
    const title = heading(t('lab.train'), this.question, t('train.lead'));
    this.body.append(
      title,
      this.presets.element,
      h('div', { class: 'train-note justified' }, this.presets.note, this.words.line),
      h('section', runCard, this.player.element),
      h('div', { class: 'stacked train-said' }, this.progress, this.verdict.element),
      this.views.list,
      this.views.element,
      this.preview.drawing,
      this.curve.element,
      this.panel.element,
    );
    root.replaceChildren(this.body, lesson('train'));
    this.panel.element.querySelector('h2')?.append(openButton(this.context));
    const taker = { fits: () => true, show: (/** @type {TrainConfig} */ config) => this.#showOpened(config) };
    this.context.showModelsIn(taker, this.context.engine.signal);
    const { signal } = this.#listening;
    run.addEventListener('change', () => this.#show(), { signal });
    run.addEventListener('progress', () => this.#showSoon(), { signal });
    run.addEventListener('error', (event) => this.#fail(/** @type {CustomEvent} */ (event).detail), {
      signal,
    });
    this.context.kept.addEventListener('change', () => this.#showKept(), { signal });
    // A run that has learned something continues whatever the settings say: they apply at the next reset.
    const isAnother = run.config !== null && !run.hasLearned && this.panel.differsFrom(run.config);
    const begins = !run.config || isAnother || this.context.fresh;
    if (begins) void this.#reset(); // before anything of the old run is shown
    this.#show();
    this.#showKept();
    void this.#describe();
    if (!begins) void this.#preview().catch((error) => this.#fail(error));
  }

  unmount() {
    this.#listening.abort();
    for (const part of [this.curve, this.player, this.preview, this.inside, this.steps, this.board])
      part.destroy();
  }

  async #reset() {
    if (this.panel.focusInvalid()) return;
    this.panel.clearRefusal();
    const onProgress = (/** @type {number} */ done) => {
      this.progress.textContent = t('train.loading', { percent: Math.round(100 * done) });
    };
    try {
      if (await this.small.fit()) void this.#describe();
      await this.context.engine.wait(this.run.start(this.panel.config(), onProgress));
      await this.#preview();
    } catch (error) {
      this.#fail(error);
      // There is no run, as after a link with invalid settings: the page is ready nevertheless.
      if (!this.run.started && !isQuiet(error)) this.context.ready();
    } finally {
      this.progress.textContent = '';
    }
  }

  /** Shows an opened model; training continues with its settings. @param {TrainConfig} config */
  async #showOpened(config) {
    this.panel.set(/** @type {any} */ (config));
    void this.#describe();
    this.#show();
    await this.#preview();
  }

  async #preview() {
    await Promise.all([this.preview.begin(), this.dressed]);
    if (this.#view === 'steps') await this.steps.show();
    if (this.#view === 'board') await this.#showBoard();
    this.context.ready();
  }

  /** @param {import('../../generated/labs.types.js').Control} control the control that was set */
  async #onSetting({ id, live }) {
    void this.#describe();
    // Settings that may change during a run apply at once; those changed along with another choice wait with it.
    if (live) await this.#adjust({ [id]: this.context.get(id) });
    this.panel.showPending(this.run.config);
  }

  /** Begins a run with the current choice; for a small set of the user's, with a suitable batch size. */
  async #begin() {
    try {
      await this.small.fit(SMALL);
    } catch (error) {
      return this.#fail(error);
    }
    void this.#describe();
    await this.#reset();
  }

  /** @param {Partial<TrainConfig>} change */
  async #adjust(change) {
    if (!this.run.started) return;
    await this.context.engine.wait(this.run.adjust(change)).catch((error) => this.#fail(error));
  }

  /** @param {Record<string, import('../../router.js').Value>} values */
  #choosePreset(values) {
    this.panel.set(this.#ofSet(values));
    void this.#begin();
  }

  /** Adapts a preset of the digits to the user's images. @param {Record<string, import('../../router.js').Value>} values */
  #ofSet(values) {
    const { subject } = this.panel.config();
    return isMine(subject) ? { ...values, subject } : values;
  }

  /**
   * Trains for a picture of the board: a preset with its penalty, or the current settings with other values.
   * @param {string | null} penalty
   * @param {Record<string, import('../../router.js').Value>} values
   */
  async #trainFor(penalty, values) {
    this.panel.set(this.#ofSet({ ...(penalty ? presetValues(penalty) : {}), ...values }));
    await this.#begin();
    this.run.play();
  }

  #showBoard() {
    return this.board.refresh((error) => this.#fail(error));
  }

  /** Describes the network of the settings and checks them; problems are shown beside the control before training. */
  async #describe() {
    const config = this.panel.config();
    this.presets.mark(config, this.small.said);
    this.words.show(config, this.#network);
    try {
      const described = await this.context.engine.ask(
        { train: { describe: { config } } },
        { latest: 'describe' },
      );
      this.panel.clearRefusal();
      this.#network = { described, config };
    } catch (error) {
      if (isQuiet(error)) return;
      this.#network = null;
      this.#fail(error);
    }
    this.words.show(this.panel.config(), this.#network);
  }

  /** Keeps the run for comparison, under the name of its preset or of its kind. */
  async #keep() {
    const { kept } = this.context;
    if (kept.isFull) return this.context.say(t('compare.full', { most: kept.runs.length }));
    if (this.#keeping) return; // a second press means the same run
    this.#keeping = true;
    try {
      await this.context.engine.wait(kept.keep(this.run, runName, this.preview.indices));
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#keeping = false;
    }
  }

  /** A tenth of the rate that diverged, at most the default. */
  #slowerRate() {
    const usual = Number(defaultsOf('train').learningRate);
    const used = this.run.config?.learningRate ?? usual;
    return Number(Math.min(usual, used / 10).toPrecision(3));
  }

  async #continueSlower() {
    const learningRate = this.#slowerRate();
    this.panel.set({ learningRate });
    await this.#adjust({ learningRate });
    this.run.play();
  }

  async #openInReconstruct() {
    try {
      this.run.pause();
      const { engine } = this.context;
      await engine.adoptModel('trained', await engine.wait(this.run.model()));
      const preview = { indices: this.preview.indices, drawing: null };
      const { errors } = await engine.ask({ train: { preview } }, { on: engine.home });
      openTrained(this.context, errors);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {string} view */
  async #open(view) {
    this.context.set({ view });
    this.body.dataset.shows = view; // the tabs keep their place
    if (view === 'board') this.board.reopen();
    else {
      this.question.textContent = t('train.question');
      this.preview.restore();
    }
    this.views.element.hidden = true; // hidden until its styles are loaded
    await dress(view);
    if (this.#view !== view) return;
    this.views.element.hidden = false;
    this.#showView();
  }

  #showKept() {
    const { length } = this.context.kept.runs;
    this.views.setTitle(
      'compare',
      length ? `${t('option.compare')} (${number(length)})` : t('option.compare'),
    );
    this.curve.show();
    this.#showView();
  }

  /** Shows the chosen panel; the others ask nothing. */
  #showView() {
    this.body.dataset.shows = this.#view;
    attribute(this.curve.element, 'data-moment', this.#view === 'samples');
    const views = {
      samples: this.preview.refresh,
      inside: this.inside.show,
      steps: this.steps.show,
      board: () => this.#showBoard(),
    };
    if (this.#view === 'compare') this.compare.show();
    else void views[/** @type {keyof typeof views} */ (this.#view)]?.();
  }

  #show() {
    this.player.show();
    this.curve.show();
    this.verdict.show();
    this.panel.showPending(this.run.config);
    if (this.#view === 'compare') this.compare.follow();
    else this.#showView();
  }

  /** Redraws at a rate that the eye can follow: each frame of the curve takes time from the training. */
  #showSoon() {
    if (this.#isFramed) return;
    this.#isFramed = true;
    setTimeout(() => {
      this.#isFramed = false;
      if (this.#listening.signal.aborted) return;
      this.player.show();
      this.curve.show();
      this.verdict.show();
      this.preview.refresh();
      if (['inside', 'steps', 'board'].includes(this.#view)) this.#showView();
      if (this.#view === 'compare') this.compare.follow();
    }, FRAME_MS);
  }

  /** @param {unknown} error */
  #fail(error) {
    if (isQuiet(error)) return;
    if (!this.panel.fail(error)) this.context.say(errorText(error), 'error');
    this.#show();
  }
}
