import { currentLanguage, errorText, loadFolderWords, number, t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { PIXELS } from '../../views/pictures/pixels.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { DataChoice } from '../../lab-kit/data-choice.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { showError } from '../../lab-kit/show-error.js';
import { isMine } from '../../lab-kit/set-choice.js';
import { drawer } from '../../ui/more.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { allPanel } from './all-panel.js';
import { casesPanel } from './cases-panel.js';
import { Detector } from './detector.js';
import { faintestOf } from './faintest.js';
import { Inspector } from './inspector.js';
import { verdictSentence } from './verdict-sentence.js';
import { ScoresPanel } from './scores-panel.js';
import { chosenOf, isAlike, wantedOf } from './settings.js';
import { setupPanel } from './setup-panel.js';

/**
 * @typedef {import('../../generated/protocol.js').AnomalyTestScores} AnomalyTestScores
 * @typedef {import('./settings.js').Settings} Settings
 */

export const styles = ['views/pictures/picture-row'];

/** Errors shown beside the classes rather than as a notice. */
const OF_THE_CLASSES = ['noNormal', 'noAnomaly', 'fewTests'];
const SCENES = /** @type {const} */ (['oneClass', 'leftOut']);

/**
 * "Datos anómalos": finds samples that a network trained on normal ones cannot reconstruct.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  /** @type {{ unmount(): void } | null} */
  let shown = null;
  let isGone = false;
  const visits = context.engine.turns();
  const data = new DataChoice(context, { lab: 'anomaly', onChoose: () => open() });
  const open = () => {
    shown?.unmount();
    shown = null;
    const engine = visits.begin();
    if (context.get('scene') === 'heartbeat') return void heart();
    const lab = new AnomalyLab(root, { ...context, engine }, data, open);
    shown = lab;
    void lab.start();
  };
  /** The heartbeats, loaded on first use. */
  async function heart() {
    try {
      const [{ HeartPanel }] = await Promise.all([
        import('./heart/heart.js'),
        loadFolderWords(currentLanguage(), 'labs/anomaly/heart'),
        styleSheet('labs/anomaly/heart/heart'),
      ]);
      if (isGone || shown || context.get('scene') !== 'heartbeat') return;
      const scenes = sceneButtons(context, (scene) => {
        if (scene === 'heartbeat') return;
        context.set({ scene });
        open();
      });
      const panel = new HeartPanel(context, h('div', { 'data-control': 'scene' }, scenes.element));
      shown = panel;
      root.replaceChildren(panel.element, lesson('anomaly'));
      await panel.start();
    } catch (error) {
      showError(context, error);
    }
  }
  open();
  return {
    unmount() {
      isGone = true;
      shown?.unmount();
    },
  };
}

/** @param {import('../../lab-kit/types.js').LabContext} context @param {(scene: string) => void} onChoose */
const sceneButtons = (context, onChoose) =>
  controlSegments('anomaly', 'scene', { key: 'scene', chosen: String(context.get('scene')), onChoose });

class AnomalyLab {
  /** @type {AnomalyTestScores | null} */
  #scores = null;
  /** Settings of the results shown. @type {Settings | null} */
  #settings = null;
  /** The last complete run, with which later ones are compared. @type {{ settings: Settings, scored: AnomalyTestScores } | null} */
  #whole = null;
  /** @type {import('../../generated/protocol.js').Pictures | null} */
  #pictures = null;
  /** The class whose test samples have the least ink. @type {number | null} */
  #faintest = null;
  /** Whether the anomalous class has changed since the example was shown. */
  #isNewProblem = true;

