import { t } from '../../../i18n/index.js';
import { FIGURES, METHODS, PLACING } from './methods.js';

/** @typedef {import('./jobs.js').MapJobs} MapJobs */

/** Names of the last two measures, by subject. */
const TRUTHS = { turning: ['r2_cos', 'r2_sin'] };

/** All maps, one line per point. @param {MapJobs} jobs */
export function mapsTable({ gathered, entries }) {
  const methods = METHODS.filter((method) => entries[method].map);
  const { labels, along, rows, width } = gathered;
  const lines = () =>
    Array.from({ length: rows.length / width }, (_, index) => [
      index + 1,
      labels.length ? labels[index] : along[index],
      ...methods.flatMap((method) => {
        const map = entries[method].map ?? [];
        return [map[2 * index], map[2 * index + 1]];
      }),
    ]);
  const head = [
    'point',
    labels.length ? 'class' : 'along',
    ...methods.flatMap((method) => [`${method}_1`, `${method}_2`]),
  ];
  return methods.length ? { name: t('manifold.file.maps'), head, rows: lines } : null;
}

/** The measures of the maps, one line per method. @param {MapJobs} jobs @param {string} subject */
export function measuresTable({ entries }, subject) {
  const rows = () =>
    METHODS.map((method) => {
      const { figures, seconds, shipped } = entries[method];
      const can = String(PLACING.includes(method));
      const cells = FIGURES.map((id) => (figures && Number.isFinite(figures[id]) ? figures[id] : ''));
      return [method, ...cells, shipped ? '' : (seconds ?? ''), can, can];
    });
  const truths = TRUTHS[/** @type {'turning'} */ (subject)] ?? ['r2_along', 'r2_across'];
  const measures = ['trustworthiness', 'continuity', 'accuracy_5nn', 'r_distances', ...truths];
  const head = ['map', ...measures, 'seconds', 'maps_new_points', 'draws'];
  const has = METHODS.some((method) => entries[method].figures);
  return has ? { name: t('manifold.file.measures'), head, rows } : null;
}
