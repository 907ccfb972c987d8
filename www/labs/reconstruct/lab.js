import { currentLanguage, loadFolderWords, t } from '../../i18n/index.js';
import { card, heading } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { testSetOf } from '../../lab-kit/classes.js';
import { afterFrame } from '../../lab-kit/after-frame.js';
import { DataChoice } from '../../lab-kit/data-choice.js';
import { LabInput } from '../../lab-kit/lab-input.js';
import { lesson } from '../../lab-kit/lesson.js';
import { ModelChoice } from '../../lab-kit/model-choice.js';
import { isQuiet, showError } from '../../lab-kit/show-error.js';
import { codeView } from './code-view.js';
import { NetworkView } from './network-view.js';
import { stage } from './stage.js';
import { mostEffective, sweepOf } from './sweep.js';
import { equations } from './views/equations.js';
import { errorBars } from './views/error-bars.js';
import { sweepStrip } from './views/sweep-strip.js';

/**
 * @typedef {import('../../generated/protocol.js').Reconstruction} Reconstruction
 * @typedef {import('../../generated/protocol.js').ModelInfo} ModelInfo
 * @typedef {import('../../engine/turns.js').Turn} Turn
 */

/** The option for a network trained in this tab: a copy, so that a kept run can be shown too. */
const TRAINED = 'trained';
/** The option for networks of every size side by side. */
const EVERY = 'every';
/** Number of test samples on the plane of a code of two values. */
const ON_PLANE = 2000;
/** Number of marked code values: those that change a picture most. */
const MARKED = 3;

/**
 * The shipped model of an option. The code of two values is a guided one, so that the plane shows ten classes: without
 * the guide they overlap.
 * @param {string} name
 */
const modelOf = (name) => (name === 'digits-2' ? 'digits-2-guided' : name);

/** Settings of a network trained in place of an option's model, where they differ from the default. @type {Record<string, object>} */
const SMALL = { 'digits-2': { dCode: 2 } };

