import { number, t } from '../../i18n/index.js';
import { TONES } from '../../views/colors/palette.js';
import { TableSource } from './table-source.js';
import { scaled } from './table/values.js';

/**
 * The user's table as accepted in the preview; it never leaves the page.
 * @param {import('./table/preview.js').AcceptedTable} file
 */
export function tableFromFile(file) {
  const { table, data, used } = file.understood;
  const { values, restored, grain } = scaled(table.values, table.columns.length);
  return new TableSource({
    kind: 'csv',
    name: file.name,
    file,
    column: (column) => table.columns[column],
    restored,
    grain,
    exact: (row, column) => table.values[row * table.columns.length + column],
    classOf: (label) => table.classes[label] ?? t('source.noClass'),
    toneOf: (label) => TONES[label % TONES.length],
    labelled: table.classes.length > 0,
    prepare: () => Promise.resolve(),
    question: () => ({
      table: { columns: table.columns.length, values: values.slice(), labels: [...table.labels] },
    }),
    model: () => Promise.resolve(null),
    note: ({ rows, train, constant }) =>
      [
        t('source.csvNote', { rows: number(used), train: number(train), test: number(rows - train) }),
        data > used ? t('source.leftOut', { count: data - used }) : '',
        used > rows ? t('source.thinned', { rows: number(rows) }) : '',
        table.classes.length > TONES.length ? t('source.manyClasses', { classes: table.classes.length }) : '',
        constant.length
          ? t('source.constant', { columns: constant.map((column) => table.columns[column]).join(', ') })
          : '',
      ]
        .filter(Boolean)
        .join(' '),
  });
}
