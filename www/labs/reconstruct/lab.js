import { t } from '../../i18n/index.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { equations } from './views/equations.js';
import { errorBars } from './views/error-bars.js';
import { readInk, writeInk } from '../../views/pictures/ink.js';
import { drawingPad } from '../../views/pictures/pad.js';
import { lesson } from '../../lab-kit/lesson.js';
import { testSetOf } from '../../lab-kit/classes.js';
import { codeView } from './code-view.js';
import { modelPicker } from './model-picker.js';
import { putOnPad, sampleShelf } from '../../lab-kit/sample-shelf.js';
import { stage } from './stage.js';
import { sayError } from '../../lab-kit/say-error.js';

/** Test samples drawn on the plane of a code of two values. */
const ON_PLANE = 2000;

/**
 * "¿Qué es un autoencoder?": draw or pick an input, see its code and its reconstruction, change the code.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new ReconstructLab(root, context);
  lab.start();
  return lab;
}

class ReconstructLab {
  #alive = true;
  /** @type {import('../../generated/protocol.js').ModelInfo | null} */
  #model = null;
  /** What is on the pad. @type {import('../../generated/protocol.js').Input | null} */
  #input = null;
  /** @type {import('../../generated/protocol.js').Looked | null} */
  #looked = null;
  /** The code that was dragged away from the encoder's. @type {Float32Array | null} */
  #edited = null;
  /** The first samples' arrival. @type {Promise<void>} */
  #samples = Promise.resolve();
  /** The look at the sample that was picked last. @type {Promise<void>} */
  #looking = Promise.resolve();
  /** Counts the choices of a model: only the last one is shown. */
  #choices = 0;

  /**
   * @param {HTMLElement} root
   * @param {import('../../lab-kit/types.js').LabContext} context
   */
  constructor(root, context) {
    this.root = root;
    this.context = context;
    const { engine } = context;
    this.pad = drawingPad({ onInk: (ink, done) => this.#onInk(ink, done), label: t('pad.label') });
    this.code = codeView({ onChange: (code) => this.#decode(code), onBack: () => this.#backToCode() });
    this.shelf = sampleShelf({
      engine,
      onPick: (index, pixels, name) => this.#pickSample(index, pixels, name),
      onError: (error) => this.#fail(error),
    });
    this.picker = modelPicker({
      chosen: String(context.get('model')),
      onChoose: (name) => void this.#choose(name),
    });
    this.errors = errorBars();
    this.formulas = h('div', { class: 'formulas' });
    const padButtons = [
      h('button', { type: 'button', 'data-action': 'undo', onclick: this.pad.undo }, t('pad.undo')),
      h('button', { type: 'button', 'data-action': 'clear', onclick: this.pad.clear }, t('pad.clear')),
    ];
    this.stage = stage({ pad: this.pad.element, padButtons, code: this.code.element });
  }

  start() {
    this.root.replaceChildren(
      h(
        'div',
        { class: 'heading-row' },
        heading(t('lab.reconstruct'), t('reconstruct.lead')),
        this.picker.element,
      ),
      this.stage.element,
      h(
        'div',
        { class: 'below' },
        card(t('samples.title'), this.shelf.others, this.shelf.element),
        card(t('errors.title'), t('errors.note'), this.errors.element),
      ),
      this.formulas,
      lesson('reconstruct'),
    );
    this.stage.say(t('reconstruct.loading'));
    const name = String(this.context.get('model'));
    const strokes = readInk(this.context.ink());
    if (strokes.length) {
      this.pad.setStrokes(strokes);
      this.#input = { strokes };
    }
    // The first digits are fetched beside the model, not after it.
    if (name !== 'trained')
      this.#samples = this.shelf.begin(Number(this.context.get('sample')), !this.#input);
    void this.#choose(name);
  }

  unmount() {
    this.#alive = false;
    this.pad.destroy();
    this.code.destroy();
    this.stage.destroy();
  }

  /** @param {string} name */
  async #choose(name) {
    const before = this.#model;
    const own = ++this.#choices;
    const { engine } = this.context;
    try {
      const info = await this.#load(name);
      if (!this.#alive || own !== this.#choices) return;
      this.context.set({ model: name });
      this.#model = info;
      this.#looked = null;
      this.#showModel(info);
      if (info.subject !== (before?.subject ?? (name === 'trained' ? null : 'digits')))
        await this.#loadSamples(info.subject);
      else await this.#look();
      // The first reconstruction has the network for itself.
      await this.#samples;
      await this.#looking;
      const samples = this.shelf.complete();
      await engine.loadPca(info.subject);
      await this.#look();
      await samples;
      if (this.code.wantsMap()) await this.#loadMap(info);
      this.context.ready();
    } catch (error) {
      this.#onNoModel(name, error);
    } finally {
      if (this.#alive && own === this.#choices) this.picker.mark(this.#model?.name ?? name);
    }
  }

  /** @param {string} name @returns {Promise<import('../../generated/protocol.js').ModelInfo>} */
  async #load(name) {
    const { engine, run } = this.context;
    // The run may have gone on since it was last opened here: then it is the newer weights that are meant.
    if (name === 'trained' && this.#model && run.step > 0) return engine.adoptModel(name, await run.model());
    return engine.loadModel(name, (done) => {
      if (this.#alive && !this.#looked)
        this.stage.say(t('reconstruct.loadingModel', { percent: Math.round(100 * done) }));
    });
  }

  /** @param {string} name @param {unknown} error */
  #onNoModel(name, error) {
    if (!this.#alive) return;
    if (name !== 'trained' || /** @type {any} */ (error)?.kind !== 'notLoaded') {
      this.#fail(error);
      if (this.#looked) return;
      const again = () => void this.#choose(name);
      this.stage.say(
        t('reconstruct.noModel'),
        h('button', { type: 'button', onclick: again }, t('reconstruct.again')),
      );
      return;
    }
    this.context.say(t('reconstruct.noTrained'));
    // A link to a model that was never trained in this tab: the page goes on with the first one.
    if (!this.#model) {
      void this.#loadSamples('digits');
      void this.#choose('digits-32');
    }
  }

  /** @param {import('../../generated/protocol.js').ModelInfo} info */
  #showModel(info) {
    this.#edited = null;
    this.code.use(info);
    this.code.setEdited(false);
    this.stage.showModel(info);
    this.stage.say();
    this.errors.show(null, info.dCode);
    this.formulas.replaceChildren(equations(info));
  }

  /** @param {import('../../generated/protocol.js').Subject} subject */
  #loadSamples(subject) {
    const pick = !this.#input || 'pixels' in this.#input;
    return this.shelf.load(subject, Number(this.context.get('sample')), pick);
  }

  /** @param {import('../../generated/protocol.js').ModelInfo} info */
  async #loadMap({ name, subject }) {
    const { engine } = this.context;
    const set = testSetOf(subject);
    const { count } = await engine.loadData(set);
    const ask = { network: { model: name }, set, count: Math.min(count, ON_PLANE) };
    const map = await engine.ask({ reconstruct: { map: ask } });
    if (this.#alive && this.#model?.name === name) this.code.showMap(map);
  }

  /** @param {import('../../views/pictures/ink.js').Strokes} ink @param {boolean} done */
  #onInk(ink, done) {
    this.shelf.mark(null);
    this.#edited = null;
    const link = done ? writeInk(ink) : '';
    if (done) this.context.setInk(link);
    // A finished drawing is read back from the link, so that the link shows exactly this.
    const strokes = link ? readInk(link) : ink;
    this.#input = ink.length ? { strokes } : null;
    if (this.#input) void this.#look();
    else this.#showNothing();
  }

  /** @param {number} index @param {Float32Array} pixels @param {string} name */
  #pickSample(index, pixels, name) {
    if (!this.#alive) return;
    this.#input = putOnPad(this.context, this, { index, pixels, name });
    this.#edited = null;
    this.#looking = this.#look();
  }

  async #look() {
    const [model, input] = [this.#model, this.#input];
    if (!model || !input) return;
    try {
      const ask = { look: { network: { model: model.name }, input } };
      const reply = await this.context.engine.ask({ reconstruct: ask }, { latest: 'look' });
      if (!reply || !this.#alive || this.#model !== model || !this.#input) return;
      this.#looked = reply;
      this.stage.showInput(reply.input);
      if (this.#edited) return void this.#decode(this.#edited); // what was dragged meanwhile stays
      this.#showLooked(reply);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {import('../../generated/protocol.js').Looked} looked */
  #showLooked({ input, code, reconstruction, errors }) {
    this.code.show(code);
    this.code.setEdited(false);
    this.stage.showReconstruction(input, reconstruction, errors.autoencoder);
    this.errors.show(errors, code.length);
  }

  /** @param {Float32Array} codes */
  async #decode(codes) {
    const [model, looked] = [this.#model, this.#looked];
    if (!model || !looked) return;
    this.#edited = codes;
    this.code.setEdited(true);
    const ask = { network: { model: model.name }, codes: codes.slice(), input: looked.input };
    try {
      const reply = await this.context.engine.ask({ reconstruct: { decode: ask } }, { latest: 'decode' });
      if (!reply || !this.#alive || !this.#edited || this.#looked !== looked) return;
      this.stage.showReconstruction(looked.input, reply.images, reply.error);
      this.errors.show({ ...looked.errors, autoencoder: reply.error }, codes.length);
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
    this.code.setEdited(false);
    this.pad.element.setAttribute('aria-label', t('pad.label'));
    if (!this.#model) return;
    this.code.show(new Float32Array(this.#model.dCode));
    this.errors.show(null, this.#model.dCode);
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#alive) sayError(this.context, error);
  }
}
