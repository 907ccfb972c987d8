import { t } from '../../../i18n/index.js';

/**
 * The points with their places on the maps.
 * @param {import('./surface-run.js').SurfaceRun} run
 * @returns {import('../../../ui/csv-file.js').CsvTable | null}
 */
export function pointsTable({ projection, unrolled, guided }) {
  if (!projection || !unrolled) return null;
  const maps = [unrolled.map, projection.map, ...(guided ? [guided.map] : [])];
  const rows = () =>
    Array.from(projection.along, (along, index) => [
      ...projection.points.subarray(3 * index, 3 * index + 3),
      along,
      ...maps.flatMap((map) => [...map.subarray(2 * index, 2 * index + 2)]),
    ]);
  const head = ['x', 'y', 'z', 'along', 'h1', 'h2', 'pca1', 'pca2', ...(guided ? ['e1', 'e2'] : [])];
  return { name: t('manifold.file.surface'), head, rows };
}
