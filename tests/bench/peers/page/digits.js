/** The training digits shipped with the page, and their order. */
import { BATCH, PIXELS } from '../kinds.js';

const IDX_HEADER = 16;

/** The pixels of all images in 0..1, one image after another. @param {string} url */
export async function digits(url) {
  const { body } = await fetch(url);
  if (!body) throw new Error('no digits');
  const bytes = await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  const pixels = new Uint8Array(bytes, IDX_HEADER);
  const images = new Float32Array(pixels.length);
  for (let index = 0; index < pixels.length; index++) images[index] = pixels[index] / 255; // `from` would build a list first
  return images;
}

/**
 * The image indices of each batch, reshuffled each epoch.
 * @param {number} images
 * @param {() => number} random
 * @returns {Generator<Int32Array<ArrayBuffer>, never>}
 */
export function* batches(images, random) {
  const order = Int32Array.from({ length: images }, (_, index) => index);
  for (;;) {
    for (let last = images - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other], order[last]];
    }
    for (let at = 0; at + BATCH <= images; at += BATCH) yield order.slice(at, at + BATCH);
  }
}

/** @param {Float32Array} pixels */
export function imageCount(pixels) {
  return pixels.length / PIXELS;
}