  /**
   * @param {HTMLElement} root
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {DataChoice} data
   * @param {() => void} onHeart called when the heartbeat scene is chosen
   */
  constructor(root, context, data, onHeart) {
    this.context = context;
    this.data = data;
    this.subject = data.subject;
    this.onHeart = onHeart;
    this.root = root;
    this.nameOf = data.nameOf;
    this.names = data.labels.map(this.nameOf);
    this.detector = new Detector(context.engine, data, {
      onBegun: (normal, settings, isBack) => this.#onBegun(normal, settings, isBack),
      onScored: (scored) => this.#onScored(scored),
      onReset: () => this.#begin(true),
      onState: () => this.#judge(),
      onLoad: (done) => this.setup.loading(done),
      onError: (error) => this.#refuse(error),
    });
    this.scenes = sceneButtons(context, (scene) => {
      if (scene !== 'heartbeat') return this.#change({ scene });
      context.set({ scene });
      this.onHeart();
    });
    this.setup = setupPanel(context, {
      names: this.names,
      stepper: this.detector.stepper,
      onClass: (label) => this.#onClass(label),
      onChange: () => this.#begin(),
    });
    this.scores = new ScoresPanel({
      onThreshold: () => this.#onThreshold(),
      labels: () => (this.#pictures?.labels ?? []).map(this.nameOf),
      problem: this.setup.problem,
    });
    this.inspector = new Inspector(context, {
      classes: this.setup.classes,
      nameOf: this.nameOf,
      detector: this.detector,
      threshold: () => this.scores.threshold.value,
      state: () => this.detector.state,
      onMark: (marked) => {
        this.scores.mark(marked);
        if (marked && this.#scores) context.ready();
      },
      onError: (error) => this.#fail(error),
    });
    this.cases = casesPanel((pixels, label) => this.inspector.pick(pixels, label), this.nameOf);
    this.all = SCENES.map((scene) => this.#allPanel(scene));
    this.#layout();
  }

  #layout() {
    this.#markScene();
    this.root.replaceChildren(
      h(
        'div',
        { class: 'anomaly grid split gap-6' },
        h(
          'div',
          { class: 'heading-row wrap' },
          heading(t('lab.anomaly'), t('anomaly.question')),
          h(
            'div',
            { class: 'tools' },
            // Not `more`: the settings below have a drawer of that name beside it.
            drawer(t('control.data'), this.data.element).element,
            h('div', { 'data-control': 'scene' }, this.scenes.element),
          ),
          this.data.status.element,
        ),
        this.inspector.element,
        this.scores.element,
        this.setup.element,
        h('div', { class: 'anomaly-proof grid split gap-6' }, this.scores.proof, this.inspector.closer),
        this.cases.element,
        this.all.map(({ element }) => element),
      ),
      lesson('anomaly'),
    );
  }

  async start() {
    this.inspector.start();
    this.#begin();
    await this.#loadPictures();
    try {
      if (!this.data.isUsual) return; // no stored results for other images
      const measurements = await this.context.engine.wait(readMeasured('anomaly'));
      for (const { know } of this.all) know(measurements);
    } catch (error) {
      this.#fail(error);
    }
  }

  unmount() {
    for (const { stop } of this.all) stop();
    for (const part of [this.detector, this.setup, this.scores, this.inspector]) part.destroy();
  }

  /** Loads every test sample: the displayed ones change all the time. */
  async #loadPictures() {
    const { engine } = this.context;
    try {
      const set = this.data.test;
      const { count } = await engine.loadData(set);
      const indices = Array.from({ length: count }, (_, index) => index);
      const pictures = await engine.ask({ engine: { pictures: { set, indices } } });
      [this.#pictures, this.#faintest] = [pictures, faintestOf(pictures)];
      this.cases.setPictures(pictures);
      this.#showCases();
      this.#say();
      this.#showExample();
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * Without a drawing, shows an anomaly: a letter that the network reconstructs as a digit, or a sample of a left-out class.
   * User sets may contain such letters, so they get a sample.
   */
  #showExample() {
    const { normal, leftOut } = this.detector;
    if (!normal || !this.inspector.isNew) return;
    if (leftOut === null && !isMine(this.subject)) return this.inspector.showLetter();
    const index = normal.anomalous.indexOf(true);
    if (!this.#pictures || index < 0) return;
    const { pixels, labels } = this.#pictures;
    this.inspector.showSample(pixels.slice(index * PIXELS, (index + 1) * PIXELS), labels[index]);
  }

  /** @param {boolean} [anew] trains from scratch, even if there is a shipped model */
  #begin(anew = false) {
    for (const { stop } of this.all) stop();
    const settings = wantedOf(this.context, this.subject, this.names.length);
    void this.detector.begin(anew ? { ...settings, model: null } : settings);
    this.#judge(); // the results shown are the previous detector's
  }

  /** @param {Record<string, import('../../router.js').Value>} values */
  #change(values) {
    this.context.set(values);
    this.#markScene();
    this.#begin();
  }

  #markScene() {
    const scene = String(this.context.get('scene'));
    this.scenes.mark(scene);
    this.setup.mark();
    this.all.forEach(({ element }, at) => (element.hidden = SCENES[at] !== scene));
  }

  /** @param {number} label */
  #onClass(label) {
    if (this.context.get('scene') === 'leftOut') return this.#change({ leftOut: label });
    const before = chosenOf(this.context, this.names.length);
    const chosen = before.filter((other) => other !== label);
    const isNew = chosen.length === before.length;
    this.#change({ normal: isNew ? [...chosen, label].sort((a, b) => a - b) : chosen });
  }

