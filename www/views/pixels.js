import { h } from '../ui/dom.js';
import { colour } from '../ui/preferences.js';

/** Side of an image, in pixels. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/**
 * A canvas that shows one 28 × 28 image.
 * @param {string} view its name for styles and tests
 * @returns {HTMLCanvasElement}
 */
export function pixelCanvas(view) {
  return h('canvas', { class: 'pixels', width: SIDE, height: SIDE, 'data-view': view, role: 'img' });
}

/**
 * Paints grey values 0..1, white on black as MNIST is.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {number} [offset] of the image in `values`
 */
export function paintGrey(canvas, values, offset = 0) {
  paint(canvas, (data) => {
    for (let i = 0; i < PIXELS; i++) data.fill(255 * values[offset + i], 4 * i, 4 * i + 3);
  });
}

/** A difference of this much has the full colour. */
export const RESIDUAL_SCALE = 0.5;

/**
 * Paints x − x̂: blue where ink is missing, orange where there is too much, as strongly as it is.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} input
 * @param {Float32Array} reconstruction
 */
export function paintResidual(canvas, input, reconstruction) {
  const [zero, positive, negative] = ['--zero', '--positive', '--negative'].map(channels);
  paint(canvas, (data) => {
    for (let i = 0; i < PIXELS; i++) {
      const difference = input[i] - reconstruction[i];
      const end = difference > 0 ? positive : negative;
      const weight = Math.min(1, Math.abs(difference) / RESIDUAL_SCALE);
      for (let c = 0; c < 3; c++) data[4 * i + c] = zero[c] + (end[c] - zero[c]) * weight;
    }
  });
}

/** Red, green and blue of a colour `#rrggbb`. @param {string} token */
function channels(token) {
  const hex = colour(token);
  return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(data: Uint8ClampedArray) => void} fill
 */
function paint(canvas, fill) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(SIDE, SIDE);
  image.data.fill(255);
  fill(image.data);
  context.putImageData(image, 0, 0);
}
