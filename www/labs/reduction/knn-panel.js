import { t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../generated/protocol.js').KnnAccuracy} KnnAccuracy */

const SPACES = /** @type {const} */ (['autoencoder', 'pca', 'raw']);

/**
 * Accuracy of the nearest rows' vote in each map for test rows, measured on demand.
 * @param {() => void} onMeasure
 */
export function knnPanel(onMeasure) {
  const measure = h(
    'button',
    { type: 'button', 'data-action': 'tell', onclick: onMeasure },
    t('mapAccuracy.measure'),
  );
  const values = SPACES.map((space) => ({ space, value: h('b', { 'data-accuracy': space }, '–') }));
  const element = card(
    t('mapAccuracy.title'),
    measure,
    h(
      'dl',
      { class: 'figure-list grid' },
      values.flatMap(({ space, value }) => [h('dt', {}, t(`mapAccuracy.${space}`)), h('dd', {}, value)]),
    ),
  );
  return {
    element,
    /** Shows the accuracies; null while there is no reply. @param {KnnAccuracy | null} accuracies */
    show(accuracies) {
      for (const { space, value } of values) {
        const accuracy = accuracies?.[space];
        value.textContent = accuracy === undefined ? '–' : percent(accuracy);
        value.dataset.value = accuracy === undefined ? '' : String(accuracy);
      }
    },
    /** @param {boolean} busy */
    setMeasuring(busy) {
      measure.disabled = busy;
    },
  };
}