  /** @param {import('../../generated/protocol.js').AnomalyStart} normal @param {Settings} settings @param {boolean} isBack */
  #onBegun(normal, settings, isBack) {
    const before = this.#whole;
    // A restart of the same settings keeps the comparison.
    if (before && !isAlike(before.settings, settings))
      this.scores.compare(before.scored, before.settings.model !== null);
    this.scores.begin(normal, this.#settings !== null && isAlike(this.#settings, settings));
    this.#isNewProblem = true;
    this.#settings = settings;
    if (!isBack) this.setup.show(normal); // keeps the refusal visible
    this.root.dataset.normal = settings.normal.join();
  }

  /** @param {AnomalyTestScores} scored */
  #onScored(scored) {
    this.#scores = scored;
    if (this.#settings && this.detector.isWhole) this.#whole = { settings: this.#settings, scored };
    this.scores.show(scored);
    this.#showCases();
    this.#say();
    if (this.#isNewProblem) this.#showExample();
    this.#isNewProblem = false;
    void this.inspector.look();
  }

  #judge() {
    this.#say();
    this.inspector.judge();
  }

  #onThreshold() {
    this.inspector.judge();
    this.#showCases();
  }

  #showCases() {
    const { normal } = this.detector;
    if (this.#scores && normal) this.cases.show(this.#scores, normal, this.scores.threshold.value);
  }

  /** Explains the settled result. */
  #say() {
    if (!this.#scores) return;
    const { state, leftOut, normal } = this.detector;
    const steps = normal?.steps ?? 0;
    // With contamination, the network has seen samples of the left-out class.
    const isUnseen = leftOut !== null && !this.#settings?.pollution;
    const faintest = isUnseen && leftOut === this.#faintest ? this.nameOf(leftOut) : null;
    this.scores.say(
      verdictSentence(this.#scores, { state, faintest, steps, anomalous: normal?.anomalous ?? [] }),
    );
  }

  /** @param {'oneClass' | 'leftOut'} scene */
  #allPanel(scene) {
    const { context } = this;
    const shared = () => ({ pollution: Number(context.get('pollution')), seed: Number(context.get('seed')) });
    return allPanel({
      engine: context.engine,
      scene,
      names: this.names,
      onRun: (onOne, tell) => this.detector.sweep({ scene, ...shared(), onOne, tell }),
      about: () => {
        const { pollution, seed } = shared();
        return t('all.about', { pollution: number(100 * pollution), seed });
      },
      onError: (error) => this.#fail(error),
    });
  }

  /** @param {unknown} error */
  #refuse(error) {
    if (OF_THE_CLASSES.includes(/** @type {any} */ (error)?.kind)) {
      this.setup.refuse(this.names.length > 1 ? errorText(error) : t('anomaly.oneOnly'));
      this.context.ready();
    } else this.#fail(error);
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
