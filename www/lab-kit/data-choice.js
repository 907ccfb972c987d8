import { staleError } from '../engine/error.js';
import { number, t } from '../i18n/index.js';
import { defaultsOf, optionsOf } from '../router.js';
import { SPLIT_SEED, know } from '../subjects/known.js';
import { h } from '../ui/dom.js';
import { classCount, classNames, testSetOf, trainSetOf } from './classes.js';
import { isQuiet } from './say-error.js';
import { isMine, setChoice, subjectName } from './set-choice.js';
import { setStatus } from './set-status.js';
import { smallConfig, smallName, stepsOf } from './small-network.js';

/**
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').Subject} Subject
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../engine/turns.js').Turn} Turn
 */

/** With fewer test images than these a share jumps by more than five points from one image to the next. */
const FEW = 20;

/**
 * What a lab works at: a control of its `SPEC` (`Control::of_images`), between what comes with the page and the sets of the
 * person's. It knows the set's samples, classes and names, and gets what the set needs: the samples, the principal
 * components, and a network, which is trained here where none is shipped.
 */
export class DataChoice {
  /** How many to train and to test with, of what was loaded, and to train with of the smallest class. @type {Map<string, { train: number, test: number, fewest: number }>} */
  #counts = new Map();
  /** Of the networks that were trained here, by name. @type {Map<string, number>} */
  #steps = new Map();
  /** Sets of the person's, as far as they are known here. @type {string[]} */
  #mine = [];
  /** Ends what goes on when the person cancels it. */
  #cancel = new AbortController();

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab
   * @param {string} [options.id] of the control
   * @param {(value: string) => unknown} options.onChoose another one is wanted; the control has it already
   */
  constructor(context, { lab, id = 'data', onChoose }) {
    this.context = context;
    this.defaults = defaultsOf(lab);
    this.id = id;
    this.onChoose = onChoose;
    /** The one that the control begins with: what is shipped beside the data is of it. */
    this.usual = String(this.defaults[id]);
    this.options = optionsOf(lab, id);
    this.status = setStatus(() => this.#giveUp());
    this.list = h('select', { 'data-view': 'data', 'aria-label': t(`control.${id}`) });
    this.list.addEventListener('change', () => this.choose(this.list.value));
    for (const event of ['pointerenter', 'focus']) this.list.addEventListener(event, () => void this.#meet());
    const open = setChoice(context, (id) => this.choose(id));
    this.element = h('div', { class: 'data-choice', 'data-control': id }, this.list, open);
    this.#mark();
  }

  /** What is chosen: an option of the control, or the id of a set of the person's. */
  get value() {
    return String(this.context.get(this.id));
  }

  /** The same where it is a set of images. @returns {Subject} */
  get subject() {
    return /** @type {Subject} */ (this.value);
  }

  /** Whether the shipped networks are of it. */
  get isUsual() {
    return this.value === this.usual;
  }

  /** Samples to train with. */
  get train() {
    return trainSetOf(this.subject);
  }

  /** Samples to test with, which no network is trained on. */
  get test() {
    return testSetOf(this.subject);
  }

  /** What a label is called. */
  get nameOf() {
    return classNames(this.subject);
  }

  /** Which sample a control begins with: of other data than the usual simply one of the first. @param {string} id of the control @param {number} [other] */
  firstOf(id, other = 0) {
    return this.isUsual ? Number(this.defaults[id]) : other;
  }

  /** All labels. */
  get labels() {
    return Array.from({ length: classCount(this.subject) }, (_, label) => label);
  }

  /** How many samples there are to train and to test with, once they have been loaded. */
  get counts() {
    return this.#counts.get(this.value) ?? { train: 0, test: 0, fewest: 0 };
  }

  /** Another one. @param {string} value */
  choose(value) {
    this.take(value);
    this.onChoose(value);
  }

  /** It is another one from now on, because what is looked at is of it. @param {string} value */
  take(value) {
    this.#cancel = new AbortController();
    this.context.set({ [this.id]: value });
    this.#mark();
    this.#say();
  }

  /** The model in place of a shipped one: that itself, or one that is trained here. @param {string} shipped */
  model(shipped) {
    return this.isUsual ? shipped : smallName(shipped, this.subject);
  }

  /** Settings of a run of the page's on it. @param {Partial<TrainConfig> | Record<string, any>} settings */
  run(settings) {
    const { train } = this.counts;
    const few = train > 0 && train < 2 * Number(defaultsOf('train').batchSize);
    const run = { ...settings, subject: this.subject };
    if (!few) return run;
    const { batchSize, epochs } = smallConfig(this.subject, settings, train);
    return { ...run, batchSize, epochs };
  }

  /**
   * Its samples, and how they are divided is said.
   * @param {Turn} turn
   * @param {import('../engine/assets.js').OnProgress} [onProgress]
   * @param {import('../engine/backends.js').Backend} [home]
   */
  async load(turn, onProgress, home) {
    const { value, train, test } = this;
    const [trained, tested] = await Promise.all([
      turn.loadData(train, onProgress, home),
      turn.loadData(test, undefined, home),
    ]);
    const fewest = Math.min(...trained.classes.filter(Boolean));
    this.#counts.set(value, { train: trained.count, test: tested.count, fewest });
    this.#say();
  }

  /**
   * The network in place of a shipped one. Where it is trained here, how far it is is said, and it can be given up.
   * @param {Turn} turn
   * @param {string} shipped
   * @param {Partial<TrainConfig> | Record<string, any>} settings what is trained, where it differs from the usual
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
   * Its principal components and its mean image.
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

  /** What it is divided into, and what was trained on it; of what the page begins with the lab says it itself. */
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

  /** Shows what is chosen; sets of the person's that are not known yet are asked for when they are going to be looked at. */
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
      sets.forEach(know);
      const ids = sets.map(({ id }) => id);
      if (ids.join() === this.#mine.join()) return;
      this.#mine = ids;
      this.#mark();
    } catch (error) {
      if (!isQuiet(error)) console.warn(error); // what is there can be chosen all the same
    }
  }
}
