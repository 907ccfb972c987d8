/**
 * A network's layers out of the core's answer, each with its own part of the numbers.
 *
 * @typedef {import('../../generated/protocol.js').Traced} Traced
 * @typedef {import('../../generated/protocol.js').LayerInfo} LayerInfo
 * @typedef {object} Layer
 * @property {LayerInfo} info
 * @property {number} rows of W as a rectangle: values out, or channels
 * @property {number} columns
 * @property {Float32Array} weights row by row
 * @property {Float32Array} biases
 * @property {Float32Array} input what comes in
 * @property {Float32Array} products W a
 * @property {Float32Array} sums
 * @property {Float32Array} values
 */

const product = (/** @type {number[]} */ sizes) => sizes.reduce((all, size) => all * size, 1);

/** @param {Traced} traced @returns {{ encoder: Layer[], decoder: Layer[] }} */
export function layersOf(traced) {
  const at = { weights: 0, biases: 0, values: 0 };
  /** @param {Float32Array} all @param {keyof typeof at} of @param {number} count */
  const part = (all, of, count) => all.subarray(at[of], at[of] + count);
  const depth = traced.layers.length / 2;
  /** @type {Layer[]} */
  const layers = [];
  for (const [index, info] of traced.layers.entries()) {
    const [rows, columns] = [info.weight[0], product(info.weight.slice(1))];
    const [all, out] = [rows * columns, product(info.output)];
    const biases = info.kind === 'dense' ? rows : info.output[0];
    const before = layers[index - 1]?.values ?? traced.input;
    layers.push({
      info,
      rows,
      columns,
      weights: part(traced.weights, 'weights', all),
      biases: part(traced.biases, 'biases', biases),
      // Of a variational code the decoder gets the means alone.
      input: index === depth ? before.subarray(0, product(info.input)) : before,
      products: part(traced.products, 'values', out),
      sums: part(traced.sums, 'values', out),
      values: part(traced.values, 'values', out),
    });
    at.weights += all;
    at.biases += biases;
    at.values += out;
  }
  return { encoder: layers.slice(0, depth), decoder: layers.slice(depth) };
}

/** The bias of one of a layer's values: of a convolution its channel's. @param {Layer} layer @param {number} value */
export const biasOf = ({ biases, values }, value) =>
  biases[Math.floor(value / Math.max(1, values.length / biases.length))];

/**
 * Pixels of the screen for each number, so that the rectangles of both layers fit.
 * @param {Pick<Layer, 'rows' | 'columns' | 'input' | 'values'>[]} layers
 * @param {{ width: number, height: number }} room for the matrices side by side, and for the tallest of all
 */
export function unitFor(layers, { width, height }) {
  const wide = layers.reduce((sum, { columns }) => sum + columns, 0);
  const tall = Math.max(
    ...layers.map(({ rows, input, values }) => Math.max(rows, input.length, values.length)),
  );
  return Math.max(0, Math.min(width / wide, height / tall));
}
