import { t } from '../../i18n/index.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { curvePanel } from './curve-panel.js';
import { mapsPanel } from './maps-panel.js';
import { selectionPanel } from './selection-panel.js';
import { sourceBar } from './source-bar.js';
import { satellite } from './source.js';
import { toldPanel } from './told-panel.js';
import { Stepper } from '../../ui/stepper.js';
import { sayError } from '../../lab-kit/say-error.js';
import { controlSegments } from '../../lab-kit/control-segments.js';

/** @typedef {import('./source.js').Source} Source */

export const styles = ['views/pictures/patch'];

/** Neighbours that vote. */
const NEIGHBOURS = 5;
/** Rows whose values are asked for: a few of them are shown, all go into the file. */
const LOOKED_AT = 60;
/** A reply every so many milliseconds while it trains; and steps after which it ends by itself. */
const [PACE_MS, LAST_STEP] = [80, 20_000];
/** Without a network that was trained before it is trained this far at once, or there would be nothing to see. */
const FIRST_STEPS = 1500;

/** The person's own table, while it is the one that is looked at: it lives as long as the page. @type {Source | null} */
let own = null;

/**
 * "Reducción de dimensiones": some dozens of values reduced to two or three, by an autoencoder and by principal components.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new ReductionLab(root, context);
  const again = context.opened('table');
  if (again) void lab.openFile(new File([again.bytes], again.file));
  else void lab.open(own ?? satellite());
  void lab.know();
  return lab;
}

class ReductionLab {
  /** One for each table, for each reduction that is begun, and for each choice of rows. */
  #tables;
  #beginnings;
  #choices;
  /** @type {Source | null} */
  #source = null;
  /** @type {number[]} */
  #chosen = [];
  #isRunning = false;
  /** @type {import('./curve-panel.js').Measured | null} */
  #measured = null;

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    this.#tables = context.engine.turns();
    this.#beginnings = context.engine.turns();
    this.#choices = context.engine.turns();
    this.bar = sourceBar({
      onFile: (file) => void this.openFile(file),
      onSatellite: () => void this.open(satellite()),
    });
    this.sizes = controlSegments('reduction', 'd', {
      key: 'd',
      chosen: String(context.get('d')),
      onChoose: (d) => {
        context.set({ d });
        this.sizes.mark(d);
        void this.#begin(true);
      },
    });
    this.stepper = new Stepper({
      ask: (steps) => this.#beginnings.current.ask({ reduction: { reduce: { steps } } }),
      onReply: (reply) => this.#onReduced(reply),
      onReset: () => void this.#begin(false),
      onError: (error) => this.#fail(error),
      // What is looked at has the engine for itself.
      onState: (running) => {
        this.#isRunning = running;
        this.curve?.hold(running);
        if (!running) void this.#tellSoon();
      },
      pace: PACE_MS,
      last: LAST_STEP,
    });
    this.maps = mapsPanel({ stepper: this.stepper, onChoose: (indices) => void this.#choose(indices) });
    this.told = toldPanel(() => void this.#tell());
    this.selection = selectionPanel(
      (index) => void this.#choose([index]),
      (sentence) => context.say(sentence),
    );
    this.curve = curvePanel({
      engine: context.engine,
      seed: () => Number(context.get('seed')),
      onError: (error) => this.#fail(error),
    });
    this.note = h('p', { class: 'quiet', 'data-view': 'table-note' });
    const table = card(t('source.label'), '', this.bar.element, this.bar.status, this.bar.hint, this.note);
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row' },
        heading(t('lab.reduction'), t('reduction.question')),
        this.sizes.element,
      ),
      h('div', { class: 'reduction-stage' }, this.maps.elements, this.selection.element),
      this.maps.answer,
      this.maps.foot,
      h('p', { class: 'quiet' }, t('maps.help')),
      h(
        'div',
        { class: 'reduction-below' },
        this.curve.element,
        h('div', { class: 'reduction-side' }, this.told.element, table),
      ),
      lesson('reduction'),
    );
  }

  /** What was measured of the satellite's rows before the page was made. */
  async know() {
    try {
      this.#measured = await this.context.engine.wait(readMeasured('reduction'));
      if (this.#source && !own) this.curve.know(this.#measured);
    } catch (error) {
      this.#fail(error);
    }
  }

  unmount() {
    this.stepper.stop();
    for (const part of [this.maps, this.curve, this.bar]) part.destroy();
  }

  get #d() {
    return Number(this.context.get('d'));
  }

  /** @param {File} file */
  async openFile(file) {
    const turn = this.#tables.begin();
    try {
      const { csvSource } = await turn.wait(import('./csv-source.js'));
      const reading = csvSource(file, (share) => {
        if (!turn.isOver) this.bar.say(t('source.reading', { percent: Math.round(100 * share) }));
      });
      const source = await turn.wait(reading);
      await this.open(source);
      if (this.#source === source) await this.#keep(file);
    } catch (error) {
      if (turn.isOver) return;
      this.bar.say('');
      this.#fail(error);
      if (!this.#source) void this.open(satellite()); // its arrival was given up for the file
    }
  }

  /** @param {File} file of the table that is shown */
  async #keep(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    this.context.keep({ kind: 'table', name: file.name }, { file: file.name, bytes });
  }

  /** Shows a table; if it cannot be reduced the one before stays. @param {Source} source */
  async open(source) {
    const turn = this.#tables.begin();
    this.stepper.stop();
    this.bar.say(t('source.loading'));
    try {
      await source.origin.prepare(turn);
      const tabled = await turn.ask({ reduction: source.origin.question() });
      this.#source = source;
      this.curve.stop(); // it is of the table before
      own = source.origin.kind === 'csv' ? source : null;
      source.use(tabled);
      this.bar.show(source);
      this.note.textContent = source.note();
      this.maps.setSource(source);
      this.selection.setSource(source);
      this.told.element.hidden = !source.origin.labelled;
      this.#chosen = source.examples;
      await turn.wait(this.#begin(true));
      this.curve.begin(tabled.pcaLost, own ? null : this.#measured);
      this.context.ready();
      if (!this.stepper.isShipped) void this.stepper.run(FIRST_STEPS);
    } catch (error) {
      this.#fail(error);
    } finally {
      if (!turn.isOver) this.bar.say('');
    }
  }

  /** Begins to reduce. @param {boolean} shipped whether to go on from a network that was trained before, where there is one */
  async #begin(shipped) {
    const source = this.#source;
    if (!source) return;
    const turn = this.#beginnings.begin();
    this.stepper.wait();
    try {
      const model = shipped ? await turn.wait(source.origin.model(this.#d)) : null;
      const seed = Number(this.context.get('seed'));
      const begun = await turn.ask({ reduction: { begin: { d: this.#d, seed, model } } });
      if (begun.d < this.#d) this.context.say(t('source.narrow', { d: begun.d }));
      this.maps.begin(begun);
      this.stepper.at(begun.step, model !== null);
      this.curve.mark(begun.d);
      this.told.show(null);
      await this.#choose(this.#chosen);
      void this.#tellSoon();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {import('../../generated/protocol.js').Reduced} reduced */
  #onReduced(reduced) {
    this.maps.reduced(reduced);
    this.told.show(null);
    void this.#look();
  }

  /** Rows, in either map. @param {number[]} indices */
  async #choose(indices) {
    this.#choices.begin();
    const count = this.#source?.rows ?? 0;
    this.#chosen = indices.filter((index) => index < count);
    this.maps.choose(this.#chosen);
    this.selection.choose(this.#chosen);
    await this.#look();
  }

  /** The chosen rows with what the two make of them. */
  async #look() {
    const indices = this.#chosen.slice(0, LOOKED_AT);
    if (!indices.length) return;
    const turn = this.#choices.current;
    try {
      this.selection.show(await turn.ask({ reduction: { rows: { indices } } }, { latest: 'rows' }));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Of the satellite's rows that takes a quarter of a second: it is there without being asked for, once nothing is trained. */
  async #tellSoon() {
    if (this.#source?.origin.kind === 'satellite' && !this.#isRunning) await this.#tell();
  }

  async #tell() {
    this.stepper.stop();
    this.told.setMeasuring(true);
    try {
      this.told.show(await this.#beginnings.current.ask({ reduction: { tell: { k: NEIGHBOURS } } }));
    } catch (error) {
      this.#fail(error);
    } finally {
      this.told.setMeasuring(false);
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    sayError(this.context, error);
  }
}
