import { SATELLITE } from '../../generated/labs.js';
import { h } from '../../ui/dom.js';
import { RAMP, stepOf } from '../colors/ramp.js';

/** Pixels along one side of a patch. */
const SIDE = Math.sqrt(SATELLITE.pixels);

/**
 * A patch of 3 × 3 pixels in several spectral bands, one small picture per band, dark to light.
 * @param {ArrayLike<number>} values `[pixel, band]`, row by row
 * @param {number} bands
 * @param {[number, number]} range values of the darkest and the lightest colour
 * @param {string} label
 */
export function patch(values, bands, [low, high], label) {
  const pictures = Array.from({ length: bands }, (_, band) => {
    const canvas = h('canvas', { width: SIDE, height: SIDE, class: 'patch-band' });
    const context = canvas.getContext('2d');
    const image = context?.createImageData(SIDE, SIDE);
    if (context && image) {
      for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
        const share = (values[pixel * bands + band] - low) / (high - low);
        const step = stepOf(share);
        image.data.set([...RAMP[step], 255], 4 * pixel);
      }
      context.putImageData(image, 0, 0);
    }
    return canvas;
  });
  return h('span', { class: 'patch', role: 'img', 'aria-label': label }, pictures);
}
