import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { timeOf } from '../../lab-kit/stopwatch.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { compareBits, fastest, percentText } from './findings.js';
import { RANKS } from './ranks.js';

/**
 * @typedef {Pick<import('../../generated/protocol.js').RetrievalPrecision, 'autoencoder' | 'pca'>} PrecisionResults
 * @typedef {import('../../generated/protocol.js').SearchMethod} SearchMethod
 */

const MEASURES = /** @type {const} */ (['best', 'within', 'without']);
const KINDS = /** @type {const} */ (['autoencoder', 'pca']);

/** Precision is measured among this many nearest samples. */
const BEST = 100;
const METHODS = /** @type {const} */ (['buckets', 'codes', 'pixels']);

/** Measurements on demand: retrieval quality of the bits, and lookup time. */
export class Measurements {
  /**
   * @param {object} options
   * @param {import('../../lab-kit/types.js').LabContext} options.context
   * @param {import('../../lab-kit/network-choice.js').NetworkChoice} options.choice
   * @param {import('../../lab-kit/data-choice.js').DataChoice} options.data
   * @param {(error: unknown) => void} options.onError
   */
  constructor({ context, choice, data, onError }) {
    this.data = data;
    this.context = context;
    this.choice = choice;
    this.network = choice.network;
    this.onError = onError;
    /** The results, for saving. @type {PrecisionResults | null} */
    this.precision = null;
    this.ranks = h('tbody');
    this.verdict = h('p', { class: 'rank-words medium', 'data-view': 'rank-words' });
    this.fastest = h('p', { class: 'rank-words medium', 'data-view': 'fastest' });
    this.times = h('dl', { class: 'figure-list grid', 'data-view': 'times' });
    this.about = h('p', { class: 'quiet', role: 'status', 'data-view': 'measured' });
    this.button = h(
      'button',
      { type: 'button', class: 'primary', 'data-action': 'measure', onclick: () => void this.#measure() },
      t('accuracy.measure'),
    );
    this.timed = h('div', {}, h('h3', {}, t('rank.times')), this.times, this.fastest);
    this.csv = new CsvFile(() => this.#table());
    this.element = card(
      t('rank.title'),
      h('span', { class: 'tools' }, this.button, fileButtons({ csv: this.csv, of: 'ranks' })),
      h(
        'table',
        { class: 'number-table rank-table', 'data-view': 'ranks' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('td', {}),
            KINDS.map((kind) => h('th', { scope: 'col' }, t(`rank.${kind}`))),
          ),
        ),
        this.ranks,
      ),
      this.verdict,
      this.timed,
      this.about,
    );
    this.clear();
  }

  /** Call this for another network: shipped ones have stored results, a run has none. */
  clear() {
    const shipped = (this.data.isUsual && RANKS[this.network.name]) || null;
    this.#showRanks(shipped);
    this.#showTimes({});
    this.about.textContent = t(shipped ? 'rank.shipped' : 'rank.none');
  }

  async #measure() {
    const { engine } = this.context;
    this.button.disabled = true;
    this.about.textContent = t('accuracy.busy');
    try {
      await this.choice.quiet();
      this.about.textContent = t('accuracy.busy'); // the updates just awaited have cleared it
      await Promise.all([
        this.data.load(this.network.turn, undefined, this.network.home),
        this.data.pca(engine, this.network.home),
      ]);
      const precision = await this.network.ask((network) => ({ hashing: { rank: { network } } }));
      this.#showRanks(precision);
      await this.#time();
      const [queries, references] = [number(precision.queries), number(precision.references)];
      const few = this.data.counts.fewest < BEST ? ` ${t('rank.few')}` : '';
      this.about.textContent = t('rank.about', { queries, references }) + few;
    } catch (error) {
      this.clear();
      this.onError(error);
    } finally {
      this.button.disabled = false;
    }
  }

  async #time() {
    const radius = Number(this.context.get('radius'));
    /** @type {Partial<Record<SearchMethod, number>>} */
    const micros = {};
    for (const way of METHODS) {
      const ms = await timeOf(async (rounds) => {
        const look = { way, radius, rounds };
        const { lookups } = await this.network.ask(() => ({ hashing: { lookUp: look } }));
        return lookups;
      });
      micros[way] = 1000 * ms;
      this.#showTimes(micros);
    }
  }

  #table() {
    const { precision } = this;
    if (!precision) return null;
    const rows = () =>
      MEASURES.map((measure) => [measure, ...KINDS.map((kind) => precision[kind]?.[measure])]);
    return { name: t('hashing.file.search'), head: ['measure', ...KINDS], rows };
  }

  /** @param {PrecisionResults | null} precision */
  #showRanks(precision) {
    this.precision = precision;
    this.csv.follow();
    const { autoencoder, pca } = precision ?? {};
    this.verdict.textContent =
      autoencoder && pca
        ? t(compareBits(autoencoder.best, pca.best), {
            network: percentText(autoencoder.best),
            pca: percentText(pca.best),
          })
        : '';
    this.ranks.replaceChildren(
      ...MEASURES.map((measure) =>
        h(
          'tr',
          // Searches without any result: with few bits there are none, and a row of zeros is pointless.
          { hidden: measure === 'without' && isNil(autoencoder?.without) && isNil(pca?.without) },
          h('th', { scope: 'row' }, t(`rank.${measure}`)),
          KINDS.map((kind) => {
            const share = precision?.[kind]?.[measure] ?? null;
            const attributes = { 'data-figure': `${kind}-${measure}`, 'data-value': share ?? '' };
            return h('td', attributes, share === null ? '–' : percentText(share));
          }),
        ),
      ),
    );
  }

  /** @param {Partial<Record<SearchMethod, number>>} micros */
  #showTimes(micros) {
    this.timed.hidden = !Object.keys(micros).length;
    const method = fastest(micros);
    // A single timing: two significant digits suffice.
    const factor = method && number(Number(method.factor.toPrecision(2)));
    this.fastest.textContent = method ? t(method.key, { factor: String(factor) }) : '';
    this.times.replaceChildren(
      ...METHODS.flatMap((way) => {
        const time = micros[way];
        return [
          h('dt', {}, t(`rank.${way}`)),
          h(
            'dd',
            { 'data-way': way, 'data-value': time ?? '' },
            h('b', {}, time === undefined ? '–' : duration(time)),
          ),
        ];
      }),
    );
  }
}

/** Whether a fraction is displayed as 0. @param {number | null | undefined} share */
const isNil = (share) => typeof share === 'number' && share < 0.0005;

/** @param {number} micros */
const duration = (micros) =>
  micros < 1000
    ? t('rank.micros', { value: number(micros, micros < 10 ? 1 : 0) })
    : t('rank.millis', { value: number(micros / 1000, 1) });
