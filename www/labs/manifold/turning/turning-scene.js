import { number, t } from '../../../i18n/index.js';
import { coalesce } from '../../../lab-kit/coalesce.js';
import { controlSegments } from '../../../lab-kit/control-segments.js';
import { controlSlider } from '../../../lab-kit/control-slider.js';
import { LabInput } from '../../../lab-kit/lab-input.js';
import { sayError } from '../../../lab-kit/say-error.js';
import { attribute, h } from '../../../ui/dom.js';
import { download, saveCanvas } from '../../../ui/download.js';
import { csvText, fileButtons } from '../../../ui/file-buttons.js';
import { segments } from '../../../ui/segments.js';
import { Stepper } from '../../../ui/stepper.js';
import { turnDial } from './turn-dial.js';
import { turnPanel } from './turn-panel.js';
import { comparison, halfTurn, recurs, verdictOf } from './turn-verdicts.js';

/**
 * @typedef {import('../../../generated/protocol.js').TurnedImages} TurnedImages
 * @typedef {import('../../../generated/protocol.js').TurnStepped} TurnStepped
 * @typedef {'pca' | 'plain' | 'guided'} Map
 */

/** A reply every so many milliseconds: often enough to see it move, and each decodes all of the images. */
const PACE_MS = 150;
const MAPS = /** @type {const} */ (['pca', 'plain', 'guided']);

