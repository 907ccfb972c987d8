import { staleError } from '../engine/error.js';
import { number, t } from '../i18n/index.js';
import { defaultsOf, optionsOf } from '../router.js';
import { SPLIT_SEED, registerSet } from '../subjects/set-registry.js';
import { h } from '../ui/dom.js';
import { classCount, classNames, testSetOf, trainSetOf } from './classes.js';
import { isQuiet } from './show-error.js';
import { isMine, setChoice, subjectName } from './set-choice.js';
import { setStatus } from './set-status.js';
import { smallConfig, smallName, stepsOf } from './small-network.js';

/**
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').Subject} Subject
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../engine/turns.js').Turn} Turn
 */

/** With fewer test images than this, one image changes a share by more than five points. */
const FEW = 20;

/**
 * The data of a lab: a control of its `SPEC` (`Control::of_images`) that chooses between the shipped subjects and the
 * user's sets. It knows the set's samples, classes and names, and loads what the set needs: samples, principal
 * components, and a network, trained here if none is shipped.
 */
export class DataChoice {
  /** Loaded samples to train and to test with, and training samples of the smallest class. @type {Map<string, { train: number, test: number, fewest: number }>} */
  #counts = new Map();
  /** Steps of the networks trained here, by name. @type {Map<string, number>} */
  #steps = new Map();
  /** The user's sets known so far. @type {string[]} */
  #mine = [];
  /** Aborts the current work when the user cancels it. */
  #cancel = new AbortController();

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab
   * @param {string} [options.id] of the control
   * @param {(value: string) => unknown} options.onChoose another choice, already set in the control
   */
  constructor(context, { lab, id = 'data', onChoose }) {
    this.context = context;
    this.defaults = defaultsOf(lab);
    this.id = id;
    this.onChoose = onChoose;
    /** The control's default; the shipped networks belong to it. */
    this.usual = String(this.defaults[id]);
    this.options = optionsOf(lab, id);
    this.status = setStatus(() => this.#giveUp());
    this.list = h('select', { 'data-view': 'data', 'aria-label': t(`control.${id}`) });
    this.list.addEventListener('change', () => this.choose(this.list.value));
    for (const event of ['pointerenter', 'focus']) this.list.addEventListener(event, () => void this.#meet());
    const open = setChoice(context, (id) => this.choose(id));
    this.element = h('div', { class: 'data-choice row', 'data-control': id }, this.list, open);
    this.#mark();
  }

  /** The chosen data: an option of the control, or the id of one of the user's sets. */
  get value() {
    return String(this.context.get(this.id));
  }

  /** The chosen data as a subject of images. @returns {Subject} */
  get subject() {
    return /** @type {Subject} */ (this.value);
  }

  /** Whether the shipped networks were trained on it. */
  get isUsual() {
    return this.value === this.usual;
  }

  /** The training set. */
  get train() {
    return trainSetOf(this.subject);
  }

  /** The test set: no network is trained on it. */
  get test() {
    return testSetOf(this.subject);
  }

  /** Names a label. */
  get nameOf() {
    return classNames(this.subject);
  }

  /** Default sample of a control; for data other than the default, `other`. @param {string} id of the control @param {number} [other] */
  firstOf(id, other = 0) {
    return this.isUsual ? Number(this.defaults[id]) : other;
  }

  /** All labels. */
  get labels() {
    return Array.from({ length: classCount(this.subject) }, (_, label) => label);
  }

  /** Numbers of training and test samples, once loaded. */
  get counts() {
    return this.#counts.get(this.value) ?? { train: 0, test: 0, fewest: 0 };
  }

  /** Chooses other data. @param {string} value */
  choose(value) {
    this.take(value);
    this.onChoose(value);
  }

  /** Adopts other data, because the model being shown belongs to it. @param {string} value */
  take(value) {
    this.#cancel = new AbortController();
    this.context.set({ [this.id]: value });
    this.#mark();
    this.#say();
  }

  /** Name of the model that stands for a shipped one: itself, or one trained here. @param {string} shipped */
  model(shipped) {
    return this.isUsual ? shipped : smallName(shipped, this.subject);
  }

  /** Settings of a run of the page on this data. @param {Partial<TrainConfig> | Record<string, any>} settings */
  run(settings) {
    const { train } = this.counts;
    const few = train > 0 && train < 2 * Number(defaultsOf('train').batchSize);
    const run = { ...settings, subject: this.subject };
    if (!few) return run;
    const { batchSize, epochs } = smallConfig(this.subject, settings, train);
    return { ...run, batchSize, epochs };
  }

  /**
   * Loads the samples and reports how they are divided.
   * @param {import('../engine/ask.js').AnyEngine} engine
   * @param {import('../engine/assets.js').OnProgress} [onProgress]
   * @param {import('../engine/backends.js').Backend} [home]
   */
  async load(engine, onProgress, home) {
    const { value, train, test } = this;
    const [trained, tested] = await Promise.all([
      engine.loadData(train, onProgress, home),
      engine.loadData(test, undefined, home),
    ]);
    const fewest = Math.min(...trained.classes.filter(Boolean));
    this.#counts.set(value, { train: trained.count, test: tested.count, fewest });
    this.#say();
  }

  /**
   * The network that stands for a shipped one. If it is trained here, progress is shown and the training can be
   * cancelled.
   * @param {Turn} turn
   * @param {string} shipped
   * @param {Partial<TrainConfig> | Record<string, any>} settings of the training, where they differ from the default
   * @param {import('../engine/assets.js').OnProgress} [onProgress] of a download
   */
  async network(turn, shipped, settings, onProgress) {
    if (this.isUsual) return turn.loadModel(shipped, onProgress);
    const { value, subject } = this;
    const name = this.model(shipped);
    const { signal } = this.#cancel;
    await this.load(turn);
    const config = smallConfig(subject, settings, this.counts.train);
    const tell = (/** @type {number} */ step, /** @type {number} */ steps) =>
      void (value === this.value && this.status.training(this.#name, step, steps));
    try {
      const model = await turn.prepareModel(name, config, tell, signal);
      this.#steps.set(value, stepsOf(config));
      return model;
    } finally {
      this.#say();
    }
  }

  /**
   * The principal components and the mean image.
   * @param {Turn} turn
   * @param {import('../engine/backends.js').Backend} [home]
   */
  async pca(turn, home) {
    const { value, subject } = this;
    const tell = (/** @type {number} */ done) =>
      void (value === this.value && isMine(value) && this.status.components(this.#name, done));
    try {
      return await turn.loadPca(subject, home, tell);
    } finally {
      this.#say();
    }
  }

  get #name() {
    return subjectName(this.value);
  }

  #giveUp() {
    this.#cancel.abort(staleError());
    this.context.say(t('set.cancelled', { name: this.#name, usual: subjectName(this.usual) }));
    this.choose(this.usual);
  }

  /** Says how the set is divided and what was trained on it. For the default data the lab itself does so. */
  #say() {
    const counts = this.#counts.get(this.value);
    if (this.isUsual || !counts) return this.status.say('');
    const { train, test } = counts;
    const parts = [t('set.split', { name: this.#name, train: number(train), test: number(test) })];
    if (isMine(this.value)) parts.push(t('set.seed', { seed: SPLIT_SEED }));
    const steps = this.#steps.get(this.value);
    if (steps) parts.push(t('set.trained', { steps: number(steps) }));
    if (test < FEW) parts.push(t('set.few', { count: test }));
    this.status.say(parts.join(' '));
  }

  /** Lists the options with the choice marked; `#meet` adds the user's other sets before the list opens. */
  #mark() {
    const ids = [...this.options, ...this.#mine, ...(isMine(this.value) ? [this.value] : [])];
    const entries = [...new Set(ids)].map((value) => h('option', { value }, subjectName(value)));
    this.list.replaceChildren(...entries);
    this.list.value = this.value;
  }

  async #meet() {
    try {
      const { list } = await import('../images/store.js');
      const sets = await this.context.engine.wait(list());
      sets.forEach(registerSet);
      const ids = sets.map(({ id }) => id);
      if (ids.join() === this.#mine.join()) return;
      this.#mine = ids;
      this.#mark();
    } catch (error) {
      if (!isQuiet(error)) console.warn(error); // the sets already listed can still be chosen
    }
  }
}
