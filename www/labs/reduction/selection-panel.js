import { number, plainNumber, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { classToken } from '../../views/colors/palette.js';
import { patch } from '../../views/pictures/patch.js';
import { BANDS, PATCH } from '../../lab-kit/satellite.js';

/** @typedef {import('./table-source.js').Rows} Rows */

/** Maximum number of rows shown individually; fewer if the counts of many classes are shown above. */
const [SHOWN, OF_MANY] = [6, 4];
const MADE = /** @type {const} */ (['values', 'autoencoder', 'pca']);

/**
 * The selected rows: counts by class, and the first few with their two reconstructions.
 * @param {(index: number) => void} onRow called when the user enters a row number
 * @param {(sentence: string) => void} onWrong called when the number does not exist
 */
export function selectionPanel(onRow, onWrong) {
  /** @type {import('./table-source.js').TableSource | null} */
  let source = null;
  const field = h('input', {
    inputmode: 'numeric',
    autocomplete: 'off',
    'data-view': 'row',
    'aria-label': t('selection.row'),
  });
  field.addEventListener('change', () => {
    const index = Number(plainNumber(field.value)) - 1;
    const last = source?.rows ?? 0;
    if (field.value === '') field.value = field.dataset.last ?? '';
    else if (Number.isInteger(index) && index >= 0 && index < last) onRow(index);
    else {
      field.value = field.dataset.last ?? '';
      onWrong(t('selection.range', { last }));
    }
  });
  const count = h('span', {
    class: 'selection-count strong',
    role: 'status',
    'data-view': 'selection-count',
  });
  const classes = h('ul', {
    class: 'plane-legend wrap class-legend',
    'aria-label': t('selection.classes'),
  });
  const rows = h('div', { class: 'selection-rows' });
  /** @type {number[]} */
  let chosen = [];
  /** The rows shown, for saving. @type {Rows | null} */
  let shown = null;
  const csv = new CsvFile(() => source && shown && tableOf(source, chosen, shown));
  const note = h(
    'span',
    { class: 'tools' },
    count,
    h('label', { class: 'row-picker line gap-4' }, h('span', {}, t('selection.row')), field),
    fileButtons({ csv, of: 'selection' }),
  );
  const element = card(t('selection.title'), note, classes, rows);
  element.dataset.view = 'selection';
  element.dataset.moment = '';

  return {
    element,
    /** @param {import('./table-source.js').TableSource} next */
    setSource(next) {
      source = next;
    },
    /** @param {number[]} next */
    choose(next) {
      if (!source) return;
      const { labels, origin } = source;
      [chosen, shown] = [next, null];
      csv.follow();
      count.textContent = t('selection.count', { count: next.length });
      count.dataset.value = String(next.length);
      field.dataset.last = next.length === 1 ? String(next[0] + 1) : '';
      // Keep what the user is typing: a table that was being passed may arrive meanwhile.
      if (document.activeElement !== field || next.length === 1) field.value = field.dataset.last;
      /** @type {Map<number, number>} */
      const counts = new Map();
      for (const index of next) counts.set(labels[index], (counts.get(labels[index]) ?? 0) + 1);
      classes.replaceChildren(
        ...(origin.labelled && next.length > SHOWN ? [...counts] : [])
          .sort((a, b) => b[1] - a[1])
          .map(([label, size]) =>
            h(
              'li',
              { style: `--tone: var(${classToken(origin.toneOf(label))})` },
              h('span', {}, origin.classOf(label)),
              ' ',
              h('small', {}, number(size)),
            ),
          ),
      );
      if (!next.length) rows.replaceChildren(h('p', { class: 'quiet' }, t('selection.none')));
    },
    /** @param {Rows} made of the first selected rows */
    show(made) {
      if (!source) return;
      shown = made;
      csv.follow();
      const isSatellite = source.origin.kind === 'satellite';
      rows.replaceChildren(isSatellite ? patches(source.tones, made) : table(source.columns, chosen, made));
    },
  };

  /**
   * Patches of the first rows.
   * @param {Uint8Array} tones
   * @param {Rows} made
   */
  function patches(tones, made) {
    const width = BANDS * PATCH;
    const shown = chosen.slice(0, chosen.length > SHOWN ? OF_MANY : SHOWN);
    const body = shown.map((index, at) => {
      const of = (/** @type {import('./table-source.js').Numbers} */ values) =>
        values.subarray(at * width, (at + 1) * width);
      const all = of(made.values);
      const range = /** @type {[number, number]} */ ([Math.min(...all) - 3, Math.max(...all) + 3]);
      return h(
        'tr',
        { style: `--tone: var(${classToken(tones[index])})` },
        h(
          'th',
          { scope: 'row' },
          number(index + 1),
          ' ',
          h('small', {}, source?.origin.classOf(source.labels[index])),
        ),
        MADE.map((kind) =>
          h(
            'td',
            {},
            patch(
              of(made[kind]),
              BANDS,
              range,
              t('selection.patch', {
                name: t(`selection.${kind}`),
                row: index + 1,
                values: of(made[kind]).map(Math.round).join(' '),
              }),
            ),
            kind !== 'values' &&
              h('small', {}, number(kind === 'pca' ? made.pcaErrors[at] : made.errors[at], 3)),
          ),
        ),
      );
    });
    return h(
      'table',
      { class: 'number-table patch-table text-s' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', {}, t('selection.number')),
          MADE.map((kind) => h('th', { scope: 'col' }, t(`selection.${kind}`))),
        ),
      ),
      h('tbody', {}, body),
    );
  }
}

/**
 * The selected rows with their two reconstructions, one line each.
 * @param {import('./table-source.js').TableSource} source
 * @param {number[]} chosen
 * @param {Rows} made of the first ones
 */
function tableOf(source, chosen, made) {
  const { columns } = source;
  const width = columns.length;
  const line = (/** @type {typeof MADE[number]} */ kind, /** @type {number} */ row) =>
    Array.from(made[kind].subarray(row * width, (row + 1) * width), (value, column) =>
      source.cell(value, column, kind === 'values'),
    );
  const rows = () =>
    MADE.flatMap((kind) =>
      Array.from({ length: made[kind].length / width }, (_, row) => [
        chosen[row] + 1,
        kind,
        ...line(kind, row),
      ]),
    );
  return { name: t('reduction.file.chosen'), head: ['row', 'of', ...columns], rows };
}

/**
 * The values of the first selected row, column by column.
 * @param {string[]} columns
 * @param {number[]} chosen
 * @param {Rows} made
 */
function table(columns, chosen, made) {
  return h(
    'div',
    { class: 'value-table', tabindex: 0, role: 'region', 'aria-label': t('selection.values') },
    h(
      'table',
      { class: 'number-table text-s' },
      h('caption', {}, t('selection.rowOf', { row: chosen[0] + 1 })),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('td', {}),
          MADE.map((kind) => h('th', { scope: 'col' }, t(`selection.${kind}`))),
        ),
      ),
      h(
        'tbody',
        {},
        columns.map((name, column) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, name),
            MADE.map((kind) => h('td', {}, number(made[kind][column]))),
          ),
        ),
      ),
    ),
  );
}
