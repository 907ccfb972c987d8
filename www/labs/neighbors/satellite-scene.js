import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { icon } from '../../ui/icons.js';
import { classToken } from '../../views/colors/palette.js';
import { patch } from '../../views/pictures/patch.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { BANDS, PATCH, TESTS, TRAIN, satelliteModel, soilName, soilTone } from '../../lab-kit/satellite.js';

/**
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {import('./scene.js').Asked} SceneQuery
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 */

const WIDTH = BANDS * PATCH;
/** The data hold bytes scaled to 0..1. */
const BYTE = 255;
/** Minimum and maximum of the data: all patches share one colour scale, for comparison. @type {[number, number]} */
const RANGE = [27, 157];

/**
 * The scene of a satellite test row among the training rows.
 * @implements {Scene}
 */
export class SatelliteScene {
  /** @type {'landsat'} */
  kind = 'landsat';
  /** @type {'cpu'} */
  home = 'cpu';
  run = null;
  isRun = false;
  /** @type {SceneQuery | null} */
  asked = null;
  /** One turn for each displayed row and each code size. */
  #rows;
  #codes;
  /** @type {Promise<Pictures> | null} */
  #tests = null;

  /** @param {import('../../lab-kit/types.js').LabContext} context @param {import('./scene.js').SceneEvents} events */
  constructor(context, events) {
    this.context = context;
    this.events = events;
    this.#rows = context.engine.turns();
    this.#codes = context.engine.turns();
    const sizes = controlSegments('neighbors', 'd', {
      key: 'd',
      chosen: String(context.get('d')),
      words: (d) => t('neighbors.values', { size: d }),
      onChoose: (d) => {
        context.set({ d });
        sizes.mark(d);
        void events.onCodes();
      },
    });
    this.tools = sizes.element;
    this.picture = h('div', { class: 'query-patch', 'data-view': 'query' });
    this.truth = h('p', { class: 'query-truth lines-1 text-l strong snug', 'data-view': 'truth' });
    this.row = h('p', { class: 'quiet', 'data-view': 'row' });
    this.side = h('div', { class: 'query-side grid gap-3' }, this.truth);
    /** @param {'previous' | 'next'} action @param {string} sign @param {number} by */
    const step = (action, sign, by) =>
      h(
        'button',
        {
          type: 'button',
          'data-action': action,
          'aria-label': t(`neighbors.${action}`),
          onclick: () => void this.#show((this.#sample + by + TESTS) % TESTS),
        },
        sign,
      );
    const any = () => void this.#show(Math.floor(Math.random() * TESTS));
    this.query = card(
      t('neighbors.query'),
      '',
      this.picture,
      this.side,
      this.row,
      h(
        'div',
        { class: 'tools query-tools', 'data-input': '' },
        step('previous', '‹', -1),
        step('next', '›', 1),
        h(
          'button',
          { type: 'button', 'data-action': 'another', onclick: any },
          icon('shuffle'),
          t('neighbors.another'),
        ),
      ),
      h('p', { class: 'quiet query-note' }, t('neighbors.patch')),
    );
    this.query.classList.add('query');
  }

  get codes() {
    return String(this.context.get('d'));
  }

  get #sample() {
    return Number(this.context.get('sample'));
  }

  async start() {
    await this.#show(this.#sample);
    this.context.engine.check();
    await this.events.onCodes();
  }

  destroy() {
    this.#rows.end();
  }

  /** @param {number} sample */
  async #show(sample) {
    const row = this.#rows.begin();
    try {
      this.context.set({ sample });
      this.choose(sample, await row.wait(this.tests()));
    } catch (error) {
      this.events.onError(error);
    }
  }

  /** @param {number} sample @param {Pictures} tests */
  choose(sample, tests) {
    this.#rows.end(); // cancels a pending row
    const [row, label] = [TRAIN + sample, tests.labels[sample]];
    this.context.set({ sample });
    this.asked = { query: { row }, label };
    this.truth.textContent = t('neighbors.truthOf', { name: this.nameOf(label) });
    this.truth.style.setProperty('--tone', `var(${classToken(this.toneOf(label))})`);
    this.row.textContent = t('neighbors.row', {
      sample: number(sample + 1),
      of: number(TESTS),
    });
    this.draw(
      this.picture,
      tests,
      sample,
      t('neighbors.rowLabel', { name: this.nameOf(label), row: row + 1 }),
    );
    this.events.onQuery();
  }

  /** @param {import('../../engine/assets.js').OnProgress} onProgress */
  load(onProgress) {
    return this.context.engine.loadData('landsat', onProgress);
  }

  renew() {
    this.#codes.begin();
  }

  async setReferences() {
    const turn = this.#codes.current;
    // There is a shipped network for every size.
    const bytes = await turn.wait(satelliteModel(Number(this.context.get('d'))));
    return turn.ask({ neighbors: { setReferences: { from: { satellite: bytes } } } });
  }

  /** @type {Scene['nearest']} */
  nearest(query, k) {
    return this.#codes.current.ask({ neighbors: { nearest: { query, k } } }, { latest: 'nearest' });
  }

  planes() {
    return this.#codes.current.ask({ neighbors: { planes: {} } });
  }

  /** @type {Scene['classify']} */
  classify(classify) {
    return this.#codes.current.ask({ neighbors: { classify } });
  }

  /** @type {Scene['pictures']} */
  pictures(indices) {
    const request = { engine: { pictures: { set: /** @type {const} */ ('landsat'), indices } } };
    return this.#codes.current.ask(request, { latest: 'pictures' });
  }

  /** @returns {Promise<Pictures>} */
  tests() {
    const { engine } = this.context;
    const indices = Array.from({ length: TESTS }, (_, sample) => TRAIN + sample);
    this.#tests ??= engine
      .loadData('landsat')
      .then(() => engine.ask({ engine: { pictures: { set: 'landsat', indices } } }));
    this.#tests.catch(() => (this.#tests = null)); // retried on the next call
    return this.#tests;
  }

  get names() {
    return /** @type {const} */ ('long');
  }

  nameOf(/** @type {number} */ label) {
    return soilName(label);
  }

  toneOf(/** @type {number} */ label) {
    return soilTone(label);
  }

  /** @type {Scene['draw']} */
  draw(place, { pixels }, at, label) {
    const values = pixels.subarray(at * WIDTH, (at + 1) * WIDTH).map((value) => Math.round(BYTE * value));
    place.replaceChildren(patch(values, BANDS, RANGE, `${label}. ${values.join(' ')}`));
  }

  columns(/** @type {number} */ k) {
    return k <= 6 ? 1 : k <= 10 ? 3 : 4;
  }
}