/** One digit turned all the way round, and the curve that three maps make of its images. */
export class TurningScene {
  #turns;
  /** @type {TurnedImages | null} */
  #turned = null;
  /** What the two networks make of it. @type {Partial<Record<'plain' | 'guided', TurnStepped>>} */
  #learned = {};

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
    this.input = new LabInput(
      {
        ...context,
        get: (id) => context.get(id === 'sample' ? 'turned' : id),
        set: ({ sample }) => context.set({ turned: sample }),
      },
      { onInput: () => this.#onInput(), onError: (error) => this.#fail(error) },
    );
    this.dial = turnDial({
      angle: Number(context.get('angle')),
      onAngle: (angle, done) => {
        this.#angle = angle;
        if (done) context.set({ angle });
        this.#mark();
      },
    });
    this.#angle = Number(context.get('angle'));
    this.panels = /** @type {Record<Map, ReturnType<typeof turnPanel>>} */ (
      Object.fromEntries(MAPS.map((id) => [id, turnPanel(id, (code) => this.#point(id, code))]))
    );
    this.stepper = new Stepper({
      ask: (steps) => this.#step(steps),
      onReply: () => this.#show(),
      onReset: () => void this.#begin(),
      onError: (error) => this.#fail(error),
      pace: PACE_MS,
      last: Infinity,
    });
    this.question = h('p', { class: 'turn-question' });
    this.said = h('p', { class: 'turn-half', role: 'status', 'data-view': 'half' });
    this.partner = h('p', { class: 'quiet turn-legend' });
    this.level = controlSlider(context, 'manifold', 'level', {
      words: (level) => t('turning.level', { level: level + 1 }),
      onInput: () => this.#mark(),
    });
    this.draw = h(
      'button',
      { type: 'button', 'data-action': 'draw', 'aria-expanded': 'false' },
      t('turning.draw'),
    );
    this.draw.addEventListener('click', () => this.#showPad(!!this.pad.hidden));
    const use = h('button', { type: 'button', class: 'primary', 'data-action': 'use' }, t('turning.use'));
    use.addEventListener('click', () => this.#use());
    this.pad = h(
      'div',
      { class: 'turn-pad', hidden: true },
      this.input.pad.element,
      h('div', { class: 'tools' }, use, this.input.undo, this.input.clear),
    );
    this.element = this.#layout();
  }

  /** In whole degrees. */
  #angle = 0;
  /** What is turned: the pad may have something else on it meanwhile. @type {import('../../../generated/protocol.js').Input | null} */
  #input = null;

  #layout() {
    const { context, input, dial, panels, stepper } = this;
    const values = segments({
      label: t('control.values'),
      key: 'values',
      entries: [2, 3].map((d) => ({ id: String(d), text: t('turning.values', { d }) })),
      chosen: String(context.get('values')),
      onChoose: (d) => {
        context.set({ values: Number(d) });
        values.mark(d);
        void this.#begin();
      },
    });
    const knob = h(
      'section',
      { class: 'card turn-knob', 'aria-label': t('turning.digit') },
      this.pad,
      dial.dial,
      h(
        'div',
        { class: 'turn-sliders' },
        dial.control,
        this.level.element,
        h('div', { class: 'tools' }, dial.spin, this.draw),
      ),
      this.partner,
      input.shelf.element,
      input.shelf.others,
    );
    const choices = h(
      'div',
      { class: 'tools turn-choices' },
      named(
        'control.freedom',
        this.#choice('freedom', () => void this.#begin()),
      ),
      named('control.values', values.element),
      named(
        'turning.first',
        this.#choice('keep', () => undefined),
      ),
    );
    return h(
      'div',
      { class: 'turning' },
      h(
        'div',
        { class: 'card turn-head' },
        this.question,
        h('div', { class: 'tools' }, stepper.reset, stepper.play),
      ),
      h(
        'div',
        { class: 'turn-views' },
        knob,
        MAPS.map((id) => panels[id].element),
      ),
      h(
        'div',
        { class: 'card turn-foot' },
        this.said,
        choices,
        fileButtons({ png: () => this.#picture(), csv: () => this.#save(), of: 'turning' }),
      ),
    );
  }

  /** A control as buttons. @param {string} id @param {() => void} onChange */
  #choice(id, onChange) {
    const chooser = controlSegments('manifold', id, {
      key: id,
      chosen: String(this.context.get(id)),
      onChoose: (value) => {
        this.context.set({ [id]: value });
        chooser.mark(value);
        onChange();
      },
    });
    return chooser.element;
  }

  start() {
    this.input.restore();
    this.#input = this.input.value;
    void this.#begin();
    void this.input.useFirst().then(() => this.input.shelf.complete());
  }

  destroy() {
    this.#turns.end();
    this.stepper.stop();
    this.dial.stop();
    this.input.destroy();
    for (const id of MAPS) this.panels[id].destroy();
  }

  /** The drawing in place of what has been turned so far. */
  #use() {
    if (!this.input.value) return this.context.say(t('turning.empty'));
    this.#input = this.input.value;
    this.#showPad(false);
    void this.#begin();
  }

  /** Another image: a test digit at once, a drawing when it is said to be done. */
  #onInput() {
    const { value } = this.input;
    if (!value || 'strokes' in value) return;
    this.#input = value;
    this.#showPad(false);
    void this.#begin();
  }

  /** The pad takes the dial's place. @param {boolean} shown */
  #showPad(shown) {
    if (shown) this.dial.stop();
    this.pad.hidden = !shown;
    this.dial.dial.hidden = shown;
    attribute(this.draw, 'aria-expanded', String(shown));
  }

  /** The images anew, with networks that have not learned anything; they learn by themselves. */
  async #begin() {
    const input = this.#input;
    if (!input) return;
    this.stepper.wait();
    const turn = this.#turns.begin();
    const { context } = this;
    const freedom = /** @type {any} */ (context.get('freedom'));
    const [d, seed] = [Number(context.get('values')), Number(context.get('seed'))];
    this.question.textContent = t(freedom === 'none' ? 'turning.question' : 'turning.question.two');
    delete this.element.dataset.step;
    delete this.element.dataset.done;
    try {
      const turned = await turn.ask({ manifold: { turn: { input, freedom, d, seed } } });
      this.#turned = turned;
      this.#learned = {};
      this.level.element.hidden = turned.levels.length < 2;
      this.panels.pca.show(turned, this.#d, turned.angles);
      this.#say('pca', turned.measures);
      for (const id of /** @type {const} */ (['guided', 'plain']))
        this.#onLearned(
          id,
          await turn.ask({ manifold: { turnStep: { guided: id === 'guided', steps: 0 } } }),
        );
      this.stepper.options.last = 2 * turned.steps;
      this.#show();
      this.#mark();
      this.context.ready();
      this.stepper.at(0);
      void this.stepper.run();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Values of a code. */
  get #d() {
    const { map, angles, levels } = this.#turned ?? { map: [], angles: 1, levels: [0] };
    return map.length / (angles * levels.length);
  }

  /** The network that is to learn now: the one that is wanted first, then the other. */
  get #next() {
    /** @type {('plain' | 'guided')[]} */
    const order = this.context.get('keep') === 'copies' ? ['plain', 'guided'] : ['guided', 'plain'];
    return order.find((id) => (this.#learned[id]?.step ?? 0) < (this.#turned?.steps ?? 0)) ?? order[1];
  }

  /** @param {number} steps @returns {Promise<{ step: number }>} the steps of both */
  async #step(steps) {
    const id = this.#next;
    const rest = (this.#turned?.steps ?? 0) - (this.#learned[id]?.step ?? 0);
    const most = Math.min(steps, rest);
    this.#onLearned(
      id,
      await this.#turns.current.ask({ manifold: { turnStep: { guided: id === 'guided', steps: most } } }),
    );
    return { step: (this.#learned.plain?.step ?? 0) + (this.#learned.guided?.step ?? 0) };
  }

  /** @param {'plain' | 'guided'} id @param {TurnStepped} stepped */
  #onLearned(id, stepped) {
    if (!this.#turned) return;
    this.#learned[id] = stepped;
    this.panels[id].show(stepped, this.#d, this.#turned.angles);
    const isDone = stepped.step >= this.#turned.steps;
    if (isDone) this.#say(id, stepped.measures);
    else this.panels[id].say('learning', t(stepped.step ? 'turning.learning' : 'turning.untrained'));
  }

  /** @param {Map} id @param {import('../../../generated/protocol.js').TurnMeasures} measures */
  #say(id, measures) {
    const { key, words } = verdictOf(measures, this.#turned?.angles ?? 1);
    this.panels[id].say(key, words);
  }

  /** What both networks have come to. */
  #show() {
    const turned = this.#turned;
    if (!turned) return;
    const { plain, guided } = this.#learned;
    const isDone = (/** @type {TurnStepped | undefined} */ of) => (of?.step ?? 0) >= turned.steps;
    const said = [halfTurn(turned.half, guided && isDone(guided) ? guided.measures : null)];
    if (plain && guided && isDone(plain) && isDone(guided))
      said.unshift(comparison(guided.measures, plain.measures));
    const words = said.join(' ');
    if (this.said.textContent !== words) this.said.textContent = words;
    Object.assign(this.element.dataset, {
      guided: guided?.step ?? 0,
      plain: plain?.step ?? 0,
      half: turned.half,
    });
    if (isDone(plain) && isDone(guided)) this.element.dataset.done = '';
  }

  /** The image that is looked at, everywhere. */
  #mark() {
    const turned = this.#turned;
    if (!turned) return;
    const { angles, images, measures } = turned;
    const level = Math.min(Number(this.context.get('level')), turned.levels.length - 1);
    const at = (/** @type {number} */ angle) =>
      level * angles + (Math.round((angle / 360) * angles) % angles);
    const apart = recurs(measures) ? measures.recurrence : 180;
    const index = at(this.#angle);
    this.dial.show(images, index);
    for (const id of MAPS) this.panels[id].mark(index, at(this.#angle + apart), images);
    const words = t('turning.partner', { turn: number(apart, 0) });
    if (this.partner.textContent !== words) this.partner.textContent = words;
  }

  /** Draws what is at a place of a map. @param {Map} map @param {Float32Array} code */
  #point(map, code) {
    this.#pointed = { map, code };
    void this.#decode();
  }

  /** @type {{ map: Map, code: Float32Array } | null} */
  #pointed = null;

  #decode = coalesce(async () => {
    if (!this.#pointed) return;
    const { map, code } = this.#pointed;
    try {
      const { image } = await this.#turns.current.ask({
        manifold: { turnDecode: { map, code: code.slice() } },
      });
      this.panels[map].place(image);
    } catch (error) {
      this.#fail(error);
    }
  });

  /** The three curves side by side. */
  #picture() {
    const canvases = MAPS.map((id) => this.panels[id].canvas);
    const [{ width, height }] = canvases;
    const sheet = h('canvas', { width: MAPS.length * width, height });
    canvases.forEach((canvas, at) => sheet.getContext('2d')?.drawImage(canvas, at * width, 0, width, height));
    saveCanvas(sheet, `${t('manifold.file.turning')}.png`);
  }

  /** The images' angles and levels with their places on the maps. */
  #save() {
    const turned = this.#turned;
    if (!turned) return;
    const { plain, guided } = this.#learned;
    const { angles, levels } = turned;
    const d = this.#d;
    const maps = [turned.map, plain?.map, guided?.map];
    const head = ['pca', 'plain', 'guided'].flatMap((id) =>
      Array.from({ length: d }, (_, axis) => `${id}${axis + 1}`),
    );
    const rows = Array.from({ length: angles * levels.length }, (_, index) => [
      (360 * (index % angles)) / angles,
      levels[Math.floor(index / angles)],
      ...maps.flatMap((map) => (map ? [...map.subarray(d * index, d * index + d)] : Array(d).fill(''))),
    ]);
    download(`${t('manifold.file.turning')}.csv`, csvText(['angle', 'level', ...head], rows), 'text/csv');
  }

  /** @param {unknown} error */
  #fail(error) {
    sayError(this.context, error);
  }
}

/** @param {string} key @param {HTMLElement} element */
const named = (key, element) =>
  h('span', { class: 'picker' }, h('span', { class: 'picker-name' }, t(key)), element);
