import { colour } from '../../../ui/preferences.js';
import { crispCanvas } from '../../../views/canvas.js';
import { drawEnlarged, greys, signs } from '../../../views/network/enlarged.js';

/** @typedef {import('../../../generated/protocol.js').Activation} Activation */

/** Magnitude of full colour, in units of the root mean square. */
const STRONG = 2.5;
/** Minimum side in CSS pixels, so that it can be seen and pointed at. */
export const THINNEST = 8;

/** @param {Float32Array} values */
const strong = (values) => {
  let sum = 0;
  for (const value of values) sum += Number.isFinite(value) ? value * value : 0;
  return STRONG * Math.sqrt(sum / values.length) || 1;
};

/**
 * Paints numbers as a rectangle of colours that fills the canvas: orange below zero, blue above.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values row by row
 * @param {number} columns
 * @param {boolean} [grey] values 0..1, as ink
 */
export function paintMatrix(canvas, values, columns, grey = false) {
  const crisp = crispCanvas(canvas);
  const rows = Math.round(values.length / columns);
  if (!crisp || !rows) return;
  const { context, width, height } = crisp;
  context.imageSmoothingEnabled = columns > width || rows > height;
  const colourOf = grey ? greys(values) : signs(values, strong(values));
  drawEnlarged(context, { columns, rows, colourOf }, [0, 0, width, height]);
  context.strokeStyle = colour('--edge');
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
}

/**
 * Marks a row or a column of a rectangle.
 * @param {HTMLCanvasElement} canvas
 * @param {{ row?: number, rows?: number, column?: number, columns?: number }} place
 */
export function markPlace(canvas, { row, rows = 1, column, columns = 1 }) {
  const context = canvas.getContext('2d');
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!context || !width) return;
  context.strokeStyle = colour('--ink');
  context.lineWidth = 2;
  if (row !== undefined) {
    const side = Math.max(4, height / rows);
    const top = Math.max(1, Math.min(height - side - 1, ((row + 0.5) * height) / rows - side / 2));
    context.strokeRect(1, top, width - 2, side);
  }
  if (column !== undefined) {
    const side = Math.max(4, width / columns);
    const left = Math.max(1, Math.min(width - side - 1, ((column + 0.5) * width) / columns - side / 2));
    context.strokeRect(left, 1, side, height - 2);
  }
}

/** Limit of an activation's axis on both sides. */
const REACH = 5;

/** s(z), drawn as a small curve. @type {Record<Activation, (z: number) => number>} */
const CURVES = {
  relu: (z) => Math.max(0, z) / REACH,
  sigmoid: (z) => 2 / (1 + Math.exp(-z)) - 1,
  tanh: Math.tanh,
  identity: (z) => z / REACH,
  binary: (z) => (z > 0 ? 0.9 : 0),
};

/**
 * Paints an activation's curve with a value marked on it.
 * @param {HTMLCanvasElement} canvas
 * @param {Activation} activation
 * @param {number} z
 */
export function paintCurve(canvas, activation, z) {
  const crisp = crispCanvas(canvas);
  const curve = CURVES[activation];
  if (!crisp) return;
  const { context, width, height } = crisp;
  const x = (/** @type {number} */ value) => (width / 2) * (1 + value / REACH);
  const low = activation === 'sigmoid' || activation === 'relu' || activation === 'binary';
  // Activations that are never negative start at the bottom.
  const share = (/** @type {number} */ value) =>
    activation === 'sigmoid' ? (curve(value) + 1) / 2 : low ? curve(value) : (curve(value) + 1) / 2;
  const y = (/** @type {number} */ value) => height - 4 - (height - 8) * share(value);
  context.strokeStyle = colour('--edge');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(width / 2, 2);
  context.lineTo(width / 2, height - 2);
  context.moveTo(2, low ? height - 4 : height / 2);
  context.lineTo(width - 2, low ? height - 4 : height / 2);
  context.stroke();
  context.strokeStyle = colour('--accent');
  context.lineWidth = 2.5;
  context.beginPath();
  for (let place = 0; place <= width; place++) {
    const at = ((place / width) * 2 - 1) * REACH;
    if (place) context.lineTo(place, y(at));
    else context.moveTo(place, y(at));
  }
  context.stroke();
  const at = Math.max(-REACH, Math.min(REACH, z));
  context.fillStyle = colour('--ink');
  context.beginPath();
  context.arc(x(at), y(at), 4.5, 0, 2 * Math.PI);
  context.fill();
}
