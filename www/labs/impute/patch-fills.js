import { currentLanguage, number, significant, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { patchCells } from './views/patch-cells.js';
import { BANDS, PATCH } from '../../lab-kit/satellite.js';
import { TestMeasure } from '../../lab-kit/test-measure.js';
import { PATCH_METHODS, patchVerdict } from './patch-verdict.js';

/**
 * @typedef {import('../../generated/protocol.js').FilledPatch} FilledPatch
 * @typedef {{ row: number, mask: Float32Array, patched: FilledPatch }} Shown
 */

/** Positions of the methods' errors in the reply. */
const PLACES = { mean: 0, pca: 1, iterated: 2, filler: 3 };

/** A patch as measured, and as imputed by each method, with its error. */
export function patchFills() {
  const truth = patchCells({ bands: BANDS, label: t('patch.measured') });
  const fills = PATCH_METHODS.map((way) => ({
    way,
    cells: patchCells({ bands: BANDS, label: t(`impute.patch.${way}`) }),
    error: h('td', { 'data-figure': way }),
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
          { class: 'number-table' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col' }, t('measure.method')),
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
    /** Removes the imputations. */
    clear() {
      last = null;
      csv.follow();
      for (const { cells, error } of fills) {
        cells.clear();
        error.textContent = '';
        delete error.dataset.value;
      }
    },
    /** @param {Shown} shown @param {[number, number]} range values of the darkest and the lightest colour */
    show(shown, range) {
      last = shown;
      csv.follow();
      const { mask, patched } = shown;
      truth.show(patched.values, mask, range);
      const errors = PATCH_METHODS.map((way) => patched.errors[PLACES[way]]);
      const least = Math.min(...errors);
      fills.forEach(({ way, cells, error }, at) => {
        cells.show(patched[way], mask, range);
        const best = errors[at] === least && h('em', {}, t('comparison.best'));
        error.replaceChildren(h('b', {}, t('comparison.mse', { mse: errorWords(errors[at]) })), best || '');
        error.dataset.value = String(errors[at]);
      });
    },
  };
}

/** A diverged error is written as its order of magnitude. @param {number} error */
const errorWords = (error) => (error < 100 ? number(error, 3) : significant(error));

/** @param {Shown} shown */
function tableOf({ row, mask, patched }) {
  const columns = Array.from(
    { length: BANDS * PATCH },
    (_, column) => `pixel${Math.floor(column / BANDS) + 1}-band${(column % BANDS) + 1}`,
  );
  const made = { missing: mask, measured: patched.values };
  for (const way of PATCH_METHODS) Object.assign(made, { [way]: patched[way] });
  const rows = () => Object.entries(made).map(([of, values]) => [row + 1, of, ...values]);
  return { name: t('impute.file.patch'), head: ['row', 'of', ...columns], rows };
}

/**
 * Test errors over all patches with the same mask: a single question, asked automatically when the mask changes.
 * @param {object} options
 * @param {import('../../engine/turns.js').Turn} options.engine
 * @param {() => Float32Array} options.mask
 * @param {() => number} options.rounds
 * @param {(error: unknown) => void} options.onError
 */
export function patchMeasure({ engine, mask, rounds, onError }) {
  const measure = new TestMeasure({
    engine,
    title: t('patch.measure'),
    name: t('measure.method'),
    hint: t('accuracy.busy'),
    entries: PATCH_METHODS.map((id) => ({ id, name: t(`impute.patch.${id}`) })),
    columns: [{ id: 'mse', name: t('patch.error'), digits: 3 }],
    file: t('impute.file.patches'),
    about: () => ({ rounds: rounds(), missing: [...mask()].join('') }),
    sentence,
    onError,
    async measure(turn, tell, put) {
      const reply = await turn.ask({ impute: { patches: { mask: mask().slice(), rounds: rounds() } } });
      for (const way of PATCH_METHODS) put(way, { mse: reply.errors[PLACES[way]] });
      tell(1);
    },
  });
  measure.task.element.hidden = true;
  measure.words.dataset.moment = '';
  measure.element.append(h('p', { class: 'quiet' }, t('patch.note')));
  return measure;
}

/** A sentence about the complete table. @param {Record<string, import('../../views/charts/result-table.js').Result>} results */
function sentence(results) {
  const errorOf = (/** @type {typeof PATCH_METHODS[number]} */ way) => results[way].mse;
  const { best, away } = patchVerdict(
    /** @type {Record<typeof PATCH_METHODS[number], number>} */ (
      Object.fromEntries(PATCH_METHODS.map((way) => [way, errorOf(way)]))
    ),
  );
  const names = (/** @type {readonly string[]} */ ways) =>
    new Intl.ListFormat(currentLanguage()).format(
      ways.map((way) => t('patch.named', { way: t(`impute.patch.${way}`) })),
    );
  const says = best.includes('mean') ? 'mean' : best.length > 1 ? 'tie' : 'one';
  return [
    t(`patch.verdict.${says}`, {
      best: names(best.filter((way) => way !== 'mean')),
      least: errorWords(Math.min(...PATCH_METHODS.map(errorOf))),
      mean: errorWords(results.mean.mse),
    }),
    away.length > 0 && t('patch.diverged', { ways: names(away), count: away.length }),
  ]
    .filter(Boolean)
    .join(' ');
}
