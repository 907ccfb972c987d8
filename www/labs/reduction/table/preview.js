import papa from '../../../../vendor/papaparse.js';
import { errorText, number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { styleSheet } from '../../../ui/style-sheet.js';
import { optionFields, questionOf } from './options.js';
import { refuseLarge, understand } from './read.js';
import { sampleTable } from './sample-table.js';

/**
 * @typedef {import('./guess.js').Choice} Choice
 * @typedef {import('./read.js').TableReading} TableReading
 *
 * @typedef {object} AcceptedTable a table accepted by the user; file and choice restore it
 * @property {string} name of the file
 * @property {Uint8Array} bytes
 * @property {Choice} choice
 * @property {TableReading} understood
 */

/**
 * Reads a file, shows how it was interpreted, and lets the user change that before anything is computed.
 * @param {object} on
 * @param {File} on.file
 * @param {HTMLElement} on.place parent of the preview, removed with the lab
 * @param {AbortSignal} on.signal aborts when another file is read instead
 * @param {(share: number) => void} on.onProgress
 * @returns {Promise<AcceptedTable | null>} null if cancelled; rejects if the file is unusable with any reading
 */
export async function askAboutTable({ file, place, signal, onProgress }) {
  refuseLarge(file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [understood] = await Promise.all([
    understand(bytes, file.name, papa, {}, onProgress),
    styleSheet('labs/reduction/table/preview'),
  ]);
  signal.throwIfAborted();
  const before = document.activeElement;
  const preview = new Preview(file.name, bytes, understood);
  place.append(preview.element);
  preview.element.showModal();
  signal.addEventListener('abort', () => preview.element.close());
  const accepted = await preview.answer;
  preview.element.remove();
  const back =
    before instanceof HTMLElement && before !== document.body && before.isConnected ? before : place;
  back.focus({ preventScroll: true });
  return accepted;
}

/**
 * Reads an earlier accepted table with the same choices.
 * @param {{ file: string, bytes: Uint8Array, choice?: Choice }} kept
 * @returns {Promise<AcceptedTable>}
 */
export async function readAgain({ file: name, bytes, choice = {} }) {
  return { name, bytes, choice, understood: await understand(bytes, name, papa, choice) };
}

class Preview {
  /** @type {Choice} */
  #choice = {};
  /** Counts the readings: only the latest is shown. */
  #reading = 0;

  /** @param {string} name @param {Uint8Array} bytes @param {TableReading} understood */
  constructor(name, bytes, understood) {
    this.name = name;
    this.bytes = bytes;
    this.understood = understood;
    this.summary = h('p', { role: 'status', 'data-view': 'preview-summary' });
    this.body = h('div', { class: 'spaced' });
    this.use = h(
      'button',
      { type: 'button', class: 'primary', 'data-action': 'use-table' },
      t('reading.use'),
    );
    const cancel = h('button', { type: 'button', 'data-action': 'cancel-table' }, t('reading.cancel'));
    const title = h('h2', { tabindex: -1, autofocus: true }, t('reading.title', { name }));
    this.element = h(
      'dialog',
      {
        class: 'card dialog table-preview',
        'aria-label': t('reading.title', { name }),
        'data-view': 'table-preview',
      },
      title,
      this.summary,
      this.body,
      h('div', { class: 'tools' }, this.use, cancel),
    );
    /** @type {Promise<AcceptedTable | null>} */
    this.answer = new Promise((resolve) => {
      this.use.addEventListener('click', () => {
        resolve({ name, bytes, choice: this.#choice, understood: this.understood });
        this.element.close();
      });
      cancel.addEventListener('click', () => this.element.close());
      this.element.addEventListener('close', () => resolve(null));
    });
    this.#show();
  }

  /** @param {Choice} change */
  async #change(change) {
    const isOther = 'delimiter' in change || 'encoding' in change;
    // Another delimiter gives other columns.
    this.#choice = {
      ...(isOther ? { encoding: this.#choice.encoding, delimiter: this.#choice.delimiter } : this.#choice),
      ...change,
    };
    const reading = ++this.#reading;
    this.element.setAttribute('aria-busy', 'true');
    try {
      const understood = await understand(this.bytes, this.name, papa, this.#choice);
      if (reading !== this.#reading) return;
      this.understood = understood;
      this.#show();
    } catch (error) {
      if (reading === this.#reading) this.#refuse(error);
    }
    this.element.removeAttribute('aria-busy');
  }

  /** @param {Record<number, import('./guess.js').Use>} uses */
  #changeUses(uses) {
    const all = { ...this.understood.reading.uses };
    const [label] = Object.entries(uses).find(([, use]) => use === 'class') ?? [];
    // There is one class column: the previous one is left out.
    if (label !== undefined)
      for (const at of Object.keys(all)) if (all[Number(at)] === 'class') all[Number(at)] = 'out';
    return this.#change({ uses: { ...all, ...uses } });
  }

  #show() {
    const { understood } = this;
    const focused = this.#focused();
    this.body.replaceChildren(
      questionOf(understood, (decimal) => void this.#change({ decimal })) ?? '',
      optionFields(understood, (change) => void this.#change(change)),
      leftOutList(understood),
      sampleTable(understood, (uses) => void this.#changeUses(uses)),
    );
    this.#say(
      understood.problem ? errorText(understood.problem) : summaryOf(understood),
      understood.problem !== null,
    );
    if (focused) /** @type {HTMLElement | null} */ (this.body.querySelector(focused))?.focus();
  }

  /** The file is not a table with this reading. @param {unknown} error */
  #refuse(error) {
    this.#say(errorText(error), true);
  }

  /** @param {string} text @param {boolean} isProblem */
  #say(text, isProblem) {
    this.summary.textContent = text;
    attribute(this.summary, 'data-problem', isProblem);
    this.use.disabled = isProblem;
    attribute(this.use, 'title', isProblem ? text : null);
  }

  /** Identifies the focused field, to restore the focus. */
  #focused() {
    const key = document.activeElement?.closest('[data-key]')?.getAttribute('data-key');
    return key ? `[data-key="${CSS.escape(key)}"]` : null;
  }
}

/** @param {TableReading} understood */
function summaryOf({ data, used, columns, table, filled, reading }) {
  const label = columns.find(({ use }) => use === 'class');
  const all = [
    t('reading.rows', { count: data, used }),
    t('reading.columns', { count: table.columns.length }),
    label ? t('reading.class', { name: label.name, count: table.classes.length }) : t('reading.noClass'),
    table.rows < used ? t('source.thinned', { rows: number(table.rows) }) : '',
    reading.missing === 'mean' && filled ? t('reading.filled', { count: filled }) : '',
  ];
  return all.filter(Boolean).join(' ');
}

/** @param {TableReading} understood */
function leftOutList({ layout, leftOut }) {
  const before = layout.before.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const lines = (/** @type {number[]} */ named, /** @type {number} */ count) =>
    `${named.map((line) => number(line)).join(', ')}${count > named.length ? '…' : ''}`;
  const items = leftOut.map(({ why, count, lines: named, column = '', cell = '', got = 0, expected = 0 }) =>
    h(
      'li',
      { 'data-left-out': why },
      t(`reading.skipped.${why}`, { count, lines: lines(named, count), column, cell, got, expected }),
    ),
  );
  if (before.length) {
    const named = before.slice(0, 3).map(({ line }) => line);
    items.unshift(
      h(
        'li',
        { 'data-left-out': 'before' },
        t('reading.skipped.before', { count: before.length, lines: lines(named, before.length) }),
      ),
    );
  }
  return items.length
    ? h('section', {}, h('h3', {}, t('reading.leftOut')), h('ul', { class: 'preview-left text-s' }, items))
    : '';
}
