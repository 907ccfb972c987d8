import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { longTask } from '../../ui/long-task.js';
import { percent } from '../../lab-kit/shares.js';
import { findings } from './findings.js';
import { SPACES, spaceName } from './spaces.js';

/**
 * @typedef {import('../../generated/protocol.js').KnnPredictions} KnnPredictions
 * @typedef {import('../../engine/turns.js').Turn} Turn
 * @typedef {typeof SPACES[number]} Space
 * @typedef {import('./findings.js').Result} Result
 */

/** Samples in the first request, the maximum, and the target milliseconds per request, so that cancelling and drawing stay responsive. */
const [FIRST, MAX, WANTED_MS] = [25, 500, 150];

/** Measures on demand the accuracy and the time of each space over the test samples. */
export class Measuring {
  /** @type {Partial<Record<Space, Result>>} */
  #results = {};
  /** Whether the results were measured on this page. */
  #isMeasuredHere = false;
  /** The current measurement. @type {Turn | null} */
  #asking = null;
  /** @type {number[]} */
  #sizes = [];
  #queries = 0;

  /**
   * @param {object} options
   * @param {Turn} options.engine
   * @param {'images' | 'landsat'} options.kind
   * @param {string} options.reason why measuring is impossible, if it is
   * @param {() => Promise<() => void>} options.onPrepare pauses other work; resolves with a function that resumes it
   * @param {() => Promise<unknown>} options.onIdle settles when no other question is pending
   * @param {(space: Space, start: number, count: number) => Promise<KnnPredictions>} options.onAsk
   * @param {() => Partial<Record<Space, Result>>} options.onKnown stored results for the current settings
   * @param {() => string} options.machine of the stored results
   * @param {(results: Partial<Record<Space, Result>>, sizes: number[], isMeasuredHere: boolean) => void} options.onResults
   * @param {(error: unknown) => void} options.onError
   */
  constructor(options) {
    this.options = options;
    this.task = longTask({
      label: t('neighbors.measure'),
      engine: options.engine,
      onRun: (turn, tell) => this.#run(turn, tell),
      onCancel: () => {
        this.#isMeasuredHere = false;
        this.clear();
      },
      onError: options.onError,
    });
    this.body = h('tbody');
    this.words = h('p', { class: 'findings text-l', role: 'status', 'data-view': 'findings' });
    this.about = h('p', { class: 'quiet', 'data-view': 'measured-where' });
    this.csv = new CsvFile(() => this.#table());
    const head = ['space', 'size', 'accuracy', 'perSample', 'total'];
    this.element = card(
      t('neighbors.measureTitle'),
      fileButtons({ csv: this.csv, of: 'measured' }),
      this.task.element,
      h(
        'table',
        { class: 'number-table measured-table', 'data-view': 'measured' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            head.map((name) => h('th', { scope: 'col' }, t(`neighbors.head.${name}`))),
          ),
        ),
        this.body,
      ),
      this.words,
      this.about,
    );
    this.clear();
  }

