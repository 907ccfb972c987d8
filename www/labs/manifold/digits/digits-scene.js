import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { attribute, h } from '../../../ui/dom.js';
import { tabs } from '../../../ui/tabs.js';
import { DataChoice } from '../../../lab-kit/data-choice.js';
import { linkedPad } from '../../../lab-kit/linked-pad.js';
import { NetworkChoice } from '../../../lab-kit/network-choice.js';
import { AccuracyMeasurement } from './accuracy-measurement.js';
import { MapFeed } from './map-feed.js';
import { mapPanel } from './map-panel.js';
import { placePanel } from './place-panel.js';
import { Walk } from './walk.js';
import { networkVerdict } from './network-verdict.js';
import { showError } from '../../../lab-kit/show-error.js';

/**
 * @typedef {import('../../../generated/protocol.js').Input} Input
 */

/** Training settings that differ from the default. */
const SETTINGS = { hidden: [256, 64], dCode: 2, epochs: 30 };
/** Networks trained in place of shipped ones; the others have no replacement. @type {Record<string, object>} */
const SMALL = {
  'digits-2': SETTINGS,
  'digits-2-variational': { ...SETTINGS, penalty: 'variational' },
};
/** Panels that can stand beside the map. */
const BESIDE = /** @type {const} */ (['place', 'walk']);
/** Refresh interval of the map during a run, in ms. */
const EVERY_MS = 400;

/** The plane of a code of two values: what lies where, and the lines across it. */
export class DigitsScene {
  /** One turn per request for the pad. */
  #looks;
  /** The pad's input. @type {Input | null} */
  #drawing = null;
  /** The place chosen by the user; until then, the code of the first sample. @type {[number, number] | null} */
  #place = null;
  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {() => Promise<void>} again rebuilds the scene
   */
  constructor(context, again) {
    this.context = context;
    this.#looks = context.engine.turns();
    this.data = new DataChoice(context, { lab: 'manifold', onChoose: () => void this.#useData(again) });
    this.choice = new NetworkChoice(context, {
      lab: 'manifold',
      data: this.data,
      small: (name) => SMALL[name] ?? SETTINGS,
      fits: (config) => config.dCode === 2 && config.subject === this.data.subject,
      settings: () => SETTINGS,
      every: EVERY_MS,
      onProgress: (done) => this.verdict.loading(done),
      onChosen: () => {
        this.feed.leave();
        this.verdict.show();
      },
      onReady: () => this.#all(),
      onError: (error) => this.#fail(error),
    });
    this.network = this.choice.network;
    this.verdict = networkVerdict(() => this.network.name, this.data);
    this.map = mapPanel({
      data: this.data,
      get: (id) => String(context.get(id)),
      onChoose: (id, value) => this.feed.choose(id, value),
      onPoint: (code) => this.#look(code),
      onView: () => this.feed.settle(),
    });
    const onError = (/** @type {unknown} */ error) => this.#fail(error);
    this.feed = new MapFeed(context, {
      network: this.network,
      data: this.data,
      map: this.map,
      onChart: (chart, isOther) => this.#onChart(chart, isOther),
      onError,
    });
    this.walk = new Walk(context, {
      network: this.network,
      data: this.data,
      drawing: () => this.#drawing,
      onWay: (codes) => this.map.setWalk(codes),
      onPlace: (code) => {
        this.map.setPoint(code);
        this.#look(code);
      },
      onError: (error) => this.#fail(error),
    });
    this.accuracyMeasurement = new AccuracyMeasurement(context, {
      ...{ choice: this.choice, data: this.data, verdict: this.verdict, onError },
      small: (name) => SMALL[name] ?? SETTINGS,
    });
    this.pad = linkedPad(context, { label: t('pad.label'), onDraw: (strokes) => this.#draw(strokes) });
    this.place = placePanel();
    this.drawn = h('p', { class: 'quiet', role: 'status', 'data-view': 'drawn' });
    this.element = this.#layout();
  }

  #layout() {
    const clear = h(
      'button',
      { type: 'button', 'data-action': 'clear', onclick: this.pad.clear },
      t('pad.clear'),
    );
    const pad = card(
      t('drawing.title'),
      h('span', { 'data-input': '' }, clear),
      this.pad.element,
      this.drawn,
    );
    const panels = {
      place: h('div', { class: 'map-aside grid gap-6' }, this.place.element, pad),
      walk: this.walk.element,
    };
    const beside = tabs(
      t('control.beside'),
      BESIDE.map((id) => ({ id, title: t(`option.${id}`), panel: panels[id] })),
      String(this.context.get('beside')),
      (id) => this.context.set({ beside: id }),
    );
    const verdictLine = h('div', { class: 'map-said snug' }, this.verdict.element, this.map.trails);
    for (const moment of [this.map.canvas, panels.place]) attribute(moment, 'data-moment', true);
    return h(
      'div',
      {},
      h(
        'div',
        { class: 'map-networks row' },
        this.choice.buttons.element,
        verdictLine,
        this.data.status.element,
      ),
      this.choice.run.element,
      h('div', { class: 'manifold grid split gap-6' }, this.map.element, beside.element),
      this.accuracyMeasurement.panel.element,
    );
  }

  start() {
    this.map.setBackground(/** @type {any} */ (this.context.get('background')));
    this.accuracyMeasurement.panel.show(null);
    const strokes = this.pad.restore();
    if (strokes.length) this.#drawing = { strokes };
    void this.#begin();
  }

  destroy() {
    for (const part of [this.feed, this.accuracyMeasurement, this.map, this.pad, this.choice]) part.destroy();
  }

  /** Other data: replaces everything on screen. @param {() => Promise<void>} again */
  async #useData(again) {
    this.context.set({ from: this.data.firstOf('from'), to: this.data.firstOf('to', 1) });
    await again();
    /** @type {HTMLElement | null} */ (document.querySelector('[data-view=data]'))?.focus();
  }

  /** Shows the networks available for the data: some have no replacement. */
  #showNetworks() {
    if (this.data.isUsual) return;
    const isThere = (/** @type {string} */ name) => name in SMALL || name === 'run';
    for (const button of this.choice.buttons.element.querySelectorAll('[data-network]'))
      button.toggleAttribute('hidden', !isThere(String(button.getAttribute('data-network'))));
    if (isThere(this.network.name)) return;
    this.context.set({ network: this.choice.shipped });
    this.context.say(t('network.noGuided'));
  }

  async #begin() {
    this.#showNetworks();
    void this.network.load(this.feed.set).catch(() => undefined); // in parallel with the model; awaited later, with its errors
    await this.choice.start();
    await this.walk.begin();
  }

