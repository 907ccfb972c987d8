/** Initial weights of a run. They come from one seed, so all engines start with the same ones. */
import { CONVOLUTION, count } from '../kinds.js';

/** @typedef {import('../kinds.js').Layer} Layer */
/**
 * Shapes: dense `[in, out]`, convolution `[out, in, k, k]`, transposed `[in, out, k, k]`; images are channels first.
 * @typedef {{ weight: Float32Array<ArrayBuffer>, sizes: number[], bias: number }} Initial
 */

const SEED = 1;

/** Initial weights of a network. @param {import('../kinds.js').Kind} kind */
export function initialNetwork({ encoder, decoder }) {
  const random = seeded(SEED);
  const draw = (/** @type {Layer[]} */ layers) => layers.map((layer) => initial(layer, random));
  return { encoder: draw(encoder), decoder: draw(decoder) };
}

/**
 * Uniform in ±gain·√(3 / fan in), gain √2 before ReLU.
 * @param {Layer} layer
 * @param {() => number} random
 * @returns {Initial}
 */
function initial(layer, random) {
  const sizes = weightSizes(layer);
  const gain = layer.activation === 'relu' ? Math.SQRT2 : 1;
  const bound = gain * Math.sqrt(3 / fanIn(layer));
  const weight = Float32Array.from(
    { length: sizes.reduce((a, b) => a * b) },
    () => (2 * random() - 1) * bound,
  );
  return { weight, sizes, bias: layer.shape === 'dense' ? count(layer.to) : channels(layer.to) };
}

/** @param {Layer} layer */
function weightSizes({ shape, from, to }) {
  if (shape === 'dense') return [count(from), count(to)];
  const ends = [channels(from), channels(to)];
  return [...(shape === 'convolution' ? ends.reverse() : ends), CONVOLUTION.kernel, CONVOLUTION.kernel];
}

/**
 * Number of inputs per output; in a transposed convolution, one weight in stride² reaches a pixel.
 * @param {Layer} layer
 */
function fanIn({ shape, from }) {
  if (shape === 'dense') return count(from);
  const window = channels(from) * CONVOLUTION.kernel ** 2;
  return shape === 'convolution' ? window : window / CONVOLUTION.stride ** 2;
}

/** @param {import('../kinds.js').Values} values */
function channels(values) {
  if (typeof values === 'number') throw new Error('a convolution needs an image shape');
  return values.channels;
}

/** A seeded uniform generator in 0..1 (mulberry32). @param {number} seed */
export function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
