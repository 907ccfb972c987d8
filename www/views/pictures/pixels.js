import { h } from '../../ui/dom.js';
import { colour } from '../../ui/preferences.js';
import { PIXELS, SIDE } from './image-size.js';

export { PIXELS, SIDE };

/**
 * A canvas that shows one 28 × 28 image.
 * @param {string} view name for styles and tests
 * @returns {HTMLCanvasElement}
 */
export function pixelCanvas(view) {
  return h('canvas', { class: 'pixels', width: SIDE, height: SIDE, 'data-view': view, role: 'img' });
}

/**
 * Paints grey values 0..1, white on black as in MNIST.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {number} [offset] of the image in `values`
 */
export function paintGrey(canvas, values, offset = 0) {
  paint(canvas, (data) => {
    for (let i = 0; i < PIXELS; i++) {
      data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = 255 * values[offset + i];
    }
  });
}

/** Difference painted in the saturated colour. */
export const RESIDUAL_SCALE = 0.5;

/** Shades of a signed palette on each side of zero. */
export const SHADES = 256;

/**
 * Paints x − x̂: blue where ink is missing, orange where there is too much; magnitude sets the strength.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} input
 * @param {Float32Array} reconstruction
 */
export function paintResidual(canvas, input, reconstruction) {
  paintSigned(
    canvas,
    input.map((value, index) => value - reconstruction[index]),
    RESIDUAL_SCALE,
  );
}

/**
 * Paints signed values: blue where positive, orange where negative; magnitude sets the strength.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {number} end value of the saturated colour
 */
export function paintSigned(canvas, values, end) {
  const { palette } = signedPalette();
  paint(canvas, (data) => {
    const pixels = new Uint32Array(data.buffer);
    for (let i = 0; i < PIXELS; i++) {
      const weight = Math.max(-1, Math.min(1, values[i] / end)) || 0;
      pixels[i] = palette[Math.round(SHADES * (1 + weight))];
    }
  });
}

/** @typedef {{ palette: Uint32Array, frame: number }} SignedPalette */

/** The palette, as long as the page has the same colours: to ask for one makes the browser compute styles. @type {SignedPalette | null} */
let cachedPalette = null;
/** Changes of the colours that take effect with a frame that has not come yet. */
let coming = 0;
/** @type {MutationObserver | null} */
let watch = null;

/**
 * The colours of signed values as packed pixels: v in −1..1 is at index `SHADES` · (1 + v), orange below zero and blue
 * above. Also returns the frame colour.
 */
export function signedPalette() {
  if (cachedPalette) return cachedPalette;
  if (!watch) {
    watch = new MutationObserver(() => {
      cachedPalette = null;
      coming++;
      requestAnimationFrame(() => setTimeout(() => coming--));
    });
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  }
  const colours = ['--zero', '--positive', '--negative', '--line'].map(channels);
  const palette = paletteOf(colours);
  if (!coming && colours.flat().every(Number.isFinite)) cachedPalette = palette;
  return palette;
}

/** @param {number[][]} colours @returns {SignedPalette} */
function paletteOf([zero, positive, negative, line]) {
  const bytes = new Uint8ClampedArray(4 * (2 * SHADES + 2)).fill(255);
  for (let place = 0; place <= 2 * SHADES; place++) {
    const end = place < SHADES ? negative : positive;
    const weight = Math.abs(place / SHADES - 1);
    for (let c = 0; c < 3; c++) bytes[4 * place + c] = zero[c] + (end[c] - zero[c]) * weight;
  }
  bytes.set(line, 4 * (2 * SHADES + 1));
  const palette = new Uint32Array(bytes.buffer);
  return { palette, frame: palette[2 * SHADES + 1] };
}

/** Red, green and blue of a colour `#rrggbb`. @param {string} token */
export function channels(token) {
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
