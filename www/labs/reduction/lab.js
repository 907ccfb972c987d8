import { errorText, t } from '../../i18n/index.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { curvePanel } from './curve-panel.js';
import { mapsPanel } from './maps-panel.js';
import { tableFromFile } from './user-table.js';
import { selectionPanel } from './selection-panel.js';
import { sourceBar } from './source-bar.js';
import { satellite } from './table-source.js';
import { knnPanel } from './knn-panel.js';
import { Stepper } from '../../ui/stepper.js';
import { isQuiet, showError } from '../../lab-kit/show-error.js';
import { controlSegments } from '../../lab-kit/control-segments.js';

/**
 * @typedef {import('./table-source.js').TableSource} TableSource
 * @typedef {import('./table/preview.js').AcceptedTable} AcceptedTable
 */

/** k of the nearest neighbours. */
const NEIGHBOURS = 5;
/** Rows whose values are requested: a few are shown, all go into the file. */
const LOOKED_AT = 60;
/** Target milliseconds per reply during training; steps after which training ends. */
const [PACE_MS, LAST_STEP] = [80, 20_000];
/** Without a shipped network, it is trained for this many steps immediately, so that there is something to see. */
const FIRST_STEPS = 1500;

/** The user's table while it is in use; lives as long as the page. Its `origin.file` can restore it. @type {TableSource | null} */
let userTable = null;

