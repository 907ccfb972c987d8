import { number } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { isShortcut } from '../../../ui/keys.js';

/** Row and column steps of the arrow keys. @type {Record<string, [number, number]>} */
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
/** Maximum colour strength of a cell in percent, at which its text is still readable. */
const DARKEST = 46;

/**
 * A confusion matrix: true classes in rows, predictions in columns. One cell is in the tab order, the arrows reach the
 * others; Enter or a click selects.
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.truth heading of the rows
 * @param {string} options.predicted heading of the columns
 * @param {(label: number) => string} options.nameOf
 * @param {(truth: number, predicted: number) => void} options.onCell
 */
export function confusionTable({ label, truth, predicted, nameOf, onCell }) {
  /** Occurring classes. @type {number[]} */
  let labels = [];
  const table = h('table', {
    class: 'confusion',
    role: 'grid',
    'aria-label': label,
    'data-view': 'confusion',
  });
  /** @type {HTMLTableCellElement[][]} */
  let cells = [];

  /** @param {number} row @param {number} column */
  const reach = (row, column) => {
    const next = cells[row]?.[column];
    if (!next) return;
    for (const cell of cells.flat()) cell.tabIndex = cell === next ? 0 : -1;
    next.focus();
  };
  /** @param {KeyboardEvent} event @param {number} row @param {number} column */
  const onKey = (event, row, column) => {
    if (isShortcut(event)) return;
    const way = WAYS[event.key];
    if (way) reach(row + way[0], column + way[1]);
    else if (event.key === 'Enter' || event.key === ' ') onCell(labels[row], labels[column]);
    else return;
    event.preventDefault();
  };
  /** @param {number} count @param {number} all total of the row @param {number} row @param {number} column */
  const cell = (count, all, row, column) => {
    // Square root, because mistakes would otherwise be invisibly pale.
    const shade = all ? DARKEST * Math.sqrt(count / all) : 0;
    return h(
      'td',
      {
        tabindex: row === 0 && column === 0 ? 0 : -1,
        style: `--shade: ${shade.toFixed(1)}%`,
        'data-right': row === column,
        'data-truth': labels[row],
        'data-predicted': labels[column],
        'data-count': count,
        'aria-label': `${truth}: ${nameOf(labels[row])}; ${predicted}: ${nameOf(labels[column])}: ${number(count)}`,
        onclick: () => {
          reach(row, column);
          onCell(labels[row], labels[column]);
        },
        onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event, row, column),
      },
      count ? number(count) : '·',
    );
  };
  return {
    element: h('div', { class: 'confusion-place' }, table),
    get labels() {
      return labels;
    },
    /** @param {number[] | null} confusion `[classes × classes]` */
    show(confusion) {
      const size = Math.sqrt(confusion?.length ?? 0);
      const count = (/** @type {number} */ row, /** @type {number} */ column) =>
        confusion?.[row * size + column] ?? 0;
      const all = Array.from({ length: size }, (_, one) => one);
      labels = all.filter((one) => all.some((other) => count(one, other) || count(other, one)));
      cells = labels.map((one, row) => {
        const sum = all.reduce((sum, other) => sum + count(one, other), 0);
        return labels.map((other, column) => cell(count(one, other), sum, row, column));
      });
      const head = labels.map((one) => h('th', { scope: 'col' }, nameOf(one)));
      table.replaceChildren(
        h(
          'thead',
          {},
          h('tr', {}, h('td', { class: 'confusion-corner' }, `${truth} ↓ ${predicted} →`), head),
        ),
        h(
          'tbody',
          {},
          cells.map((rowCells, row) => h('tr', {}, h('th', { scope: 'row' }, nameOf(labels[row])), rowCells)),
        ),
      );
    },
    /** @param {{ truth: number, predicted: number } | null} chosen */
    mark(chosen) {
      for (const cell of cells.flat()) {
        const { truth: row, predicted: column } = cell.dataset;
        const isChosen = Number(row) === chosen?.truth && Number(column) === chosen?.predicted;
        attribute(cell, 'aria-selected', String(isChosen));
      }
    },
  };
}
