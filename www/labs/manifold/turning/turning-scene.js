import { t } from '../../../i18n/index.js';
import { coalesce } from '../../../lab-kit/coalesce.js';
import { controlSegments } from '../../../lab-kit/control-segments.js';
import { showError } from '../../../lab-kit/show-error.js';
import { attribute, h } from '../../../ui/dom.js';
import { CsvFile } from '../../../ui/csv-file.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { more } from '../../../ui/more.js';
import { segments } from '../../../ui/segments.js';
import { Stepper } from '../../../ui/stepper.js';
import { placesTable, saveCurves } from './turn-files.js';
import { TurnKnob } from './turn-knob.js';
import { turnPanel } from './turn-panel.js';
import { comparison, halfTurn, recurs, verdictOf } from './turn-verdicts.js';
import { TurningRun } from './turning-run.js';

/**
 * @typedef {import('./turning-run.js').Learner} Learner
 * @typedef {'pca' | Learner} Map
 */

/** Target time between replies, in ms: short enough to see movement; each reply decodes all images. */
const PACE_MS = 150;
const MAPS = /** @type {const} */ (['pca', 'plain', 'guided']);
const LEARNERS = /** @type {const} */ (['guided', 'plain']);

/** One digit turned all the way round, and the curves of its images on three maps. */
export class TurningScene {
  /** @type {{ map: Map, code: Float32Array } | null} */
  #pointerPlace = null;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.run = new TurningRun(context);
    this.knob = new TurnKnob(context, {
      onImage: () => void this.#begin(),
      onLook: () => this.#mark(),
      onError: (error) => this.#fail(error),
    });
    this.panels = /** @type {Record<Map, ReturnType<typeof turnPanel>>} */ (
      Object.fromEntries(MAPS.map((id) => [id, turnPanel(id, (code) => this.#point(id, code))]))
    );
    this.stepper = new Stepper({
      ask: (steps) => this.#step(steps),
      onReply: () => this.#show(),
      onReset: () => void this.#begin(true),
      onError: (error) => this.#fail(error),
      pace: PACE_MS,
      last: Infinity,
    });
    this.stepper.reset.lastChild?.replaceWith(t('surface.scratch'));
    /** How long a second freedom will take; reserves its place before the time is known. */
    this.takes = h('span', { class: 'quiet', 'data-view': 'takes', 'data-unused': '' }, takesWords(9));
    this.said = h('p', { class: 'turn-half lines-2', role: 'status', 'data-view': 'half' });
    this.csv = new CsvFile(() => placesTable(this.run));
    this.element = this.#layout();
  }

  #layout() {
    const { knob, panels, stepper } = this;
    const files = fileButtons({
      png: () => saveCurves(MAPS.map((id) => panels[id].canvas)),
      csv: this.csv,
      of: 'turning',
    });
    const others = more(
      h('div', { class: 'tools' }, stepper.reset, stepper.play, knob.draw, knob.choice.shelf.others),
      named('control.values', this.#values()),
      named(
        'turning.first',
        this.#choice('keep', () => undefined),
      ),
    );
    return h(
      'div',
      { class: 'turning grid' },
      h(
        'div',
        { class: 'turn-views card-row grid split' },
        knob.element,
        MAPS.map((id) => panels[id].element),
      ),
      h(
        'div',
        { class: 'card turn-foot justified' },
        named(
          'control.freedom',
          this.#choice('freedom', () => void this.#begin()),
        ),
        this.takes,
        others.element,
        files,
        this.said,
      ),
    );
  }

  /** The size of the code, as buttons. */
  #values() {
    const values = segments({
      label: t('control.values'),
      key: 'values',
      entries: [2, 3].map((d) => ({ id: String(d), text: t('turning.values', { d }) })),
      chosen: String(this.context.get('values')),
      onChoose: (d) => {
        this.context.set({ values: Number(d) });
        values.mark(d);
        void this.#begin();
      },
    });
    return values.element;
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
    this.knob.start();
    void this.#begin();
  }

  destroy() {
    this.run.end();
    this.stepper.stop();
    this.knob.destroy();
    for (const id of MAPS) this.panels[id].destroy();
  }

  /** Makes the images again; a network that has not learned them starts to learn. @param {boolean} [fromScratch] */
  async #begin(fromScratch = false) {
    const { knob, run, stepper } = this;
    if (!knob.input) return;
    stepper.wait();
    for (const key of ['guided', 'plain', 'done']) delete this.element.dataset[key];
    try {
      const turnedImages = await run.turn(knob.input, fromScratch);
      knob.setFreedom(String(this.context.get('freedom')));
      for (const id of MAPS) this.panels[id].setFreedom(String(this.context.get('freedom')));
      this.panels.pca.show(turnedImages, run.d, turnedImages);
      this.csv.follow();
      this.#say('pca', turnedImages.measures);
      for (const id of LEARNERS) await run.look(id);
      for (const id of LEARNERS) this.#onLearned(id);
      const done = run.done('plain') + run.done('guided');
      stepper.options.last = 2 * turnedImages.steps - done;
      this.#show();
      this.#mark();
      this.context.ready();
      stepper.at(done);
      void stepper.run();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {number} steps @returns {Promise<{ step: number }>} steps of both */
  async #step(steps) {
    await this.run.step(steps);
    for (const id of LEARNERS) this.#onLearned(id); // which of them waits may have changed
    return { step: this.run.done('plain') + this.run.done('guided') };
  }

  /** @param {Learner} id */
  #onLearned(id) {
    const { turned: turnedImages, learned, d } = this.run;
    const progress = learned[id];
    if (!turnedImages || !progress) return;
    this.panels[id].show(progress, d, turnedImages, this.run.shipped[id]);
    if (this.run.isDone(id)) this.#say(id, progress.measures);
    else {
      const key = id === this.run.next ? 'learning' : 'waiting';
      const other = t(`turning.${id === 'plain' ? 'guided' : 'plain'}`);
      this.panels[id].say(key, t(`turning.${key}`, { other }));
    }
  }

  /** @param {Map} id @param {import('../../../generated/protocol.js').TurnMeasures} measures */
  #say(id, measures) {
    const freedom = t(`option.${this.context.get('freedom')}`);
    const { key, words } = verdictOf(measures, this.run.turned?.angles ?? 1, freedom);
    this.panels[id].say(key, words);
  }

