/**
 * Splits the core's reply into layers, each with its part of the numbers.
 *
 * @typedef {import('../../generated/protocol.js').LayerTrace} LayerTrace
 * @typedef {import('../../generated/protocol.js').LayerInfo} LayerInfo
 * @typedef {object} Layer
 * @property {LayerInfo} info
 * @property {number} rows of W as a matrix: output values, or channels
 * @property {number} columns
 * @property {Float32Array} weights row by row
 * @property {Float32Array} biases
 * @property {Float32Array} input the layer's input
 * @property {Float32Array} products W a
 * @property {Float32Array} sums
 * @property {Float32Array} values
 */

const product = (/** @type {number[]} */ sizes) => sizes.reduce((all, size) => all * size, 1);

/** @param {LayerTrace} traced @returns {{ encoder: Layer[], decoder: Layer[] }} */
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
      // The decoder receives only the means of a variational code.
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

/** The bias of a layer's output value; for a convolution, its channel's bias. @param {Layer} layer @param {number} value */
export const biasOf = ({ biases, values }, value) =>
  biases[Math.floor(value / Math.max(1, values.length / biases.length))];

/**
 * Screen pixels per number, so that the matrices of both layers fit.
 * @param {Pick<Layer, 'rows' | 'columns' | 'input' | 'values'>[]} layers
 * @param {{ width: number, height: number }} room width for all matrices side by side, height for the tallest
 */
export function unitFor(layers, { width, height }) {
  const wide = layers.reduce((sum, { columns }) => sum + columns, 0);
  const tall = Math.max(
    ...layers.map(({ rows, input, values }) => Math.max(rows, input.length, values.length)),
  );
  return Math.max(0, Math.min(width / wide, height / tall));
}
