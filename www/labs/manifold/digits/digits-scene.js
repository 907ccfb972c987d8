import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { attribute, h } from '../../../ui/dom.js';
import { tabs } from '../../../ui/tabs.js';
import { coalesce } from '../../../lab-kit/coalesce.js';
import { countOf } from '../../../lab-kit/classes.js';
import { linkedPad } from '../../../lab-kit/linked-pad.js';
import { NetworkChoice } from '../../../lab-kit/network-choice.js';
import { NEIGHBOURS, judgePanel } from './judge-panel.js';
import { mapPanel } from './map-panel.js';
import { placePanel } from './place-panel.js';
import { Walk } from './walk.js';
import { networkVerdict } from './network-verdict.js';
import { sayError } from '../../../lab-kit/say-error.js';

/**
 * @typedef {import('../../../generated/protocol.js').Input} Input
 */

/** What is trained here, where it differs from the usual. */
const SETTINGS = { hidden: [256, 64], dCode: 2, epochs: 30 };
/** What can stand beside the map. */
const BESIDE = /** @type {const} */ (['place', 'walk']);
/** Images along one side of the background, and cells of the density. */
const [TILES, CELLS] = [20, 96];
/** A view that has not moved for so many ms stands still. */
const SETTLED_MS = 120;
/** Digits of which a trail shows where the next steps take them: how many, how many steps, and how many times longer it is
 * drawn. */
const TRAILS = { count: 150, steps: 5, times: 3 };
/** The map that the scene begins with is measured when it has been there for so many ms. */
const IDLE_MS = 1500;
/** While a run goes on the map is drawn anew this often, in ms. */
const EVERY_MS = 400;

/** The plane of a code of two values: what lies where on it, and the ways across. */
export class DigitsScene {
  /** Whether the network is there: before, nothing is asked of it. */
  #isThere = false;
  /** Whether the next chart is of another network than the last one. */
  #isOther = false;
  /** One for each look at the pad. */
  #looks;
  /** What is on the pad. @type {Input | null} */
  #drawing = null;
  /** The place that somebody looks at: until then it is where the first sample lies. @type {[number, number] | null} */
  #place = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #comparing;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#looks = context.engine.turns();
    this.choice = new NetworkChoice(context, {
      lab: 'manifold',
      fits: (config) => config.dCode === 2 && config.subject === 'digits',
      settings: () => SETTINGS,
      every: EVERY_MS,
      onProgress: (done) => this.verdict.loading(done),
      onChosen: () => {
        this.#isThere = false;
        this.#isOther = true;
        this.verdict.show();
      },
      onReady: () => this.#all(),
      onError: (error) => this.#fail(error),
    });
    this.network = this.choice.network;
    this.verdict = networkVerdict(() => this.network.name);
    this.map = mapPanel({
      get: (id) => String(context.get(id)),
      onChoose: (id, value) => this.#choose(id, value),
      onPoint: (code) => this.#look(code),
      onView: () => this.#settle(),
    });
    this.walk = new Walk(context, {
      network: this.network,
      drawing: () => this.#drawing,
      onWay: (codes) => this.map.setWalk(codes),
      onPlace: (code) => {
        this.map.setPoint(code);
        this.#look(code);
      },
      onError: (error) => this.#fail(error),
    });
    this.judge = judgePanel(() => void this.#judge());
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
    const pad = card(t('drawn.title'), h('span', { 'data-input': '' }, clear), this.pad.element, this.drawn);
    const panels = {
      place: h('div', { class: 'map-aside' }, this.place.element, pad),
      walk: this.walk.element,
    };
    const beside = tabs(
      t('control.beside'),
      BESIDE.map((id) => ({ id, title: t(`option.${id}`), panel: panels[id] })),
      String(this.context.get('beside')),
      (id) => this.context.set({ beside: id }),
    );
    const said = h('div', { class: 'map-said' }, this.verdict.element, this.map.trails);
    for (const moment of [this.map.canvas, panels.place]) attribute(moment, 'data-moment', true);
    return h(
      'div',
      { class: 'map-scene' },
      h('div', { class: 'map-networks' }, this.choice.buttons.element, said),
      this.choice.run.element,
      h('div', { class: 'manifold' }, this.map.element, beside.element),
      this.judge.element,
    );
  }

  start() {
    this.map.setBackground(/** @type {any} */ (this.context.get('background')));
    this.judge.show(null);
    const strokes = this.pad.restore();
    if (strokes.length) this.#drawing = { strokes };
    void this.#begin();
  }

