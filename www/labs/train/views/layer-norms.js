import { t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { quantity } from './quantity.js';
import { largest, logShare } from '../../../views/charts/scales.js';

/**
 * A layer's name in words: `encoder.0` is the encoder's first layer.
 * @param {string} name
 */
export function layerName(name) {
  const [part, index] = name.split('.');
  return t(`dissect.layer.${part}`, { index: Number(index) + 1 });
}

/**
 * Norms of each layer as numbers and as bars on one logarithmic scale.
 * @param {string[]} names
 * @param {number} decades powers of ten on the bars
 * @param {...{ name: string, symbol: Node, values: number[] }} columns
 */
export function layerNorms(names, decades, ...columns) {
  const most = largest(columns.flatMap(({ values }) => values));
  const head = columns.map(({ name, symbol }) =>
    h('th', { scope: 'col' }, h('span', { class: 'visually-hidden' }, name), symbol),
  );
  const rows = names.map((name, index) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, name),
      columns.map(({ values }) => {
        const bar = h('i');
        bar.style.width = `${100 * logShare(values[index], most, decades)}%`;
        return h('td', {}, h('span', { class: 'meter' }, bar), h('b', {}, quantity(values[index])));
      }),
    ),
  );
  return h(
    'table',
    { class: 'number-table layer-norms text-s' },
    h('caption', {}, t('dissect.norms')),
    h('thead', {}, h('tr', {}, h('td'), head)),
    h('tbody', {}, rows),
  );
}