  /** Shows the state of both networks. */
  #show() {
    const { turned: turnedImages, learned, isWhole } = this.run;
    if (!turnedImages) return;
    const { plain, guided } = learned;
    const { took } = this.run;
    attribute(this.takes, 'data-unused', took === null);
    if (took !== null) this.takes.textContent = takesWords(took);
    const sentences = [
      halfTurn(turnedImages.half, guided && this.run.isDone('guided') ? guided.measures : null),
    ];
    if (plain && guided && isWhole) sentences.unshift(comparison(guided.measures, plain.measures));
    const words = sentences.join(' ');
    if (this.said.textContent !== words) this.said.textContent = words;
    Object.assign(this.element.dataset, {
      guided: this.run.done('guided'),
      plain: this.run.done('plain'),
      half: turnedImages.half,
    });
    if (isWhole) this.element.dataset.done = '';
  }

  /** Marks the chosen image in every view. */
  #mark() {
    const { turned: turnedImages } = this.run;
    if (!turnedImages) return;
    const { angles, images, measures } = turnedImages;
    const level = Math.min(Number(this.context.get('level')), turnedImages.levels.length - 1);
    const at = (/** @type {number} */ angle) =>
      level * angles + (Math.round((angle / 360) * angles) % angles);
    const apart = recurs(measures) ? measures.recurrence : 180;
    const index = at(this.knob.angle);
    this.knob.show(images, index, apart);
    for (const id of MAPS) this.panels[id].mark(index, at(this.knob.angle + apart), images);
  }

  /** Shows the decoded image of a place on a map. @param {Map} map @param {Float32Array} code */
  #point(map, code) {
    this.#pointerPlace = { map, code };
    void this.#decode();
  }

  #decode = coalesce(async () => {
    if (!this.#pointerPlace) return;
    const { map, code } = this.#pointerPlace;
    try {
      const { image } = await this.run.decode(map, code);
      this.panels[map].place(image);
    } catch (error) {
      this.#fail(error);
    }
  });

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}

/** @param {number} seconds */
const takesWords = (seconds) => t('turning.takes', { seconds: Math.max(1, Math.round(seconds)) });

/** @param {string} key @param {HTMLElement} element */
const named = (key, element) =>
  h('span', { class: 'picker grid gap-2' }, h('span', { class: 'picker-name' }, t(key)), element);
