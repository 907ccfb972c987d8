import dsvFormat from '../../../vendor/dsv.js';
import { number, t } from '../../i18n/index.js';
import { TONES } from '../../views/colors/palette.js';
import { readCsv } from './csv.js';
import { Source } from './source.js';

/**
 * A table out of a file of the person's; it is read here and goes nowhere else.
 * @param {File} file
 * @param {(share: number) => void} onProgress
 */
export async function csvSource(file, onProgress) {
  const table = await readCsv(file, dsvFormat, onProgress);
  return new Source({
    kind: 'csv',
    name: table.name,
    column: (column) => table.columns[column],
    classOf: (label) => table.classes[label] ?? t('source.noClass'),
    toneOf: (label) => TONES[label % TONES.length],
    labelled: table.classes.length > 0,
    prepare: () => Promise.resolve(),
    question: () => ({
      table: { columns: table.columns.length, values: table.values, labels: [...table.labels] },
    }),
    model: () => Promise.resolve(null),
    note: ({ rows, train, constant }) =>
      [
        t('source.csvNote', { rows: number(table.all), train: number(train), test: number(rows - train) }),
        table.all > table.rows ? t('source.thinned', { rows: number(table.rows) }) : '',
        table.classes.length > TONES.length ? t('source.manyClasses', { classes: table.classes.length }) : '',
        constant.length
          ? t('source.constant', { columns: constant.map((column) => table.columns[column]).join(', ') })
          : '',
      ]
        .filter(Boolean)
        .join(' '),
  });
}
