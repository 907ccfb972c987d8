import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { LabInput } from '../../lab-kit/lab-input.js';
import { NetworkChoice } from '../../lab-kit/network-choice.js';

/**
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {import('./scene.js').Asked} SceneQuery
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 */

/** Training settings that differ from the defaults. */
const SETTINGS = { dCode: 8 };
/** Interval in ms for updating the codes of an active run. */
const EVERY_MS = 1500;
/** Maximum length of a class name within a row. */
const SHORT = 3;

/** The model of an option, and the size of its code. @param {string} name */
const codesOf = (name) => ({ model: name.replace('codes', 'digits'), dCode: Number(name.split('-')[1]) });

/**
 * The scene of an image, drawn or picked, among the training images.
 * @implements {Scene}
 */
export class ImagesScene {
  /** @type {'images'} */
  kind = 'images';
  /** @type {Promise<Pictures> | null} */
  #tests = null;

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {import('./scene.js').SceneEvents} events
   * @param {import('../../lab-kit/data-choice.js').DataChoice} data
   */
  constructor(context, events, data) {
    this.context = context;
    this.events = events;
    this.data = data;
    this.choice = new NetworkChoice(context, {
      lab: 'neighbors',
      model: (name) => codesOf(name).model,
      fits: (config) => config.subject === data.subject,
      button: false,
      settings: () => SETTINGS,
      data,
      small: (name) => ({ dCode: codesOf(name).dCode }),
      every: EVERY_MS,
      onChosen: () => events.onChosen(),
      onReady: () => events.onCodes(),
      onError: events.onError,
    });
    this.network = this.choice.network;
    this.tools = this.choice.buttons.element;
    this.run = this.choice.run.element;
    this.input = new LabInput(context, { onInput: () => this.#put(), onError: events.onError });
    this.truth = h('p', { class: 'query-truth lines-1 text-l strong snug', 'data-view': 'truth' });
    const { clear, pad, shelf } = this.input;
    this.side = h('div', { class: 'query-side grid gap-3' }, this.truth);
    this.query = card(
      t('neighbors.query'),
      '',
      pad.element,
      this.side,
      shelf.element,
      h('div', { class: 'tools query-tools', 'data-input': '' }, clear, shelf.others),
    );
    this.query.classList.add('query');
  }

  get codes() {
    return this.network.name;
  }

  get home() {
    return this.network.home;
  }

  get isRun() {
    return this.network.isRun;
  }

  async start() {
    void this.input.start(this.data.subject);
    if (this.input.value) this.#put();
    await this.choice.start();
  }

  destroy() {
    this.choice.destroy();
    this.input.destroy();
  }

  /** The query. @returns {SceneQuery | null} */
  get asked() {
    const { value, label } = this.input;
    return value && { query: { input: value }, label };
  }

  #put() {
    const { value, label } = this.input;
    this.truth.textContent = !value
      ? '' // the pad has instructions
      : label === null
        ? t('neighbors.drawn')
        : t('neighbors.truthOf', { name: this.data.nameOf(label) });
    this.events.onQuery();
  }

  /** @param {import('../../engine/assets.js').OnProgress} onProgress */
  load(onProgress) {
    return Promise.all([
      this.data.load(this.network.turn, onProgress, this.network.home),
      this.data.pca(this.context.engine, this.network.home),
    ]);
  }

  renew() {
    this.network.renew();
  }

  setReferences() {
    return this.network.ask((network) => ({ neighbors: { setReferences: { from: { images: network } } } }));
  }

  /** @param {import('../../generated/protocol.js').NeighborsQuery} query @param {number} k */
  nearest(query, k) {
    return this.network.ask(() => ({ neighbors: { nearest: { query, k } } }), 'nearest');
  }

  planes() {
    return this.network.ask(() => ({ neighbors: { planes: {} } }));
  }

  /** @type {Scene['classify']} */
  classify(classify) {
    return this.network.ask(() => ({ neighbors: { classify } }));
  }

  /** @param {number[]} indices */
  pictures(indices) {
    return this.network.ask(() => ({ engine: { pictures: { set: this.data.train, indices } } }), 'pictures');
  }

  /** @returns {Promise<Pictures>} */
  tests() {
    const { engine } = this.context;
    const set = this.data.test;
    this.#tests ??= engine.loadData(set).then(({ count }) => {
      const indices = Array.from({ length: count }, (_, index) => index);
      return engine.ask({ engine: { pictures: { set, indices } } });
    });
    this.#tests.catch(() => (this.#tests = null)); // retried on the next call
    return this.#tests;
  }

  /** @param {number} index @param {Pictures} tests */
  choose(index, { pixels, labels }) {
    this.input.take(index, pixels.slice(index * PIXELS, (index + 1) * PIXELS), labels[index]);
  }

  get names() {
    return this.data.labels.some((label) => this.nameOf(label).length > SHORT) ? 'long' : 'short';
  }

  nameOf(/** @type {number} */ label) {
    return this.data.nameOf(label);
  }

  toneOf(/** @type {number} */ label) {
    return label;
  }

  /** @type {Scene['draw']} */
  draw(place, { pixels }, at, label) {
    let canvas = place.querySelector('canvas');
    if (!canvas) place.replaceChildren((canvas = pixelCanvas('neighbor')));
    paintGrey(canvas, pixels, at * PIXELS);
    canvas.setAttribute('aria-label', label);
  }

  columns(/** @type {number} */ k) {
    return k <= 6 ? 3 : 5;
  }
}
