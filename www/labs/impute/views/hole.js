import { PIXELS, SIDE, channels } from '../../../views/pictures/pixels.js';

/** Width of a hatching stripe in pixels. */
const STRIPE = 2;
/** Tint of a black pixel that was imputed: enough to distinguish it from a known one. */
const TINT = 0.34;

/**
 * Paints an image with missing pixels hatched, unlike any image content.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {Float32Array} mask 1 where a pixel is missing
 */
export function paintHole(canvas, values, mask) {
  const [dark, light] = [channels('--accent'), channels('--faint')];
  paintEach(canvas, (index, set) => {
    if (mask[index] <= 0.5) return set(values[index]);
    const stripe = ((index % SIDE) + Math.floor(index / SIDE)) % (2 * STRIPE) < STRIPE;
    set(0, stripe ? dark : light);
  });
}

/**
 * Paints an image with imputed pixels from tint to white, and known ones from black to white.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {Float32Array} mask 1 where a pixel was imputed
 */
export function paintFilled(canvas, values, mask) {
  const tint = channels('--accent').map((channel) => TINT * channel);
  paintEach(canvas, (index, set) => set(values[index], mask[index] > 0.5 ? tint : undefined));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(index: number, set: (value: number, low?: number[]) => void) => void} each sets a pixel to a grey value, clamped
 *   to 0..1, on a scale that starts at `low` instead of black
 */
function paintEach(canvas, each) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(SIDE, SIDE);
  for (let index = 0; index < PIXELS; index++) {
    each(index, (value, low = [0, 0, 0]) => {
      const grey = Math.max(0, Math.min(1, value)); // a projection may be outside 0..1
      image.data.set([...low.map((channel) => channel + (255 - channel) * grey), 255], 4 * index);
    });
  }
  context.putImageData(image, 0, 0);
}
