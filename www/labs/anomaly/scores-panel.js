import { number, t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { saveCanvas } from '../../ui/download.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { errorHistogram } from './views/error-histogram.js';
import { rocChart } from './views/roc-chart.js';
import { indexAt } from './threshold.js';
import { thresholdCard } from './threshold-card.js';

/**
 * @typedef {import('../../generated/protocol.js').AnomalyStart} AnomalyStart
 * @typedef {import('../../generated/protocol.js').AnomalyTestScores} AnomalyTestScores
 * @typedef {{ value: number, index: number, isUsual: boolean }} Threshold
 */

const KINDS = /** @type {const} */ (['autoencoder', 'pca']);

/** Name of PCA with its number of components. @param {AnomalyStart} normal */
const pcaName = ({ d, train }) => t('anomaly.pcaOf', { count: Math.max(1, Math.min(d, train - 1)) });

/** The test errors, the effect of every threshold, and of the current one. */
export class ScoresPanel {
  /** @type {AnomalyTestScores | null} */
  #scores = null;
  /** @type {AnomalyStart | null} */
  #normal = null;
  /** The user's threshold. @type {number | null} */
  #userThreshold = null;
  /** @type {Threshold} */
  threshold = { value: Infinity, index: 0, isUsual: true };

  /**
   * @param {object} options
   * @param {() => void} options.onThreshold
   * @param {() => string[]} options.labels names of the test samples' classes
   * @param {Element} options.problem element for a refused request, shown in place of the verdict
   */
  constructor({ onThreshold, labels, problem }) {
    this.onThreshold = onThreshold;
    this.labels = labels;
    this.histogram = errorHistogram((value) => this.#put(value));
    this.roc = rocChart((index) => this.#put(this.#valueAt(index)));
    this.figures = thresholdCard(() => this.#put(null));
    this.aucs = new Map(KINDS.map((kind) => [kind, h('b', { 'data-figure': `auc-${kind}` })]));
    this.names = { autoencoder: t('anomaly.autoencoder'), pca: h('span', {}, t('anomaly.pca')) };
    this.before = h('p', { class: 'quiet lines-1 centered', 'data-view': 'before' });
    const legend = h(
      'div',
      { class: 'auc-figures grid', 'data-legend': '' },
      [...this.aucs].map(([kind, value]) =>
        h(
          'p',
          { 'data-kind': kind },
          value,
          h('span', { class: 'legend-entry' }, h('i', { 'aria-hidden': 'true' }), this.names[kind]),
        ),
      ),
    );
    this.files = {
      errors: new CsvFile(() => this.#scoresTable()),
      roc: new CsvFile(() => this.#curveTable()),
    };
    this.says = h('p', { class: 'anomaly-says medium snug', role: 'status', 'data-view': 'says' });
    this.element = card(
      t('errorHistogram.title'),
      fileButtons({
        png: () =>
          saveCanvas(this.histogram.canvas, `${t('anomaly.file.errors')}.png`, {
            legend: this.histogram.legend,
          }),
        csv: this.files.errors,
        of: 'errors',
      }),
      this.histogram.element,
      this.figures.figures,
      h('div', { class: 'stacked' }, problem, this.says),
    );
    this.element.classList.add('anomaly-errors');
    this.element.dataset.moment = '';
    this.proof = [
      card(
        t('roc.title'),
        fileButtons({
          png: () => saveCanvas(this.roc.canvas, `${t('anomaly.file.roc')}.png`),
          csv: this.files.roc,
          of: 'roc',
        }),
        legend,
        this.roc.element,
        this.before,
      ),
      this.figures.element,
    ];
  }

  /** Shows the verdict. @param {{ kind: string, text: string }} said */
  say({ kind, text }) {
    if (this.says.textContent !== text) this.says.textContent = text;
    this.says.dataset.kind = kind;
  }

  /** Call this for a new detector: another problem resets the threshold. @param {AnomalyStart} normal @param {boolean} isSame */
  begin(normal, isSame) {
    this.#normal = normal;
    this.names.pca.textContent = pcaName(normal);
    if (!isSame) this.#userThreshold = null;
  }

  /**
   * The AUC of other settings, for comparison.
   * @param {AnomalyTestScores | null} before
   * @param {boolean} [isShipped] whether that model was trained on many more samples
   */
  compare(before, isShipped = false) {
    this.before.textContent = before
      ? t(isShipped ? 'anomaly.beforeShipped' : 'anomaly.before', {
          auc: number(before.auc, 3),
          pca: number(before.pcaAuc, 3),
        })
      : '';
  }

  /** @param {AnomalyTestScores} scored */
  show(scored) {
    const normal = this.#normal;
    if (!normal) return;
    this.#scores = scored;
    for (const file of Object.values(this.files)) file.follow();
    const { errors, thresholds } = scored;
    this.histogram.show({ errors, anomalous: normal.anomalous, falling: thresholds });
    this.roc.show(scored);
    for (const [kind, value] of this.aucs) {
      const auc = kind === 'pca' ? scored.pcaAuc : scored.auc;
      value.textContent = t('anomaly.auc', { auc: number(auc, 3) });
      attribute(value, 'data-value', auc);
    }
    this.#mark();
  }

  /** @param {{ error: number, name: string } | null} marked */
  mark(marked) {
    this.histogram.mark(marked);
  }

  destroy() {
    this.histogram.destroy();
    this.roc.destroy();
  }

  /** A finite threshold equivalent to the one at this index. @param {number} index */
  #valueAt(index) {
    const thresholds = this.#scores?.thresholds;
    if (!thresholds) return 0;
    const value = thresholds[index];
    return Number.isFinite(value) ? value : thresholds[index + 1] * 1.01;
  }

  /** @param {number | null} value */
  #put(value) {
    if (!this.#scores) return;
    this.#userThreshold = value;
    this.#mark();
    this.onThreshold();
  }

  #mark() {
    const [scores, normal] = [this.#scores, this.#normal];
    if (!scores || !normal) return;
    const { usual } = scores;
    const value = this.#userThreshold ?? this.#valueAt(usual);
    const index = this.#userThreshold === null ? usual : indexAt(scores.thresholds, value);
    this.threshold = { value, index, isUsual: this.#userThreshold === null };
    const words = t('threshold.words', {
      value: number(value, 4),
      recall: percent(scores.recall[index]),
      alarms: percent(scores.falseAlarms[index]),
    });
    this.histogram.setThreshold(value, words);
    const aucs = { auc: number(scores.auc, 3), pca: number(scores.pcaAuc, 3) };
    this.roc.setPoint(index, t('roc.label', { ...aucs, words }));
    this.figures.show(scores, normal, this.threshold);
  }

  #scoresTable() {
    const [scores, normal, labels] = [this.#scores, this.#normal, this.labels()];
    if (!scores || !normal) return null;
    const rows = () =>
      Array.from(scores.errors, (error, index) => [
        index,
        labels[index] ?? '',
        error,
        scores.pcaErrors[index],
        Number(normal.anomalous[index]),
      ]);
    const head = ['index', 'label', 'error', 'pcaError', 'anomalous'];
    return { name: t('anomaly.file.errors'), head, rows };
  }

  /** The first threshold is above every error and infinite: its cell stays empty. PCA's thresholds are not part of the reply. */
  #curveTable() {
    const scores = this.#scores;
    if (!scores) return null;
    const autoencoder = () =>
      Array.from(scores.thresholds, (threshold, at) => [
        'autoencoder',
        threshold,
        scores.falseAlarms[at],
        scores.recall[at],
        scores.precision[at],
      ]);
    const pca = () =>
      Array.from(scores.pcaFalseAlarms, (alarms, at) => ['pca', '', alarms, scores.pcaRecall[at], '']);
    const threshold = 'threshold (empty in the first row: above every error)';
    const head = ['detector', threshold, 'falseAlarms', 'recall', 'precision'];
    return { name: t('anomaly.file.roc'), head, rows: () => [...autoencoder(), ...pca()] };
  }
}
