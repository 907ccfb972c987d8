import { h, setText } from '../../../ui/dom.js';
import { number, t } from '../../../i18n/index.js';

const KINDS = /** @type {const} */ (['autoencoder', 'pca', 'mean']);

/** Mean squared errors side by side: of the autoencoder, of PCA of equal size, and of the mean image. */
export function errorBars() {
  const all = h('th', { scope: 'col' });
  const body = h('tbody');
  const element = h(
    'table',
    { class: 'number-table error-table text-s', 'data-view': 'errors' },
    h('thead', {}, h('tr', {}, h('td', { colspan: 2 }), h('th', { scope: 'col' }, t('errors.here')), all)),
    body,
  );
  const rows = KINDS.map((kind) => {
    const [name, fill, value, test] = [h('th', { scope: 'row' }), h('i'), h('b'), h('td')];
    const meter = h('td', { 'aria-hidden': 'true' }, h('span', { class: 'meter' }, fill));
    const detail = h('tr', { 'data-kind': kind }, name, meter, h('td', {}, value), test);
    body.append(detail);
    return { kind, name, fill, value, test, detail };
  });
  return {
    element,
    /**
     * Shows the errors over a test set: a single picture says little about a network.
     * @param {import('../../../generated/protocol.js').Errors | null} errors
     * @param {number} count number of samples
     */
    showAll(errors, count) {
      all.textContent = errors ? t('errors.all', { count }) : '';
      for (const { kind, test, detail } of rows) {
        const mse = errors?.[kind] ?? null;
        test.textContent = mse === null ? '–' : number(mse, 4);
        detail.dataset.all = mse === null ? '' : String(mse);
      }
    },
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
        const mse = errors?.[row.kind] ?? null;
        setText(row.name, names[row.kind]);
        row.fill.style.width = `${(100 * (mse ?? 0)) / largest}%`;
        setText(row.value, mse === null ? '–' : number(mse, 4));
        row.detail.dataset.value = mse === null ? '' : String(mse);
      }
    },
  };
}
