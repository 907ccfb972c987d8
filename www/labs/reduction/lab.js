import { errorText, t } from '../../i18n/index.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { curvePanel } from './curve-panel.js';
import { mapsPanel } from './maps-panel.js';
import { ownTable } from './own-table.js';
import { selectionPanel } from './selection-panel.js';
import { sourceBar } from './source-bar.js';
import { satellite } from './source.js';
import { toldPanel } from './told-panel.js';
import { Stepper } from '../../ui/stepper.js';
import { isQuiet, sayError } from '../../lab-kit/say-error.js';
import { controlSegments } from '../../lab-kit/control-segments.js';

/**
 * @typedef {import('./source.js').Source} Source
 * @typedef {import('./table/preview.js').Accepted} Accepted
 */

/** Neighbours that vote. */
const NEIGHBOURS = 5;
/** Rows whose values are asked for: a few of them are shown, all go into the file. */
const LOOKED_AT = 60;
/** A reply every so many milliseconds while it trains; and steps after which it ends by itself. */
const [PACE_MS, LAST_STEP] = [80, 20_000];
/** Without a network that was trained before it is trained this far at once, or there would be nothing to see. */
const FIRST_STEPS = 1500;

/** The person's own table, while it is the one that is looked at: it lives as long as the page. Its `origin.file` gives it again. @type {Source | null} */
let own = null;

/**
 * "Reducción de dimensiones": some dozens of values reduced to two or three, by an autoencoder and by principal components.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new ReductionLab(root, context);
  const again = context.opened('table');
  if (again) void lab.openAgain(again);
  else void lab.open(own ?? satellite());
  void lab.know();
  return lab;
}

class ReductionLab {
  /** One for each file that is read, for each table, for each reduction that is begun, and for each choice of rows. */
  #readings;
  #tables;
  #beginnings;
  #choices;
  /** @type {Source | null} */
  #source = null;
  /** @type {number[]} */
  #chosen = [];
  #isRunning = false;
  /** Whether the engine has begun to reduce the table that is shown: before, nothing is asked about it. */
  #isThere = false;
  /** Of the table that is on its way to the engine. @type {import('../../engine/turns.js').Turn | null} */
  #handing = null;
  /** @type {import('./curve-panel.js').Measured | null} */
  #measured = null;

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    this.root = root;
    this.#readings = context.engine.turns();
    this.#tables = context.engine.turns();
    this.#beginnings = context.engine.turns();
    this.#choices = context.engine.turns();
    this.bar = sourceBar({
      onFile: (file) => void this.#openFile(file),
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

  /** What is on screen stays until a table has been accepted. @param {File} file */
  async #openFile(file) {
    const turn = this.#readings.begin();
    const onProgress = (/** @type {number} */ share) => {
      if (!turn.isOver) this.bar.say(t('source.reading', { percent: Math.round(100 * share) }));
    };
    try {
      const { askAboutTable } = await turn.wait(import('./table/preview.js'));
      const asked = { file, place: this.root, signal: turn.signal, onProgress };
      const accepted = await turn.wait(askAboutTable(asked));
      this.bar.say('');
      if (!accepted) return;
      const source = ownTable(accepted);
      await this.open(source);
      if (this.#source === source) this.#keep(accepted);
    } catch (error) {
      if (turn.isOver) return;
      this.bar.say('');
      if (!isQuiet(error)) this.context.say(errorText(error), 'error', undefined, 'table');
    }
  }

  /** A table of an earlier visit, read as it was then. @param {{ file: string, bytes: Uint8Array, choice?: Accepted['choice'] }} kept */
  async openAgain(kept) {
    const turn = this.#readings.begin();
    try {
      const { readAgain } = await turn.wait(import('./table/preview.js'));
      await this.open(ownTable(await turn.wait(readAgain(kept))));
    } catch (error) {
      if (turn.isOver || isQuiet(error)) return;
      this.context.say(errorText(error), 'error', undefined, 'table');
      await this.open(satellite());
    }
  }

  /** @param {Accepted} table that is shown */
  #keep({ name, bytes, choice }) {
    this.context.keep({ kind: 'table', name }, { file: name, bytes, choice });
  }

  /** Shows a table; if it cannot be reduced the one before stays. @param {Source} source */
  async open(source) {
    const turn = this.#tables.begin();
    this.stepper.stop();
    this.bar.say(t('source.loading'));
    try {
      await source.origin.prepare(turn);
      const tabled = await this.#hand(source, turn);
      this.context.say('', 'info', undefined, 'table'); // what was wrong with another one
      this.#source = source;
      this.curve.stop(); // it may have been begun while the table was on its way
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
      if (!isQuiet(error)) this.context.say(errorText(error), 'error', undefined, 'table');
    } finally {
      if (!turn.isOver) this.bar.say('');
    }
  }

  /**
   * Hands a table to the engine. What was asked about the one before is out of date from here on; if it stays, because the
   * engine refuses the other, it is looked at again.
   * @param {Source} source
   * @param {import('../../engine/turns.js').Turn} turn
   */
  async #hand(source, turn) {
    this.#isThere = false;
    this.#handing = turn;
    this.#beginnings.end();
    this.#choices.end();
    this.stepper.wait();
    this.curve.stop();
    try {
      return await turn.ask({ reduction: source.origin.question() });
    } catch (error) {
      // By now the engine may have a third one, which came in between.
      if (!turn.isOver && this.#source) await turn.ask({ reduction: this.#source.origin.question() });
      this.#handed(turn);
      if (!turn.isOver && this.#source) void this.#begin(true);
      throw error;
    } finally {
      this.#handed(turn);
    }
  }

  /** @param {import('../../engine/turns.js').Turn} turn */
  #handed(turn) {
    if (this.#handing === turn) this.#handing = null;
  }

  /** Begins to reduce. @param {boolean} shipped whether to go on from a network that was trained before, where there is one */
  async #begin(shipped) {
    const source = this.#source;
    if (!source || this.#handing) return; // another table is on its way: it is begun then
    const turn = this.#beginnings.begin();
    this.stepper.wait();
    try {
      const model = shipped ? await turn.wait(source.origin.model(this.#d)) : null;
      const seed = Number(this.context.get('seed'));
      const begun = await turn.ask({ reduction: { begin: { d: this.#d, seed, model } } });
      this.#isThere = true;
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
    if (!indices.length || !this.#isThere) return;
    const turn = this.#choices.current;
    try {
      const made = await turn.ask({ reduction: { rows: { indices } } }, { latest: 'rows' });
      if (this.#source) this.selection.show(this.#source.inOwnUnits(made, indices));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Of the satellite's rows that takes a quarter of a second: it is there without being asked for, once nothing is trained. */
  async #tellSoon() {
    if (this.#source?.origin.kind === 'satellite' && !this.#isRunning) await this.#tell();
  }

  async #tell() {
    if (!this.#isThere) return;
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
