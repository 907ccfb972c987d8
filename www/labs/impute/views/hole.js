import { PIXELS, SIDE, channels } from '../../../views/pictures/pixels.js';

/** Pixels in a stripe of the hatching. */
const STRIPE = 2;
/** How much of the tint a black pixel that was filled in has: enough to be told from one that was known. */
const TINT = 0.34;

/**
 * Paints an image of which a part is missing: that part is hatched, as no pixel of an image is.
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
 * Paints an image of which a part was filled in: from the tint to white there, from black to white where it was known.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {Float32Array} mask 1 where a pixel was filled in
 */
export function paintFilled(canvas, values, mask) {
  const tint = channels('--accent').map((channel) => TINT * channel);
  paintEach(canvas, (index, set) => set(values[index], mask[index] > 0.5 ? tint : undefined));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(index: number, set: (value: number, low?: number[]) => void) => void} each sets a pixel to a grey, cut to 0..1 and counted
 *   from a colour that stands for black
 */
function paintEach(canvas, each) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(SIDE, SIDE);
  for (let index = 0; index < PIXELS; index++) {
    each(index, (value, low = [0, 0, 0]) => {
      const grey = Math.max(0, Math.min(1, value)); // a projection may be beyond
      image.data.set([...low.map((channel) => channel + (255 - channel) * grey), 255], 4 * index);
    });
  }
  context.putImageData(image, 0, 0);
}
