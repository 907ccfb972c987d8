import { t } from '../../../i18n/index.js';
import { saveCanvas } from '../../../ui/download.js';

/** Saves curves side by side as one picture. @param {HTMLCanvasElement[]} canvases */
export function saveCurves(canvases) {
  const legend = [{ text: t('maps.colour.turning') }];
  saveCanvas(canvases, `${t('manifold.file.turning')}.png`, { legend });
}

/**
 * Angles and levels of the images with their places on the maps.
 * @param {import('./turning-run.js').TurningRun} run
 * @returns {import('../../../ui/csv-file.js').CsvTable | null}
 */
export function placesTable({ turned, learned: { plain, guided }, d }) {
  if (!turned) return null;
  const { angles, levels } = turned;
  /** Maps by name; the columns of a missing map stay empty. @type {Record<string, Float32Array | undefined>} */
  const maps = { pca: turned.map, plain: plain?.map, guided: guided?.map };
  const names = Object.keys(maps).flatMap((id) => Array.from({ length: d }, (_, axis) => `${id}${axis + 1}`));
  const rows = () =>
    Array.from({ length: angles * levels.length }, (_, index) => [
      (360 * (index % angles)) / angles,
      levels[Math.floor(index / angles)],
      ...Object.values(maps).flatMap((map) =>
        map ? [...map.subarray(d * index, d * index + d)] : Array(d).fill(null),
      ),
    ]);
  return { name: t('manifold.file.turning'), head: ['angle', 'level', ...names], rows };
}
