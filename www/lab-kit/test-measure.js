import { t } from '../i18n/index.js';
import { card } from '../ui/cards.js';
import { h } from '../ui/dom.js';
import { CsvFile } from '../ui/csv-file.js';
import { fileButtons } from '../ui/file-buttons.js';
import { longTask } from '../ui/long-task.js';
import { resultTable } from '../views/charts/result-table.js';

/**
 * @typedef {import('../generated/protocol.js').Tally} Tally
 * @typedef {import('../views/charts/result-table.js').Result} Result
 * @typedef {import('../engine/turns.js').Turn} Turn
 * @typedef {(share: number) => void} Tell as in `ui/long-task.js`
 */

/** Samples of the first question; time per later question, in ms; maximum samples per question. */
const [FIRST, PACE_MS, MAX] = [20, 120, 500];

/**
 * Measures several methods over the test set on request: a table, a CSV file and, as a separate element, a sentence
 * that sums up the table (`words`).
 */
export class TestMeasure {
  /** Results by method. @type {Record<string, Result>} */
  results = {};
  /** Step of the run at the measurement. */
  #step = -1;
  /** Whether the run is being paused for the measurement. */
  #isResting = false;

  /**
   * @param {object} options
   * @param {Turn} options.engine
   * @param {string} options.title
   * @param {string} options.name heading of the rows
   * @param {string} options.hint shown before any measurement, in place of the sentence
   * @param {{ id: string, name: string }[]} options.entries
   * @param {import('../views/charts/result-table.js').Column[]} options.columns
   * @param {(turn: Turn, tell: Tell, put: (id: string, result: Result) => void) => Promise<unknown>} options.measure
   * @param {import('../engine/training.js').TrainingRun} [options.run] the page's run, if its network is one of the methods: results hold for one step
   * @param {(results: Record<string, Result>) => string} options.sentence sums up the whole table
   * @param {() => Record<string, Result> | null} [options.beforehand] results shipped with the page for exactly these
   *   settings, shown until measured here
   * @param {string} [options.source] how those were measured
   * @param {(results: Record<string, Result>) => void} [options.onResults] called with new results
   * @param {string} options.file name of the CSV, without its ending
   * @param {() => Record<string, string | number>} options.about further CSV columns that describe the measurement
   * @param {(error: unknown) => void} options.onError
   */
  constructor(options) {
    this.options = options;
    const { entries, columns, title, name } = options;
    this.table = resultTable({ view: 'measured', name, entries, columns });
    this.words = h('p', {
      class: 'measured-words lines-2 strong snug',
      role: 'status',
      'data-view': 'measured-words',
    });
    this.task = longTask({
      label: t('accuracy.measure'),
      engine: options.engine,
      onRun: (turn, tell) => this.#run(turn, tell),
      onCancel: () => this.#say(t('measure.stopped'), 'stopped'),
      onError: (error) => {
        this.clear();
        options.onError(error);
      },
    });
    this.csv = new CsvFile(() => this.#table());
    const files = fileButtons({ csv: this.csv, of: 'measured' });
    this.source = h('p', { class: 'quiet measured-source', 'data-view': 'measured-source' });
    this.element = card(title, files, this.task.element, this.table.element, this.source);
    this.element.classList.add('test-measure');
    this.clear();
  }

  /** Discards results that do not match the current settings. */
  clear() {
    this.task.stop();
    const { entries, beforehand, sentence, hint } = this.options;
    this.#show(beforehand?.() ?? {});
    const isWhole = entries.every(({ id }) => this.results[id]);
    this.#say(isWhole ? sentence(this.results) : hint, isWhole ? 'beforehand' : 'none');
  }

  /** The shipped results have been loaded. */
  recall() {
    if (this.element.dataset.state === 'none') this.clear();
  }

  /** @param {Record<string, Result>} results */
  #show(results) {
    this.results = results;
    this.csv.follow();
    this.table.show(results);
    this.options.onResults?.(results);
  }

  /** The run was replaced or has advanced: its results hold for their step only. */
  followRun() {
    const { run } = this.options;
    if (!run || this.#isResting) return;
    if (run.state === 'running' || run.step !== this.#step) this.clear();
  }

  /** @param {Turn} turn @param {Tell} tell */
  async #run(turn, tell) {
    this.#show({});
    this.#say(t('accuracy.busy'), 'busy');
    await turn.wait(this.#rest());
    await this.options.measure(turn, tell, (id, result) => {
      this.#show({ ...this.results, [id]: result });
    });
    this.#say(this.options.sentence(this.results), 'done');
  }

  /** Pauses the run, or its weights would change between parts. */
  async #rest() {
    const { run } = this.options;
    if (!run) return;
    this.#isResting = true;
    await run.rest().finally(() => (this.#isResting = false));
    this.#step = run.step;
  }

  /** @param {string} text @param {'none' | 'beforehand' | 'busy' | 'done' | 'stopped'} state */
  #say(text, state) {
    this.words.textContent = text;
    const isOld = state === 'beforehand' || (state === 'none' && Object.keys(this.results).length > 0);
    this.source.textContent = isOld ? (this.options.source ?? '') : '';
    this.element.dataset.state = state;
  }

  #table() {
    const { columns, entries, file, about } = this.options;
    const { results } = this;
    const entriesWithResults = entries.filter(({ id }) => results[id]);
    if (!entriesWithResults.length) return null;
    const beside = about();
    const rows = () =>
      entriesWithResults.map(({ id }) => [
        id,
        ...columns.map((column) => results[id][column.id]),
        ...Object.values(beside),
      ]);
    return { name: file, head: ['way', ...columns.map(({ id }) => id), ...Object.keys(beside)], rows };
  }
}

/**
 * Asks about the test samples in parts small enough to keep the page responsive.
 * @template {{ tally: Tally, of: number }} Reply
 * @param {(soFar: Tally, count: number) => Promise<Reply>} ask
 * @param {Tell} tell
 * @returns {Promise<Reply>} the combined answer
 */
async function inParts(ask, tell) {
  /** @type {Tally} */
  let soFar = { samples: 0, values: 0, sum: 0 };
  let count = FIRST;
  for (;;) {
    const before = performance.now();
    const reply = await ask(soFar, count);
    tell(reply.tally.samples / reply.of);
    soFar = reply.tally;
    if (soFar.samples >= reply.of) return reply;
    const ms = Math.max(performance.now() - before, 1);
    count = Math.max(1, Math.min(MAX, 2 * count, Math.round((count * PACE_MS) / ms)));
  }
}

/**
 * Measures one method after the other, each over all test samples.
 * @template {{ tally: Tally, of: number }} Reply
 * @param {string[]} ways
 * @param {(way: string, soFar: Tally, count: number) => Promise<Reply>} ask
 * @param {Tell} tell
 * @param {(way: string, reply: Reply) => void} put
 */
export async function oneByOne(ways, ask, tell, put) {
  for (const [at, way] of ways.entries()) {
    const reply = await inParts(
      (soFar, count) => ask(way, soFar, count),
      (share) => tell((at + share) / ways.length),
    );
    put(way, reply);
  }
}
