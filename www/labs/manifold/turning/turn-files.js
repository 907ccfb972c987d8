import { t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { download, saveCanvas } from '../../../ui/download.js';
import { csvText } from '../../../ui/file-buttons.js';

/** Curves side by side as one picture. @param {HTMLCanvasElement[]} canvases */
export function saveCurves(canvases) {
  const [{ width, height }] = canvases;
  const sheet = h('canvas', { width: canvases.length * width, height });
  canvases.forEach((canvas, at) => sheet.getContext('2d')?.drawImage(canvas, at * width, 0, width, height));
  saveCanvas(sheet, `${t('manifold.file.turning')}.png`);
}

/** The images' angles and levels with their places on the maps. @param {import('./turning-run.js').TurningRun} run */
export function savePlaces({ turned, learned: { plain, guided }, d }) {
  if (!turned) return;
  const { angles, levels } = turned;
  /** By name; one that is not there leaves its columns empty. @type {Record<string, Float32Array | undefined>} */
  const maps = { pca: turned.map, plain: plain?.map, guided: guided?.map };
  const names = Object.keys(maps).flatMap((id) => Array.from({ length: d }, (_, axis) => `${id}${axis + 1}`));
  const rows = Array.from({ length: angles * levels.length }, (_, index) => [
    (360 * (index % angles)) / angles,
    levels[Math.floor(index / angles)],
    ...Object.values(maps).flatMap((map) =>
      map ? [...map.subarray(d * index, d * index + d)] : Array(d).fill(''),
    ),
  ]);
  download(`${t('manifold.file.turning')}.csv`, csvText(['angle', 'level', ...names], rows), 'text/csv');
}
