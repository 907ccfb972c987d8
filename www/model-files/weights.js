/** Converts foreign weights to this page's form: PyTorch's layout, odd kernels with equal padding on all sides. */
import { fault } from './fault.js';

/**
 * @typedef {import('./chain.js').Step} Step
 * @typedef {import('./chain.js').Layout} Layout
 * @typedef {import('./safetensors.js').Tensor} Tensor
 */

/** An image flattened to a vector: channels first here, channels last in Keras. @typedef {{ channels: number, pixels: number }} Flat */

/** Padding before an image's first pixel. @param {Step} step @param {Layout} layout */
function padding({ kernel, side }, layout) {
  if (layout === 'pytorch') return Math.floor((kernel - 1) / 2);
  return Math.floor(Math.max((Math.ceil(side / 2) - 1) * 2 + kernel - side, 0) / 2);
}

/**
 * The smallest odd kernel that all of these kernels fit into. Unequal padding in the foreign network becomes an offset of
 * the kernel from the centre.
 * @param {Step[]} steps
 * @param {Layout} layout
 */
export function commonKernel(steps, layout) {
  let reach = 0;
  for (const step of steps.filter(({ kind }) => kind !== 'dense')) {
    const before = padding(step, layout);
    if (layout === 'pytorch' && step.kernel % 2 === 0 && step.side % 2)
      throw fault('modelKernel', {
        tensor: step.modules[0].weight?.name ?? '',
        shape: `${step.kernel} × ${step.kernel}`,
      });
    reach = Math.max(reach, before, step.kernel - 1 - before);
  }
  return 2 * reach + 1;
}

/**
 * @param {Step} step
 * @param {Tensor[]} weights of its modules
 * @param {Layout} layout
 * @param {number} kernel of the whole network
 * @param {{ before: Flat | null, after: Flat | null }} images flattened before and after a dense layer
 * @returns {Tensor}
 */
export function weightOf(step, weights, layout, kernel, images) {
  if (step.kind !== 'dense') return convolution(step, weights[0], layout, kernel);
  const parts = weights.map((weight) => dense(weight, layout, images));
  const rows = parts.reduce((sum, { shape }) => sum + shape[0], 0);
  return { shape: [rows, parts[0].shape[1]], values: joined(parts) };
}

/** @param {Tensor[]} parts */
export function joined(parts) {
  const values = new Float32Array(parts.reduce((sum, part) => sum + part.values.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return values;
}

/** @param {Tensor} weight @param {Layout} layout @param {{ before: Flat | null, after: Flat | null }} images @returns {Tensor} */
function dense({ shape, values }, layout, { before, after }) {
  if (layout === 'pytorch') return { shape, values };
  const [from, to] = shape;
  const [column, row] = [places(before, from), places(after, to)];
  const transposed = new Float32Array(values.length);
  for (let a = 0; a < from; a++)
    for (let b = 0; b < to; b++) transposed[row(b) * from + column(a)] = values[a * to + b];
  return { shape: [to, from], values: transposed };
}

/** Converts a bias whose output is a flattened image. @param {Tensor} bias @param {Layout} layout @param {Flat | null} image @returns {Tensor} */
export function biasOf({ shape, values }, layout, image) {
  if (layout === 'pytorch' || !image) return { shape, values };
  const place = places(image, values.length);
  const transposed = new Float32Array(values.length);
  values.forEach((value, index) => (transposed[place(index)] = value));
  return { shape, values: transposed };
}

/** Maps indices from Keras's vector order to this page's. @param {Flat | null} image @param {number} length @returns {(index: number) => number} */
function places(image, length) {
  if (!image || image.channels * image.pixels !== length) return (index) => index;
  const { channels, pixels } = image;
  return (index) => (index % channels) * pixels + Math.floor(index / channels);
}

/** @param {Step} step @param {Tensor} weight @param {Layout} layout @param {number} wide @returns {Tensor} */
function convolution(step, { shape, values }, layout, wide) {
  const { kernel } = step;
  const isTransposed = layout === 'keras';
  const [first, second] = isTransposed ? [shape[3], shape[2]] : shape;
  const offset = (wide - 1) / 2 - padding(step, layout);
  const padded = new Float32Array(first * second * wide * wide);
  for (let a = 0; a < first; a++)
    for (let b = 0; b < second; b++)
      for (let y = 0; y < kernel; y++)
        for (let x = 0; x < kernel; x++) {
          const from = isTransposed
            ? ((y * kernel + x) * second + b) * first + a
            : ((a * second + b) * kernel + y) * kernel + x;
          padded[((a * second + b) * wide + y + offset) * wide + x + offset] = values[from];
        }
  return { shape: [first, second, wide, wide], values: padded };
}