  /** Rebuilds everything: another network, or the same one later. */
  async #all() {
    const { feed, accuracyMeasurement } = this;
    this.network.renew();
    feed.isThere = true;
    accuracyMeasurement.show();
    await this.data.load(this.network.turn, undefined, this.network.home);
    await feed.chart();
    await Promise.all([feed.tiles(), feed.thumbnails(), this.#locate(), this.walk.show(), feed.trails()]);
    this.context.ready();
    accuracyMeasurement.compareLater();
  }

  /**
   * @param {import('../../../generated/protocol.js').LatentMap} chart
   * @param {boolean} isOther whether it belongs to another network
   */
  async #onChart(chart, isOther) {
    if (isOther) this.#place = null; // meaningless on another map
    // Initially no panel is empty.
    const code = this.#place ?? /** @type {[number, number]} */ ([chart.codes[0], chart.codes[1]]);
    this.map.setPoint(code);
    await this.#decode(code);
  }

  /** @param {[number, number]} code */
  #look(code) {
    this.#place = code;
    void this.#decode(code);
  }

  /** @param {[number, number]} code */
  async #decode(code) {
    this.place.say(code);
    if (!this.feed.isThere) return;
    const codes = new Float32Array(code);
    try {
      const decoded = await this.network.ask(
        (network) => ({ reconstruct: { decode: { network, codes, input: null } } }),
        'decode',
      );
      this.place.show(decoded.images, code);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {import('../../../views/pictures/ink.js').Strokes} strokes */
  #draw(strokes) {
    this.#drawing = strokes.length ? { strokes } : null;
    void this.#locate();
  }

  /** Locates the drawing while it is drawn. */
  async #locate() {
    const look = this.#looks.begin();
    const input = this.#drawing;
    if (!input) {
      this.map.setDrawn(null);
      this.drawn.textContent = t('drawing.none');
      return;
    }
    if (!this.feed.isThere) return; // located once the network is loaded
    try {
      const output = await look.wait(
        this.network.ask((network) => ({ reconstruct: { forward: { network, input } } }), 'look'),
      );
      const code = /** @type {[number, number]} */ ([...output.code]);
      this.map.setDrawn(code);
      this.map.setPoint(code);
      this.place.say(code);
      this.place.show(output.reconstruction, code);
      this.drawn.textContent = t('drawing.error', { error: number(output.errors.autoencoder, 3) });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