  destroy() {
    clearTimeout(this.#settling);
    clearTimeout(this.#comparing);
    for (const part of [this.map, this.pad, this.choice]) part.destroy();
  }

  async #begin() {
    void this.network.load(this.#set).catch(() => undefined); // beside the model; it is waited for later, with its errors
    await this.choice.start();
    await this.walk.begin();
  }

  /** The set that the dots are of. */
  get #set() {
    return this.context.get('points') === 'train'
      ? /** @type {const} */ ('digitsTrain')
      : /** @type {const} */ ('digitsTest');
  }

  /** Everything anew: another network, or the same after a while. */
  async #all() {
    this.network.renew();
    this.#isThere = true;
    if (this.network.isRun) this.verdict.forget('run');
    this.verdict.show();
    this.judge.show(this.verdict.knows(this.network.name) ?? null);
    await this.network.load(this.#set);
    await this.#chart();
    await Promise.all([this.#tiles(), this.#thumbnails(), this.#locate(), this.walk.show(), this.#trails()]);
    this.context.ready();
    clearTimeout(this.#comparing);
    const compare = () => void this.#compare().catch((error) => this.#fail(error));
    this.#comparing = setTimeout(compare, this.network.name === this.choice.shipped ? IDLE_MS : 0);
  }

  /** The dots; what else is shown depends on where they lie, so no request for them takes another's place. */
  #chart = coalesce(async () => {
    const set = this.#set;
    const count = countOf(set);
    const chart = await this.network.ask((network) => ({
      manifold: { chart: { network, set, count, cells: CELLS } },
    }));
    this.map.show(chart, this.#isOther);
    if (this.#isOther) this.#place = null; // it means nothing on another map
    this.#isOther = false;
    // No panel is empty at the start.
    const code = this.#place ?? /** @type {[number, number]} */ ([chart.codes[0], chart.codes[1]]);
    this.map.setPoint(code);
    await this.#decode(code);
  });

  /** Where training is about to take some of the codes; a run that has ended takes them nowhere. */
  async #trails() {
    if (!this.network.isRun || this.context.run.state === 'finished') return;
    const { count, steps, times } = TRAILS;
    const set = this.#set;
    const { from, to } = await this.network.ask(
      () => ({ manifold: { ahead: { set, count, steps } } }),
      'ahead',
    );
    this.map.setTrails({ from, to, times }, steps);
  }

  async #tiles() {
    if (this.context.get('background') !== 'images' || !this.#isThere) return;
    const { centre, half } = this.map.view();
    try {
      const tiled = await this.network.ask(
        (network) => ({ manifold: { tiles: { network, centre, half, tiles: TILES } } }),
        'tiles',
      );
      this.map.showTiles({ centre, half }, tiled.images);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What is behind the dots is asked for when the view stands still: a moving one has no use for it. */
  #settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      void this.#tiles();
      void this.#thumbnails();
    }, SETTLED_MS);
  }

  /** The samples themselves in place of their dots, as many as there is room for. */
  async #thumbnails() {
    if (this.context.get('marks') !== 'thumbnails') return this.map.setThumbnails(null);
    if (!this.#isThere) return;
    const indices = this.map.spread();
    const set = this.#set;
    try {
      const { pixels } = await this.network.ask(
        () => ({ engine: { pictures: { set, indices } } }),
        'thumbnails',
      );
      this.map.setThumbnails({ indices, pixels });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {[number, number]} code */
  #look(code) {
    this.#place = code;
    void this.#decode(code);
  }

  /** @param {[number, number]} code */
  async #decode(code) {
    this.place.say(code);
    if (!this.#isThere) return;
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

  /** Where the drawing lies, while it is drawn. */
  async #locate() {
    const look = this.#looks.begin();
    const input = this.#drawing;
    if (!input) {
      this.map.setDrawn(null);
      this.drawn.textContent = t('drawn.none');
      return;
    }
    if (!this.#isThere) return; // it is looked at when it has come
    try {
      const looked = await look.wait(
        this.network.ask((network) => ({ reconstruct: { look: { network, input } } }), 'look'),
      );
      const code = /** @type {[number, number]} */ ([...looked.code]);
      this.map.setDrawn(code);
      this.map.setPoint(code);
      this.place.say(code);
      this.place.show(looked.reconstruction, code);
      this.drawn.textContent = t('drawn.error', { error: number(looked.errors.autoencoder, 3) });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Measures the chosen model and the plain one, once each. */
  async #compare() {
    const { name, isRun } = this.network;
    if (isRun) return;
    for (const model of [this.choice.shipped, name]) {
      if (this.verdict.knows(model)) continue;
      await this.network.turn.loadModel(model);
      this.verdict.learn(model, await this.#measured({ model }));
    }
    this.verdict.show();
    this.judge.show(this.verdict.knows(name) ?? null);
  }

  /** @param {import('../../../generated/protocol.js').NetworkRef} network */
  async #measured(network) {
    await Promise.all([
      this.network.load('digitsTrain'),
      this.network.load('digitsTest'),
      this.context.engine.loadPca('digits', this.network.home),
    ]);
    return this.network.ask(() => ({ manifold: { judge: { network, k: NEIGHBOURS } } }));
  }

  async #judge() {
    this.judge.setBusy(true);
    /** @type {import('../../../generated/protocol.js').Judged | undefined} */
    let judged;
    try {
      await this.choice.quiet();
      this.judge.setBusy(true); // the map that has caught up has said that nothing is known
      judged = await this.#measured(this.network.which);
      this.verdict.learn(this.network.name, judged);
      this.verdict.show();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.judge.setBusy(false);
      this.judge.show(judged ?? null); // without an answer it no longer says that it measures
    }
  }

  /** @param {'points' | 'marks' | 'background'} id @param {string} value */
  #choose(id, value) {
    this.context.set({ [id]: value });
    if (id === 'background') {
      this.map.setBackground(/** @type {any} */ (value));
      void this.#tiles();
    } else if (id === 'marks') {
      void this.#thumbnails();
    } else {
      this.map.setThumbnails(null); // those of the other set
      void this.network
        .load(this.#set)
        .then(() => this.#chart())
        .then(() => this.#thumbnails())
        .catch((error) => this.#fail(error));
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    sayError(this.context, error);
  }
}
