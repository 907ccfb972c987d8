import { number, t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { USUAL_ALARMS } from './threshold.js';

/**
 * @typedef {import('../../generated/protocol.js').AnomalyStart} AnomalyStart
 * @typedef {import('../../generated/protocol.js').AnomalyTestScores} AnomalyTestScores
 */

/** In reading order: what is found, at what cost, and how reliable an alarm is. */
const SHARES = /** @type {const} */ (['recall', 'falseAlarms', 'precision']);
/** The actual classes, and the predictions of each. */
const COUNTS = /** @type {const} */ ({ anomalous: ['found', 'missed'], normal: ['alarms', 'passed'] });

/**
 * The effect of a threshold: figures for the error histogram, and a card with the counts.
 * @param {() => void} onUsual called to restore the default threshold
 */
export function thresholdCard(onUsual) {
  const usual = h(
    'button',
    { type: 'button', 'data-action': 'usual', onclick: onUsual, disabled: true },
    t('threshold.usual', { percent: number(100 * USUAL_ALARMS) }),
  );
  const shares = figures(['threshold', ...SHARES]);
  const counts = table();
  const note = h('p', { class: 'quiet lines-2' });
  return {
    figures: h('div', { class: 'threshold-figures justified' }, shares.element, usual),
    element: card(t('threshold.title'), '', counts.element, note),
    /**
     * @param {AnomalyTestScores} scored
     * @param {AnomalyStart} normal
     * @param {{ value: number, index: number, isUsual: boolean }} threshold
     */
    show(scored, { anomalous }, threshold) {
      const { index } = threshold;
      shares.set('threshold', number(threshold.value, 4), threshold.value);
      for (const key of SHARES) shares.set(key, percent(scored[key][index]), scored[key][index]);
      const anomalies = anomalous.filter(Boolean).length;
      const normals = anomalous.length - anomalies;
      const foundCount = Math.round(scored.recall[index] * anomalies);
      const alarms = Math.round(scored.falseAlarms[index] * normals);
      const all = { found: foundCount, missed: anomalies - foundCount, alarms, passed: normals - alarms };
      counts.set(all);
      usual.disabled = threshold.isUsual;
      note.textContent = threshold.isUsual
        ? t('threshold.isUsual', { percent: number(100 * USUAL_ALARMS) })
        : t('threshold.userSet');
    },
  };
}

/** A list of numbers. @param {readonly string[]} keys */
function figures(keys) {
  const values = new Map(keys.map((key) => [key, h('b')]));
  return {
    element: h(
      'dl',
      {},
      [...values].map(([key, value]) =>
        h(
          'div',
          { title: t(`threshold.about.${key}`) },
          h('dt', {}, t(`threshold.${key}`)),
          h('dd', { 'data-figure': key }, value),
        ),
      ),
    ),
    /** @param {string} key @param {string} text @param {number} raw */
    set(key, text, raw) {
      const value = values.get(key);
      if (!value) return;
      value.textContent = text;
      attribute(/** @type {Element} */ (value.parentElement), 'data-value', raw);
    },
  };
}

/** The confusion matrix of normal samples and anomalies. */
function table() {
  const cells = new Map(
    Object.values(COUNTS)
      .flat()
      .map((key) => [key, h('td', { 'data-figure': key, title: t(`threshold.about.${key}`) })]),
  );
  const row = (/** @type {[string, readonly string[]]} */ [kind, keys]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, t(`threshold.${kind}`)),
      keys.map((key) => cells.get(/** @type {any} */ (key)) ?? ''),
    );
  return {
    element: h(
      'table',
      { class: 'number-table count-table' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('td'),
          h('th', { scope: 'col' }, t('threshold.alarm')),
          h('th', { scope: 'col' }, t('threshold.pass')),
        ),
      ),
      h('tbody', {}, Object.entries(COUNTS).map(row)),
    ),
    /** @param {Record<string, number>} counts */
    set(counts) {
      for (const [key, cell] of cells) {
        cell.textContent = number(counts[key]);
        attribute(cell, 'data-value', counts[key]);
        // Marks the threshold's errors, as in the histogram.
        attribute(cell, 'data-wrong', (key === 'missed' || key === 'alarms') && counts[key] > 0);
      }
    },
  };
}
