import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { h } from '../../../ui/dom.js';
import { CsvFile } from '../../../ui/csv-file.js';
import { fileButtons } from '../../../ui/file-buttons.js';

/** Number of voting neighbours. */
export const NEIGHBOURS = 5;
const KINDS = /** @type {const} */ (['autoencoder', 'pca']);

/**
 * How well a place on the plane predicts the class: accuracy of the five nearest training digits, compared with two
 * principal components.
 * @param {() => void} onMeasure
 */
export function accuracyPanel(onMeasure) {
  const rows = KINDS.map((kind) => {
    const [fill, value] = [h('i'), h('b')];
    const meter = h('span', { class: 'meter', 'aria-hidden': 'true' }, fill);
    const name = h('dt', {}, t(`accuracy.${kind}`));
    return { kind, fill, value, name, detail: h('dd', { 'data-kind': kind }, meter, value) };
  });
  const about = h('p', { class: 'quiet', role: 'status' });
  const measure = h(
    'button',
    { type: 'button', 'data-action': 'judge', onclick: onMeasure },
    t('map.measureAccuracy'),
  );
  /** @type {import('../../../generated/protocol.js').CodeKnnAccuracy | null} */
  let last = null;
  const csv = new CsvFile(() => {
    const rows = () => KINDS.map((kind) => [kind, last?.[kind]]);
    return last && { name: t('manifold.file.accuracy'), head: ['by', 'share'], rows };
  });
  const list = h(
    'dl',
    { class: 'errors', 'data-view': 'judge' },
    rows.flatMap(({ name, detail }) => [name, detail]),
  );
  return {
    element: card(
      t('accuracy.title'),
      h('span', { class: 'tools' }, measure, fileButtons({ csv, of: 'judge' })),
      list,
      about,
    ),
    /** @param {import('../../../generated/protocol.js').CodeKnnAccuracy | null} accuracy null while the network is changing */
    show(accuracy) {
      last = accuracy;
      csv.follow();
      for (const row of rows) {
        const share = accuracy?.[row.kind] ?? null;
        row.fill.style.width = `${100 * (share ?? 0)}%`;
        row.value.textContent =
          share === null ? '–' : t('accuracy.share', { percent: number(100 * share, 1) });
        row.detail.dataset.value = share === null ? '' : String(share);
      }
      about.textContent = accuracy
        ? t('accuracy.about', { queries: number(accuracy.queries), references: number(accuracy.references) })
        : t('accuracy.none');
    },
    /** @param {boolean} busy */
    setBusy(busy) {
      measure.disabled = busy;
      if (busy) about.textContent = t('accuracy.busy');
    },
  };
}
