import { SHADES, signedPalette } from '../pictures/pixels.js';

/**
 * Paints a small array of numbers as an enlarged image.
 * @param {CanvasRenderingContext2D} context
 * @param {{ columns: number, rows: number, colourOf: (index: number) => number }} image
 * @param {number[]} spot left, top, width, height
 */
export function drawEnlarged(context, { columns, rows, colourOf }, [left, top, width, height]) {
  const small = new OffscreenCanvas(columns, rows);
  const sketch = small.getContext('2d');
  if (!sketch) return;
  const image = sketch.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let index = 0; index < pixels.length; index++) pixels[index] = colourOf(index);
  sketch.putImageData(image, 0, 0);
  context.drawImage(small, left, top, width, height);
}

/** Colours of ink values 0..1. @param {Float32Array} values @returns {(index: number) => number} */
export const greys = (values) => (index) => {
  const shade = Math.round(255 * Math.max(0, Math.min(1, values[index]))) || 0;
  return ((255 << 24) | (shade * 0x010101)) >>> 0;
};

/** Orange below zero, blue above, saturated at `end`. @param {Float32Array} values @param {number} end @returns {(index: number) => number} */
export function signs(values, end) {
  const { palette } = signedPalette();
  return (index) => palette[Math.round(SHADES * (1 + (Math.max(-1, Math.min(1, values[index] / end)) || 0)))];
}