  /** Call this for other codes or another k: only stored results remain. */
  clear() {
    if (this.#asking) this.stop();
    this.#asking = null;
    [this.#results, this.#isMeasuredHere] = [this.options.onKnown(), false];
    this.#show();
  }

  /** Call this when the stored results have loaded. */
  know() {
    if (!this.#isMeasuredHere) this.clear();
  }

  stop() {
    this.task.stop();
  }

  /** @param {import('../../generated/protocol.js').ReferenceSetInfo} info */
  setReferences({ sizes, queries }) {
    [this.#sizes, this.#queries] = [sizes, queries];
    this.#show();
  }

  /** @param {Turn} turn @param {(share: number) => void} tell */
  async #run(turn, tell) {
    const { onPrepare } = this.options;
    const goOn = await onPrepare();
    try {
      turn.check();
      this.#asking = turn;
      [this.#results, this.#isMeasuredHere] = [{}, true];
      this.#show();
      for (const [place, space] of SPACES.entries()) {
        const result = await this.#measure(turn, space, (done) => tell((place + done) / SPACES.length));
        if (!result) return;
        this.#results = { ...this.#results, [space]: result };
        this.#show();
      }
    } finally {
      if (this.#asking === turn) {
        this.#asking = null;
        this.#show();
      }
      goOn();
    }
  }

  /** Measures one space in consecutive requests. @param {Turn} turn @param {Space} space @param {(share: number) => void} tell */
  async #measure(turn, space, tell) {
    const { onIdle, onAsk } = this.options;
    await turn.wait(onAsk(space, 0, FIRST)); // warm-up; the next request starts over
    let [ms, done, count] = [0, 0, FIRST];
    /** @type {KnnPredictions | undefined} */
    let reply;
    while (done < this.#queries) {
      await onIdle(); // excludes queries by drawing from the time
      const before = performance.now();
      reply = await turn.wait(onAsk(space, done, count));
      const took = performance.now() - before;
      if (reply.done <= done) return null;
      [ms, done] = [ms + took, reply.done];
      count = Math.max(1, Math.min(MAX, Math.round((count * WANTED_MS) / Math.max(took, 1))));
      tell(done / this.#queries);
    }
    return (
      reply && {
        ms,
        samples: done,
        accuracy: reply.accuracy,
        confusion: reply.confusion,
        predicted: reply.predicted,
      }
    );
  }

  #table() {
    const results = this.#results;
    const rows = () =>
      SPACES.flatMap((space, place) => {
        const result = results[space];
        return result ? [[space, this.#sizes[place], result.samples, result.accuracy, result.ms]] : [];
      });
    const head = ['space', 'values', 'samples', 'accuracy', 'milliseconds'];
    return Object.keys(results).length ? { name: t('neighbors.file.accuracy'), head, rows } : null;
  }

  #show() {
    this.csv.follow();
    const { kind, machine, reason, onResults } = this.options;
    const results = this.#results;
    this.body.replaceChildren(...SPACES.map((space, place) => this.#row(space, place)));
    const { raw, pca, code } = results;
    const verdict = raw && pca && code ? findings({ raw, pca, code }, this.#sizes, kind) : null;
    this.words.textContent =
      reason || (verdict?.text ?? t(this.#asking ? 'accuracy.busy' : 'neighbors.unmeasured'));
    this.task.element.hidden = reason !== '';
    for (const name of /** @type {const} */ (['ofRaw', 'ofPca', 'pace']))
      this.words.dataset[name] = verdict?.[name] ?? '';
    const isKnown = Object.keys(results).length > 0;
    const where = this.#isMeasuredHere || !isKnown ? '' : t('neighbors.beforehand', { machine: machine() });
    this.about.textContent = [where, t('neighbors.clock')].filter(Boolean).join(' ');
    this.element.dataset.measuredHere = String(this.#isMeasuredHere);
    onResults(results, this.#sizes, this.#isMeasuredHere);
  }

  /** @param {Space} space @param {number} place */
  #row(space, place) {
    const result = this.#results[space];
    const cell = (
      /** @type {string} */ figure,
      /** @type {string} */ text,
      /** @type {number | undefined} */ value,
    ) => h('td', { 'data-figure': `${space}-${figure}`, 'data-value': value ?? '' }, text);
    const size = this.#sizes[place];
    const perSample = result && result.ms / result.samples;
    return h(
      'tr',
      { 'data-row': space },
      h('th', { scope: 'row' }, spaceName(space, this.options.kind)),
      cell('size', size === undefined ? '' : number(size), size),
      cell('accuracy', result ? percent(result.accuracy) : '', result?.accuracy),
      cell('ms', perSample === undefined ? '' : t('rank.millis', { value: number(perSample, 2) }), perSample),
      cell('total', result ? t('neighbors.seconds', { value: number(result.ms / 1000, 1) }) : '', result?.ms),
    );
  }
}
