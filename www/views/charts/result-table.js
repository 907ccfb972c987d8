import { number, significant, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';

/**
 * @typedef {object} Column
 * @property {string} id
 * @property {string} name
 * @property {number} digits decimals shown
 *
 * @typedef {Record<string, number>} Result one number per column
 */

/**
 * Results of several methods as a table, with a bar for each value of the first column.
 * @param {object} options
 * @param {string} options.view name for styles and tests
 * @param {string} options.name heading of the rows
 * @param {{ id: string, name: string }[]} options.entries in the order of the rows
 * @param {Column[]} options.columns in the first column the lowest value is best
 */
export function resultTable({ view, name, entries, columns }) {
  const rows = entries.map((entry) => {
    const [title, fill, best] = [h('span', {}, entry.name), h('i'), h('em', {}, t('comparison.best'))];
    const cells = columns.map(({ id }) => h('td', { 'data-figure': `${entry.id}-${id}` }));
    const element = h(
      'tr',
      { 'data-way': entry.id },
      h('th', { scope: 'row' }, title, best),
      h('td', { 'aria-hidden': 'true' }, h('span', { class: 'meter' }, fill)),
      cells,
    );
    return { id: entry.id, title, fill, best, cells, element };
  });
  const element = h(
    'table',
    { class: 'number-table result-table', 'data-view': view },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, name),
        h('td', {}),
        columns.map((column) => h('th', { scope: 'col' }, column.name)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) => row.element),
    ),
  );
  return {
    element,
    /** @param {string} id @param {string} text */
    rename(id, text) {
      const row = rows.find((entry) => entry.id === id);
      if (row) row.title.textContent = text;
    },
    /** @param {Record<string, Result>} results available results; the best is marked once all have arrived */
    show(results) {
      const main = columns[0].id;
      const values = rows.map(({ id }) => results[id]?.[main] ?? NaN);
      const [first = 1e-9, second = first] = values.filter(Number.isFinite).sort((a, b) => b - a);
      const largest = Math.max(Math.min(first, FARTHEST * second), 1e-9);
      const least = Math.min(...values);
      rows.forEach(({ id, fill, best, cells, element }, at) => {
        fill.style.width = `${Math.min(100, (100 * (values[at] || 0)) / largest)}%`;
        best.style.visibility = values[at] === least ? '' : 'hidden'; // keeps its space, so that nothing moves
        attribute(element, 'data-best', values[at] === least);
        columns.forEach((column, place) => {
          const value = results[id]?.[column.id];
          cells[place].textContent = value === undefined ? '' : valueWords(value, column.digits);
          cells[place].dataset.value = value === undefined ? '' : String(value);
        });
      });
    },
  };
}

/** The bars' scale is at most this multiple of the second largest value, so that one outlier does not hide all other bars. */
const FARTHEST = 4;

/** A diverged value is written as its order of magnitude. @param {number} value @param {number} digits */
const valueWords = (value, digits) => (Math.abs(value) < 1000 ? number(value, digits) : significant(value));
