import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { h } from '../../../ui/dom.js';
import { CsvFile } from '../../../ui/csv-file.js';
import { fileButtons } from '../../../ui/file-buttons.js';

/** @typedef {import('../../../generated/protocol.js').MapMeasures & { error: number }} Figures */

const ROWS = /** @type {const} */ (['error', 'trust', 'continuity', 'along', 'across']);
const MAPS = /** @type {const} */ (['code', 'pca']);
/** Measures that have an explanation. */
const EXPLAINED = ['trust', 'continuity', 'along'];
/** Threshold above which a length can be read off the map along a straight line. */
const STRAIGHT = 0.98;
/** Threshold above which hardly any neighbours are lost or false. */
const SOUND = 0.99;

/**
 * Verdict on a map of the surface, from its measures and torn edges.
 * @param {import('../../../generated/protocol.js').MapMeasures} of
 * @param {number} torn
 */
export function verdictOf({ trust, continuity, along, across }, torn) {
  const isLaid = along !== null && across !== null;
  if (torn === 0 && isLaid && Math.min(along, across) >= STRAIGHT) return 'flat';
  if (torn === 0 && Math.min(trust, continuity) >= SOUND) return isLaid ? 'bent' : 'whole';
  // Torn edges prove a tear; without any, the worse measure decides.
  if (torn > 0) return trust < Math.min(continuity, SOUND) ? 'both' : 'torn';
  return trust <= continuity ? 'folded' : 'torn';
}

/** The measures of both maps side by side. @param {CsvFile} points */
export function mapMeasures(points) {
  /** @type {Partial<Record<'code' | 'pca', Figures>>} */
  const measures = {};
  const rows = ROWS.map((id) => ({
    id,
    cells: MAPS.map((map) => h('td', { 'data-figure': `${map}-${id}` }, '–')),
  }));
  const csv = new CsvFile(() => {
    const rows = () =>
      MAPS.filter((map) => measures[map]).map((map) => [map, ...ROWS.map((id) => measures[map]?.[id])]);
    const head = ['map', 'mse', 'trustworthiness', 'continuity', 'r2_along', 'r2_across'];
    return MAPS.some((map) => measures[map]) ? { name: t('manifold.file.measures'), head, rows } : null;
  });
  const table = h(
    'table',
    { class: 'number-table map-measures', 'data-view': 'measures' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td', {}),
        MAPS.map((map) => h('th', { scope: 'col' }, t(`surface.${map}`))),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map(({ id, cells }) => h('tr', {}, h('th', { scope: 'row' }, t(`surface.${id}`)), cells)),
    ),
  );
  const notes = h(
    'div',
    { class: 'measure-notes grid gap-3' },
    EXPLAINED.map((id) => h('p', { class: 'quiet' }, t(`surface.about.${id}`))),
    h('p', { class: 'quiet' }, t('surface.about.torn')),
    h('p', { class: 'quiet' }, t('surface.turn')),
    h('p', { class: 'quiet' }, t('surface.note')),
  );
  return {
    element: card(
      t('surface.measures'),
      h(
        'span',
        { class: 'tools' },
        h('span', { class: 'quiet' }, t('surface.points.file')),
        fileButtons({ csv: points, of: 'surface' }),
        h('span', { class: 'quiet' }, t('surface.measures.file')),
        fileButtons({ csv, of: 'measures' }),
      ),
      h('div', { class: 'measure-columns grid split' }, table, notes),
    ),
    /** @param {'code' | 'pca'} map @param {Figures} of */
    show(map, of) {
      measures[map] = of;
      csv.follow();
      for (const { id, cells } of rows) {
        const cell = cells[MAPS.indexOf(map)];
        const value = of[id];
        cell.textContent = value === null ? '–' : number(value, id === 'error' ? 4 : 3);
        cell.dataset.value = String(value ?? '');
      }
    },
  };
}