/**
 * "Reducción de dimensiones": reduces some dozens of values to two or three, by an autoencoder and by PCA.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new ReductionLab(root, context);
  const again = context.opened('table');
  if (again) void lab.openAgain(again);
  else void lab.open(userTable ?? satellite());
  void lab.know();
  return lab;
}

class ReductionLab {
  /** One turn for each file read, each table, each reduction started, and each selection of rows. */
  #readings;
  #tables;
  #beginnings;
  #choices;
  /** @type {TableSource | null} */
  #source = null;
  /** @type {number[]} */
  #chosenRows = [];
  #isRunning = false;
  /** Whether the engine has started to reduce the current table; no questions before that. */
  #isThere = false;
  /** Turn of the table being passed to the engine. @type {import('../../engine/turns.js').Turn | null} */
  #handing = null;
  /** @type {import('./curve-panel.js').Measurements | null} */
  #measurements = null;

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
      // Training has the engine to itself.
      onState: (running) => {
        this.#isRunning = running;
        this.curve?.hold(running);
        if (!running) void this.#tellSoon();
      },
      pace: PACE_MS,
      last: LAST_STEP,
    });
    this.maps = mapsPanel({ stepper: this.stepper, onChoose: (indices) => void this.#choose(indices) });
    this.knn = knnPanel(() => void this.#tell());
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
        { class: 'heading-row wrap' },
        heading(t('lab.reduction'), t('reduction.question')),
        this.sizes.element,
      ),
      h('div', { class: 'reduction-stage grid gap-6' }, this.maps.elements, this.selection.element),
      this.maps.answer,
      this.maps.foot,
      h('p', { class: 'quiet' }, t('maps.help')),
      h(
        'div',
        { class: 'reduction-below card-row grid split gap-6' },
        this.curve.element,
        h('div', { class: 'grid packed gap-6' }, this.knn.element, table),
      ),
      lesson('reduction'),
    );
  }

  /** Loads the satellite results measured before the page was built. */
  async know() {
    try {
      this.#measurements = await this.context.engine.wait(readMeasured('reduction'));
      if (this.#source && !userTable) this.curve.know(this.#measurements);
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

  /** Opens a file; the current table stays until the new one is accepted. @param {File} file */
  async #openFile(file) {
    const turn = this.#readings.begin();
    const onProgress = (/** @type {number} */ share) => {
      if (!turn.isOver) this.bar.say(t('source.reading', { percent: Math.round(100 * share) }));
    };
    try {
      const { askAboutTable } = await turn.wait(import('./table/preview.js'));
      const request = { file, place: this.root, signal: turn.signal, onProgress };
      const accepted = await turn.wait(askAboutTable(request));
      this.bar.say('');
      if (!accepted) return;
      const source = tableFromFile(accepted);
      await this.open(source);
      if (this.#source === source) this.#keep(accepted);
    } catch (error) {
      if (turn.isOver) return;
      this.bar.say('');
      if (!isQuiet(error)) this.context.say(errorText(error), 'error', undefined, 'table');
    }
  }

  /** Opens a table of an earlier visit with its settings. @param {{ file: string, bytes: Uint8Array, choice?: AcceptedTable['choice'] }} kept */
  async openAgain(kept) {
    const turn = this.#readings.begin();
    try {
      const { readAgain } = await turn.wait(import('./table/preview.js'));
      await this.open(tableFromFile(await turn.wait(readAgain(kept))));
    } catch (error) {
      if (turn.isOver || isQuiet(error)) return;
      this.context.say(errorText(error), 'error', undefined, 'table');
      await this.open(satellite());
    }
  }

  /** @param {AcceptedTable} table the table on screen */
  #keep({ name, bytes, choice }) {
    this.context.keep({ kind: 'table', name }, { file: name, bytes, choice });
  }

  /** Shows a table; if it cannot be reduced, the previous one stays. @param {TableSource} source */
  async open(source) {
    const turn = this.#tables.begin();
    this.stepper.stop();
    this.bar.say(t('source.loading'));
    try {
      await source.origin.prepare(turn);
      const tabled = await this.#hand(source, turn);
      this.context.say('', 'info', undefined, 'table'); // removes the message about another table
      this.#source = source;
      this.curve.stop(); // it may have started while the table loaded
      userTable = source.origin.kind === 'csv' ? source : null;
      source.use(tabled);
      this.bar.show(source);
      this.note.textContent = source.note();
      this.maps.setSource(source);
      this.selection.setSource(source);
      this.knn.element.hidden = !source.origin.labelled;
      this.#chosenRows = source.examples;
      await turn.wait(this.#begin(true));
      this.curve.begin(source.origin, tabled.pcaLost, userTable ? null : this.#measurements);
      this.context.ready();
      if (!this.stepper.isShipped) void this.stepper.run(FIRST_STEPS);
    } catch (error) {
      if (!isQuiet(error)) this.context.say(errorText(error), 'error', undefined, 'table');
    } finally {
      if (!turn.isOver) this.bar.say('');
    }
  }

  /**
   * Passes a table to the engine. Questions about the previous table become stale; if the engine refuses the new one, the
   * previous one is shown again.
   * @param {TableSource} source
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
      // By now the engine may hold a third table, passed meanwhile.
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

  /** Starts the reduction. @param {boolean} shipped whether to continue a shipped network, if there is one */
  async #begin(shipped) {
    const source = this.#source;
    if (!source || this.#handing) return; // another table is loading, which starts it
    const turn = this.#beginnings.begin();
    this.stepper.wait();
    try {
      const model = shipped ? await turn.wait(source.origin.model(this.#d)) : null;
      const seed = Number(this.context.get('seed'));
      const start = await turn.ask({ reduction: { begin: { d: this.#d, seed, model } } });
      this.#isThere = true;
      if (start.d < this.#d) this.context.say(t('source.narrow', { d: start.d }));
      this.maps.begin(start);
      this.stepper.at(start.step, model !== null);
      this.curve.mark(start.d);
      this.knn.show(null);
      await this.#choose(this.#chosenRows);
      void this.#tellSoon();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {import('../../generated/protocol.js').ReductionProgress} reduced */
  #onReduced(reduced) {
    this.maps.reduced(reduced);
    this.knn.show(null);
    void this.#look();
  }

  /** Selects rows, in either map. @param {number[]} indices */
  async #choose(indices) {
    this.#choices.begin();
    const count = this.#source?.rows ?? 0;
    this.#chosenRows = indices.filter((index) => index < count);
    this.maps.choose(this.#chosenRows);
    this.selection.choose(this.#chosenRows);
    await this.#look();
  }

  /** Fetches the selected rows with their two reconstructions. */
  async #look() {
    const indices = this.#chosenRows.slice(0, LOOKED_AT);
    if (!indices.length || !this.#isThere) return;
    const turn = this.#choices.current;
    try {
      const details = await turn.ask({ reduction: { rows: { indices } } }, { latest: 'rows' });
      if (this.#source) this.selection.show(this.#source.inOriginalUnits(details, indices));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** For the satellite table this takes a quarter of a second: it runs automatically once training pauses. */
  async #tellSoon() {
    if (this.#source?.origin.kind === 'satellite' && !this.#isRunning) await this.#tell();
  }

  async #tell() {
    if (!this.#isThere) return;
    this.stepper.stop();
    this.knn.setMeasuring(true);
    try {
      this.knn.show(await this.#beginnings.current.ask({ reduction: { accuracy: { k: NEIGHBOURS } } }));
    } catch (error) {
      this.#fail(error);
    } finally {
      this.knn.setMeasuring(false);
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
