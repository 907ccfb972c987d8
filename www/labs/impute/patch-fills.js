import { number, significant, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { patchCells } from './views/patch-cells.js';
import { BANDS, PATCH } from '../../lab-kit/satellite.js';
import { TestMeasure } from '../../lab-kit/test-measure.js';

/**
 * @typedef {import('../../generated/protocol.js').Patched} Patched
 * @typedef {{ row: number, mask: Float32Array, patched: Patched }} Shown
 */

/** In the order of the tables; and where the engine gives their errors. */
const WAYS = /** @type {const} */ (['filler', 'iterated', 'pca', 'mean']);
const PLACES = { mean: 0, pca: 1, iterated: 2, filler: 3 };

/** A patch as it was measured, and as each way fills it in, with its error. */
export function patchFills() {
  const truth = patchCells({ bands: BANDS, label: t('patch.measured') });
  const fills = WAYS.map((way) => ({
    way,
    cells: patchCells({ bands: BANDS, label: t(`impute.patch.${way}`) }),
    error: h('td', { 'data-figure': way }, '–'),
  }));
  /** @type {Shown | null} */
  let last = null;
  const csv = new CsvFile(() => last && tableOf(last));
  const files = fileButtons({ csv, of: 'patch' });
  return {
    element: card(
      t('patch.filled'),
      files,
      h(
        'div',
        { class: 'patch-fills' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col' }, t('measure.way')),
              h('td', {}),
              h('th', { scope: 'col' }, t('patch.error')),
            ),
          ),
          h(
            'tbody',
            {},
            h('tr', {}, h('th', { scope: 'row' }, t('patch.measured')), h('td', {}, truth.element), h('td')),
            fills.map(({ way, cells, error }) =>
              h(
                'tr',
                { 'data-way': way },
                h('th', { scope: 'row' }, t(`impute.patch.${way}`)),
                h('td', {}, cells.element),
                error,
              ),
            ),
          ),
        ),
      ),
    ),
    /** Nothing is filled in. */
    clear() {
      last = null;
      csv.follow();
      for (const { cells, error } of fills) {
        cells.clear();
        error.textContent = '–';
        delete error.dataset.value;
      }
    },
    /** @param {Shown} shown @param {[number, number]} range what has the darkest and the lightest colour */
    show(shown, range) {
      last = shown;
      csv.follow();
      const { mask, patched } = shown;
      truth.show(patched.values, mask, range);
      const errors = WAYS.map((way) => patched.errors[PLACES[way]]);
      const least = Math.min(...errors);
      fills.forEach(({ way, cells, error }, at) => {
        cells.show(patched[way], mask, range);
        const best = errors[at] === least && h('em', {}, t('contest.best'));
        error.replaceChildren(h('b', {}, errorWords(errors[at])), best || '');
        error.dataset.value = String(errors[at]);
      });
    },
  };
}

/** What has run away is told by its size. @param {number} error */
const errorWords = (error) => (error < 100 ? number(error, 3) : significant(error));

/** @param {Shown} shown */
function tableOf({ row, mask, patched }) {
  const columns = Array.from(
    { length: BANDS * PATCH },
    (_, column) => `pixel${Math.floor(column / BANDS) + 1}-band${(column % BANDS) + 1}`,
  );
  const made = { missing: mask, measured: patched.values };
  for (const way of WAYS) Object.assign(made, { [way]: patched[way] });
  const rows = () => Object.entries(made).map(([of, values]) => [row + 1, of, ...values]);
  return { name: t('impute.file.patch'), head: ['row', 'of', ...columns], rows };
}

/**
 * All test patches with the same values missing: one question.
 * @param {object} options
 * @param {import('../../engine/turns.js').Turn} options.engine
 * @param {() => Float32Array} options.mask
 * @param {() => number} options.rounds
 * @param {(error: unknown) => void} options.onError
 */
export const patchMeasure = ({ engine, mask, rounds, onError }) =>
  new TestMeasure({
    engine,
    title: t('patch.measure'),
    name: t('measure.way'),
    hint: t('patch.measureHint'),
    entries: WAYS.map((id) => ({ id, name: t(`impute.patch.${id}`) })),
    columns: [{ id: 'mse', name: t('patch.error'), digits: 3 }],
    file: t('impute.file.patches'),
    about: () => ({ rounds: rounds(), missing: [...mask()].join('') }),
    sentence: (results) => {
      const best = WAYS.reduce((least, way) => (results[way].mse < results[least].mse ? way : least));
      const away = WAYS.filter((way) => results[way].mse > 2 * results.mean.mse);
      return [
        t('patch.says', {
          best: t(`impute.patch.${best}`),
          least: number(results[best].mse, 3),
          mean: number(results.mean.mse, 3),
        }),
        ...away.map((way) => t('patch.away', { way: t(`impute.patch.${way}`) })),
      ].join(' ');
    },
    onError,
    async measure(turn, tell, put) {
      const reply = await turn.ask({ impute: { patches: { mask: mask().slice(), rounds: rounds() } } });
      for (const way of WAYS) put(way, { mse: reply.errors[PLACES[way]] });
      tell(1);
    },
  });
