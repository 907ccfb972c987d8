import { PIXELS, paintGrey, pixelCanvas } from '../views/pictures/pixels.js';

/**
 * A thumbnail of an image of a set.
 * @param {Uint8Array} images
 * @param {number} [index]
 * @param {string} [label] only for a meaningful picture
 */
export function thumb(images, index = 0, label) {
  const canvas = pixelCanvas('image-thumb');
  if (label) canvas.setAttribute('aria-label', label);
  else {
    canvas.removeAttribute('role');
    canvas.setAttribute('aria-hidden', 'true');
  }
  paintThumb(canvas, images, index);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {Uint8Array} images @param {number} [index] */
export const paintThumb = (canvas, images, index = 0) =>
  paintGrey(
    canvas,
    Float32Array.from(images.subarray(index * PIXELS, (index + 1) * PIXELS), (value) => value / 255),
  );
