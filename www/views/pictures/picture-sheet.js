import { h } from '../../ui/dom.js';
import { saveCanvas } from '../../ui/download.js';
import { SIDE } from './pixels.js';

/** Pixels of the sheet per pixel of a picture. */
const ENLARGED = 6;

/**
 * Saves small pictures as one sheet, row by row.
 * @param {HTMLCanvasElement[]} canvases
 * @param {number} columns
 * @param {string} name of the file
 */
export function savePictures(canvases, columns, name) {
  const side = SIDE * ENLARGED;
  const rows = Math.ceil(canvases.length / columns);
  const sheet = h('canvas', { width: columns * side, height: rows * side });
  const context = sheet.getContext('2d');
  if (!context || !rows) return;
  context.imageSmoothingEnabled = false;
  canvases.forEach((canvas, at) =>
    context.drawImage(canvas, (at % columns) * side, Math.floor(at / columns) * side, side, side),
  );
  saveCanvas(sheet, name, { of: canvases[0], legend: [] });
}
