import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';

/**
 * The first rows as parsed, with the role of each column.
 * @param {import('./read.js').TableReading} understood
 * @param {(uses: Record<number, import('./guess.js').Use>) => void} onChange
 */
export function sampleTable({ columns, sample }, onChange) {
  return h(
    'div',
    { class: 'preview-sample', tabindex: 0, role: 'region', 'aria-label': t('reading.sample') },
    h(
      'table',
      {},
      h('caption', {}, t('reading.sample')),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, t('reading.line')),
          columns.map((column, at) => headCell(column, at, onChange)),
        ),
      ),
      h(
        'tbody',
        {},
        sample.map((row) => bodyRow(row, columns)),
      ),
    ),
  );
}

/** @param {import('./guess.js').Column} column @param {number} at @param {Parameters<typeof sampleTable>[1]} onChange */
function headCell({ name, use, why, canBeNumber, canBeClass }, at, onChange) {
  const possible = { number: canBeNumber, class: canBeClass, out: true };
  const options = /** @type {const} */ (['number', 'class', 'out'])
    .filter((value) => possible[value] || value === use)
    .map((value) => h('option', { value, selected: value === use }, t(`reading.use.${value}`)));
  const select = h(
    'select',
    { 'aria-label': t('reading.useOf', { name }), 'data-key': `use-${at}`, 'data-use': use },
    options,
  );
  select.addEventListener('change', () => onChange({ [at]: /** @type {any} */ (select.value) }));
  return h(
    'th',
    { scope: 'col', 'data-use': use },
    h('span', {}, name),
    select,
    why && why !== 'chosen' ? h('small', {}, t(`reading.why.${why}`)) : '',
  );
}

/** @param {import('./read.js').TableReading['sample'][number]} row @param {import('./guess.js').Column[]} columns */
function bodyRow({ line, cells, why }, columns) {
  const short = (/** @type {string} */ cell) => (cell.length > 24 ? `${cell.slice(0, 23)}…` : cell);
  const mark = why ? h('small', {}, t('reading.out')) : '';
  return h(
    'tr',
    { 'data-why': why },
    h('th', { scope: 'row' }, number(line), mark),
    columns.map(({ use }, at) => h('td', { 'data-use': use }, short((cells[at] ?? '').trim()))),
  );
}
