import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { readInk, writeInk } from '../../views/ink.js';
import { drawingPad } from '../../views/pad.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pixels.js';
import { NetworkChoice } from '../network-choice.js';
import { putOnPad, sampleShelf } from '../sample-shelf.js';

/**
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {import('./scene.js').Asked} Asked
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 */

/** What is trained here, where it differs from the usual. */
const SETTINGS = { dCode: 8, epochs: 15 };
/** While a run goes on its codes are taken anew this often, in ms. */
const EVERY_MS = 1500;

/**
 * Digits, drawn or picked, among the training digits.
 * @implements {Scene}
 */
export class DigitsScene {
  /** @type {'digits'} */
  data = 'digits';
  /** @type {Asked | null} */
  asked = null;
  #alive = true;
  /** @type {Promise<Pictures> | null} */
  #tests = null;

  /** @param {import('../types.js').LabContext} context @param {import('./scene.js').SceneEvents} events */
  constructor(context, events) {
    this.context = context;
    this.events = events;
    this.choice = new NetworkChoice(context, {
      lab: 'neighbors',
      shipped: 'codes-2',
      model: (name) => name.replace('codes', 'digits'),
      fits: (config) => config.subject === 'digits',
      settings: () => SETTINGS,
      every: EVERY_MS,
      onChosen: () => events.onChosen(),
      onReady: () => events.onCodes(),
      onError: events.onError,
    });
    this.network = this.choice.network;
    this.tools = this.choice.buttons.element;
    this.run = this.choice.run.element;
    this.pad = drawingPad({ onInk: (ink, done) => this.#onInk(ink, done), label: t('pad.label') });
    this.shelf = sampleShelf({
      engine: context.engine,
      onPick: (index, pixels, name) => this.#pick(index, pixels, name),
      onError: events.onError,
    });
    this.truth = h('p', { class: 'query-truth', 'data-view': 'truth' });
    const clear = h(
      'button',
      { type: 'button', 'data-action': 'clear', onclick: this.pad.clear },
      t('pad.clear'),
    );
    this.query = card(t('neighbors.query'), clear, this.pad.element, this.truth);
    this.below = card(t('samples.title'), this.shelf.others, this.shelf.element);
  }

  get home() {
    return this.network.home;
  }

  get isRun() {
    return this.network.isRun;
  }

  async start() {
    const strokes = readInk(this.context.ink());
    if (strokes.length) {
      this.pad.setStrokes(strokes);
      this.#put({ query: { input: { strokes } }, label: null });
    }
    void this.shelf.load('digits', Number(this.context.get('sample')), !this.asked);
    await this.choice.start();
  }

  destroy() {
    this.#alive = false;
    this.choice.destroy();
    this.pad.destroy();
  }

  /** @param {import('../../views/ink.js').Strokes} ink @param {boolean} done */
  #onInk(ink, done) {
    this.shelf.mark(null);
    if (done) this.context.setInk(writeInk(ink));
    this.#put(ink.length ? { query: { input: { strokes: ink } }, label: null } : null);
  }

  /** @param {number} index @param {Float32Array} pixels @param {string} name */
  #pick(index, pixels, name) {
    if (!this.#alive) return;
    const input = putOnPad(this.context, this, { index, pixels, name });
    this.#put({ query: { input }, label: Number(name) });
  }

  /** @param {Asked | null} asked */
  #put(asked) {
    this.asked = asked;
    const label = asked?.label ?? null;
    this.truth.textContent = !asked
      ? t('neighbors.nothing')
      : label === null
        ? t('neighbors.drawn')
        : t('neighbors.truth', { name: String(label) });
    this.events.onQuery();
  }

  /** @param {import('../../engine/assets.js').OnProgress} onProgress */
  load(onProgress) {
    return Promise.all([
      this.network.load('digitsTrain', onProgress),
      this.network.load('digitsTest'),
      this.context.engine.loadPca('digits', this.network.home),
    ]);
  }

  renew() {
    this.network.renew();
  }

  refer() {
    return this.network.ask((network) => ({ neighbors: { refer: { from: { images: network } } } }), 'refer');
  }

  /** @param {import('../../generated/protocol.js').NeighborsQuery} query @param {number} k */
  nearest(query, k) {
    return this.network.ask(() => ({ neighbors: { nearest: { query, k } } }), 'nearest');
  }

  /** @type {Scene['classify']} */
  classify(classify) {
    return this.network.ask(() => ({ neighbors: { classify } }));
  }

  /** @param {number[]} indices */
  pictures(indices) {
    return this.network.ask(() => ({ pictures: { set: 'digitsTrain', indices } }), 'pictures');
  }

  /** @returns {Promise<Pictures>} */
  tests() {
    const { engine } = this.context;
    this.#tests ??= engine.loadData('digitsTest').then(({ count }) => {
      const indices = Array.from({ length: count }, (_, index) => index);
      return engine.ask({ pictures: { set: 'digitsTest', indices } });
    });
    this.#tests.catch(() => (this.#tests = null)); // it is asked for again
    return this.#tests;
  }

  /** @param {number} index @param {Pictures} tests */
  choose(index, { pixels, labels }) {
    this.#pick(index, pixels.slice(index * PIXELS, (index + 1) * PIXELS), String(labels[index]));
  }

  nameOf(/** @type {number} */ label) {
    return String(label);
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