/**
 * "¿Qué es un autoencoder?": draw or pick an input, see its code and its reconstruction, change the code.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new ReconstructLab(root, context);
  void lab.start();
  return lab;
}

class ReconstructLab {
  /** The model on screen. @type {ModelInfo | null} */
  #model = null;
  /** @type {Reconstruction | null} */
  #looked = null;
  /** The model's statistics over the test samples. @type {import('../../generated/protocol.js').CodeSurvey | null} */
  #survey = null;
  /** The code values that change a picture most. @type {number[]} */
  #most = [];
  /** The code after dragging, if it differs from the encoder's. @type {Float32Array | null} */
  #edited = null;
  /** The option of the model on screen. */
  #shown = '';
  /** Subject of the samples on the shelf, or of those being loaded. @type {import('../../generated/protocol.js').Subject | null} */
  #subject = null;
  /** The networks of every size, once they have been shown. @type {import('./bottlenecks/bottlenecks.js').Bottlenecks | null} */
  #bottlenecks = null;
  /** Settles when the first samples have loaded. @type {Promise<void>} */
  #samples = Promise.resolve();
  #sweepSoon = afterFrame(() => void this.#sweep());
  /** The latest reconstruction request. @type {Promise<void>} */
  #looking = Promise.resolve();

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    this.data = new DataChoice(context, { lab: 'reconstruct', onChoose: () => this.#useData() });
    this.choice = new ModelChoice(context, {
      lab: 'reconstruct',
      id: 'model',
      key: 'model',
      words: (name) => t(`model.${name}`),
      model: modelOf,
      data: this.data,
      small: (name) => SMALL[name] ?? {},
      load: (name, onProgress) => this.#load(name, onProgress),
      onProgress: (done) => this.#sayProgress(done),
      onReady: (info, turn) => (info ? this.#use(info, turn) : this.#useEvery(turn)),
      onError: (error, name) => this.#onNoModel(error, name),
      onChosen: () => this.#showScene(),
      opened: TRAINED,
      opens: () => true,
    });
    this.network = this.choice.network;
    this.input = new LabInput(context, {
      onInput: () => this.#onInput(),
      onError: (error) => this.#fail(error),
    });
    this.code = codeView({
      onChange: (code) => void this.#decode(code),
      onBack: () => this.#backToCode(),
      onPick: () => void this.#sweep(),
    });
    this.strip = sweepStrip((value) => this.code.setPicked(value));
    this.errors = errorBars();
    this.question = h('span');
    this.lead = h('span');
    this.formulas = h('div', { class: 'formulas' });
    const { pad, undo, clear } = this.input;
    this.othersPlace = h('span', { class: 'tools' });
    this.samples = card(t('samples.title'), this.othersPlace);
    this.samples.classList.add('samples-card');
    const errors = card(t('errors.title'), t('errors.note'), this.errors.element);
    errors.classList.add('errors-card');
    errors.dataset.moment = '';
    this.whole = new NetworkView(context, {
      network: this.network,
      code: this.code.element,
      onOpen: () => (this.#backToCode(), void this.whole.look(this.input.value)),
    });
    this.stage = stage({ pad: pad.element, undo, clear, code: this.whole });
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row wrap' },
        heading(t('lab.reconstruct'), this.question, this.lead),
        h(
          'div',
          { class: 'picker grid gap-2' },
          h('span', { class: 'picker-name', 'aria-hidden': 'true' }, t('model.label')),
          this.choice.buttons.element,
        ),
        this.data.status.element,
      ),
      this.stage.element,
      h('div', { class: 'below grid gap-5' }, this.strip.element, this.samples, errors),
      this.formulas,
      lesson('reconstruct'),
    );
    this.#showScene();
  }

  get #isEvery() {
    return this.network.name === EVERY;
  }

  /** Shows the view of one network, or of all of them. */
  #showScene() {
    const { shelf } = this.input;
    const { isUsual } = this.data;
    this.question.textContent = t(isUsual ? 'reconstruct.question' : 'reconstruct.question.any');
    this.lead.textContent = t(isUsual ? 'reconstruct.lead' : 'reconstruct.lead.any');
    attribute(this.stage.element, 'data-every', this.#isEvery);
    const below = this.stage.others;
    (this.#isEvery ? below : this.samples).append(shelf.element);
    (this.#isEvery ? below : this.othersPlace).append(shelf.others, this.data.element);
  }

  async start() {
    this.stage.say(t('reconstruct.loading'));
    this.input.restore();
    // The first digits are fetched in parallel with the model. The data of a trained one is unknown until it is loaded.
    if (this.network.name !== TRAINED) this.#beginShelf();
    await this.choice.start();
  }

  unmount() {
    for (const part of [this.input, this.code, this.stage, this.whole]) part.destroy();
    this.#bottlenecks?.destroy();
  }

  #beginShelf() {
    const { subject } = this.data;
    this.#subject = subject;
    this.#samples = this.input.useFirst(subject);
  }

  /** Other data: a network trained on the previous data is no longer shown. */
  #useData() {
    this.context.set({ sample: this.data.firstOf('sample') });
    this.#bottlenecks?.destroy();
    this.#bottlenecks?.element.remove();
    this.#bottlenecks = null;
    void this.choice.use(this.network.name === TRAINED ? this.choice.shipped : this.network.name);
  }

  /**
   * @param {string} name
   * @param {import('../../engine/assets.js').OnProgress} [onProgress]
   * @returns {Promise<ModelInfo | void>}
   */
  async #load(name, onProgress) {
    const { engine, run } = this.context;
    if (name === EVERY) return; // these load one after the other
    // The run may have advanced since it was last opened here: use the newer weights.
    if (name === TRAINED && this.#model && run.hasLearned) return engine.adoptModel(name, await run.model());
    if (name === TRAINED) return engine.loadModel(name, onProgress);
    if (!this.data.isUsual && this.#subject !== this.data.subject) this.#beginShelf(); // shown while the network trains
    return this.data.network(this.network.turn, modelOf(name), SMALL[name] ?? {}, onProgress);
  }

  /** @param {number} done 0 to 1 */
  #sayProgress(done) {
    if (this.#looked) return;
    this.stage.say(t('reconstruct.loadingModel', { percent: Math.round(100 * done) }));
  }

  /** Shows a model that has loaded. @param {ModelInfo} info @param {Turn} turn */
  async #use(info, turn) {
    this.data.take(info.subject); // a user's network may belong to other data
    this.#shown = this.network.name;
    this.#model = info;
    this.#looked = null;
    this.#showModel(info);
    await this.#complete(info, turn);
  }

  /** Shows the networks of every size, fetched at the first use. @param {Turn} turn */
  async #useEvery(turn) {
    this.#model = this.#looked = null;
    if (!this.#bottlenecks) {
      const [{ Bottlenecks }] = await turn.wait(
        Promise.all([
          import('./bottlenecks/bottlenecks.js'),
          loadFolderWords(currentLanguage(), 'labs/reconstruct/bottlenecks'),
          styleSheet('labs/reconstruct/bottlenecks/bottlenecks'),
        ]),
      );
      this.#bottlenecks ??= new Bottlenecks(this.context, this.data, (error) => this.#fail(error));
      this.stage.element.append(this.#bottlenecks.element);
    }
    if (this.#subject !== this.data.subject) this.#beginShelf();
    await turn.wait(this.#samples);
    void this.#bottlenecks.look(this.input.value);
    await turn.wait(Promise.all([this.input.shelf.complete(), this.#bottlenecks.start(turn)]));
    this.context.ready();
  }

  /** Loads what is shown with a model, until another one is chosen. @param {ModelInfo} info @param {Turn} turn */
  async #complete(info, turn) {
    if (info.subject === this.#subject) {
      await turn.wait(this.#look());
    } else {
      this.#subject = info.subject;
      this.#samples = this.input.use(info.subject);
    }
    // The first reconstruction comes before the other questions.
    await turn.wait(this.#samples);
    await turn.wait(this.#looking);
    const samples = this.input.shelf.complete();
    await this.data.pca(turn);
    await turn.wait(this.#look());
    await turn.wait(samples);
    await this.#loadSurvey(info, turn);
    if (this.code.wantsMap()) await this.#loadMap(info, turn);
    this.context.ready();
  }

  /** @param {unknown} error @param {string} name of the model that failed to load */
  #onNoModel(error, name) {
    if (isQuiet(error)) return;
    const isUntrained = name === TRAINED && /** @type {any} */ (error)?.kind === 'notLoaded';
    if (isUntrained) this.context.say(t('reconstruct.noTrained'));
    else this.#fail(error);
    if (name !== this.network.name) return; // another model has been chosen meanwhile
    if (this.#model) {
      this.data.take(this.#model.subject);
      const turn = this.choice.mark(this.#shown);
      this.#complete(this.#model, turn).catch((failure) => this.#fail(failure));
    } else if (isUntrained) {
      // The link names a model that was never trained in this tab: fall back to the first one.
      this.#beginShelf();
      void this.choice.use(this.choice.shipped);
    } else {
      const again = () => void this.choice.use(name);
      this.stage.say(
        t('reconstruct.noModel'),
        h('button', { type: 'button', onclick: again }, t('reconstruct.again')),
      );
    }
  }

  /** @param {ModelInfo} info */
  #showModel(info) {
    this.#edited = null;
    this.code.use(info, this.data);
    this.code.setEdited(false);
    this.#survey = null;
    this.code.mark([]);
    this.errors.showAll(null, 0);
    this.strip.element.hidden = this.code.picked === null;
    this.stage.showModel(info);
    this.stage.say();
    this.errors.show(null, info.dCode);
    this.formulas.replaceChildren(equations(info));
  }

  /** @param {ModelInfo} info @param {Turn} turn */
  async #loadSurvey({ subject }, turn) {
    const set = testSetOf(subject);
    const { count } = await turn.loadData(set);
    const asked = this.network.ask((network) => ({ reconstruct: { survey: { network, set } } }));
    const survey = await turn.wait(asked);
    this.#survey = survey;
    this.errors.showAll(survey.errors, count);
    this.#most = mostEffective(survey.effects, MARKED);
    await turn.wait(this.#sweep());
  }

  /** Shows the code with its selected value at five places. */
  async #sweep() {
    const [unit, survey, model] = [this.code.picked, this.#survey, this.#model];
    const code = this.#edited ?? this.#looked?.code;
    if (unit === null || !survey || !code || !this.#isThere) return;
    const { places, codes } = sweepOf(code, unit, survey);
    try {
      const { images } = await this.network.ask(
        (network) => ({ reconstruct: { decode: { network, codes, input: null } } }),
        'sweep',
      );
      const isWanted = this.#model === model && this.code.picked === unit && this.#looked !== null;
      if (!isWanted) return;
      this.strip.show(unit, places, images);
      this.strip.tell(this.#most.length);
      this.code.mark(this.code.wantsMap() ? [] : this.#most);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {ModelInfo} info @param {Turn} turn */
  async #loadMap({ subject }, turn) {
    const set = testSetOf(subject);
    const { count: all } = await turn.loadData(set);
    const count = Math.min(all, ON_PLANE);
    const asked = this.network.ask((network) => ({ reconstruct: { map: { network, set, count } } }));
    this.code.showMap(await turn.wait(asked));
  }

  #onInput() {
    this.#edited = null;
    if (this.#isEvery) return void this.#bottlenecks?.look(this.input.value);
    if (this.input.value) this.#looking = this.#look();
    else this.#showNothing();
  }

  /** Whether the model on screen is the chosen one: while another loads, nothing is asked. */
  get #isThere() {
    return this.#model?.name === (this.network.name === TRAINED ? TRAINED : this.network.model);
  }

  async #look() {
    const [model, input] = [this.#model, this.input.value];
    if (!this.#isThere || !input) return;
    try {
      const reply = await this.network.ask(
        (network) => ({ reconstruct: { forward: { network, input } } }),
        'look',
      );
      if (this.#model !== model || !this.input.value) return;
      this.#looked = reply;
      this.stage.showInput(reply.input);
      if (this.#edited) return void this.#decode(this.#edited); // keep what was dragged meanwhile
      this.#showLooked(reply);
      await this.whole.look(input);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Reconstruction} looked */
  #showLooked({ input, code, reconstruction, errors }) {
    this.code.show(code);
    this.code.setEdited(false);
    this.stage.showReconstruction(input, reconstruction, errors.autoencoder);
    this.errors.show(errors, code.length);
    this.#sweepSoon();
  }

  /** @param {Float32Array} edited */
  async #decode(edited) {
    const looked = this.#looked;
    if (!this.#isThere || !looked) return;
    this.#edited = edited;
    this.code.setEdited(true);
    const decode = { codes: edited.slice(), input: looked.input };
    try {
      const reply = await this.network.ask(
        (network) => ({ reconstruct: { decode: { network, ...decode } } }),
        'decode',
      );
      if (!this.#edited || this.#looked !== looked) return;
      const error = reply.error ?? NaN; // always present with an input
      this.stage.showReconstruction(looked.input, reply.images, error);
      this.errors.show({ ...looked.errors, autoencoder: error }, edited.length);
    } catch (error) {
      this.#fail(error);
    }
  }

  #backToCode() {
    this.#edited = null;
    if (this.#looked) this.#showLooked(this.#looked);
  }

  #showNothing() {
    this.#looked = null;
    this.stage.blank();
    this.strip.clear();
    void this.whole.look(null);
    this.code.mark([]);
    this.code.setEdited(false);
    if (!this.#model) return;
    this.code.show(new Float32Array(this.#model.dCode));
    this.errors.show(null, this.#model.dCode);
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
