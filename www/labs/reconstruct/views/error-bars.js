import { h } from '../../../ui/dom.js';
import { number, t } from '../../../i18n/index.js';

const KINDS = /** @type {const} */ (['autoencoder', 'pca', 'mean']);

/**
 * Mean squared errors side by side: the autoencoder's, PCA's of the same size, and the mean image's.
 */
export function errorBars() {
  const element = h('dl', { class: 'errors', 'data-view': 'errors' });
  const rows = KINDS.map((kind) => {
    const [name, fill, value] = [h('dt'), h('i'), h('b')];
    const meter = h('span', { class: 'meter', 'aria-hidden': 'true' }, fill);
    const detail = h('dd', { 'data-kind': kind }, meter, value);
    element.append(name, detail);
    return { kind, name, fill, value, detail };
  });
  return {
    element,
    /**
     * @param {import('../../../generated/protocol.js').Errors | null} errors
     * @param {number} dCode
     */
    show(errors, dCode) {
      const names = {
        autoencoder: t('errors.autoencoder', { size: dCode }),
        pca: t('errors.pca', { size: dCode }),
        mean: t('errors.mean'),
      };
      const largest = Math.max(...KINDS.map((kind) => errors?.[kind] ?? 0), 1e-9);
      for (const row of rows) {
        const own = errors?.[row.kind] ?? null;
        row.name.textContent = names[row.kind];
        row.fill.style.width = `${(100 * (own ?? 0)) / largest}%`;
        row.value.textContent = own === null ? '–' : number(own, 4);
        row.detail.dataset.value = own === null ? '' : String(own);
      }
    },
  };
}
