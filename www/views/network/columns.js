/**
 * Chooses and places the units of a network that are drawn: one column per layer, subsampled where there is not enough room.
 *
 * @typedef {import('./layers.js').Layer} Layer
 * @typedef {object} Column
 * @property {Layer} layer
 * @property {Layer} next the layer that takes its outputs
 * @property {number} count units of the layer; channels for a convolution
 * @property {number[]} units the drawn units
 * @property {number} each values per unit: 1, or the pixels of a channel
 *
 * @typedef {{ layer: number, unit: number }} UnitPlace a unit of a network: layer number from 1, and unit number; layer 0
 *   for none
 */

/** Evenly spaced indices below `count`, including the first and the last. @param {number} count @param {number} most */
export function thinned(count, most) {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}

/**
 * The columns between the two images: every layer but the last, whose units are the pixels of the reconstruction.
 * @param {Layer[]} layers encoder and decoder
 * @param {number} most maximum number of units in a column
 * @returns {Column[]}
 */
export const columnsOf = (layers, most) =>
  layers.slice(0, -1).map((layer, index) => {
    const isMap = layer.info.output.length === 3;
    // The decoder receives only the means of a variational encoder's last layer.
    const count = isMap
      ? layer.info.output[0]
      : Math.min(layer.values.length, layers[index + 1].input.length);
    return {
      layer,
      next: layers[index + 1],
      count,
      units: thinned(count, most),
      each: isMap ? layer.values.length / count : 1,
    };
  });

/**
 * The weights of a unit as an image of the input's size: the pattern detected by a unit of the first layer, or drawn by a
 * unit before the last. Null for other layers.
 * @param {Column} column
 * @param {number} unit
 * @param {number} pixels
 */
export function imageOf({ layer, next }, unit, pixels) {
  if (layer.info.kind === 'dense' && layer.columns === pixels)
    return layer.weights.subarray(unit * pixels, (unit + 1) * pixels);
  if (next.info.kind !== 'dense' || next.rows !== pixels) return null;
  return Float32Array.from({ length: pixels }, (_, row) => next.weights[row * next.columns + unit]);
}

/**
 * The connection between units of neighbouring columns: the weight of largest magnitude, with its sign.
 * @param {Column} from
 * @param {Column} to
 * @param {number} input unit of `from`
 * @param {number} output unit of `to`
 */
export function linkOf(from, to, input, output) {
  const { weights, rows, columns, info } = to.layer;
  const isTurned = info.kind === 'transposed';
  // A dense layer on feature maps has one weight per pixel, a layer that outputs maps has one row per pixel, and its outputs
  // enter the next layer as maps.
  const [downs, acrosses] = isTurned ? [from.count, to.count] : [to.count, from.count];
  const [down, across] = isTurned ? [input, output] : [output, input];
  const [high, wide] = [Math.max(1, rows / downs), Math.max(1, columns / acrosses)];
  const [top, left] = [Math.floor((down * rows) / downs), Math.floor((across * columns) / acrosses)];
  let most = 0;
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++) {
      const weight = weights[(top + row) * columns + left + column];
      if (Math.abs(weight) > Math.abs(most)) most = weight;
    }
  return most;
}

/**
 * Where a unit is drawn: in a subsampled layer, in place of the nearest drawn unit.
 * @param {UnitPlace} looked
 * @param {Column[]} columns
 * @returns {[number, number] | null}
 */
export function putIn({ layer, unit }, columns) {
  const column = columns[layer - 1];
  if (!column || unit < 1 || unit > column.count) return null;
  const { units } = column;
  const far = (/** @type {number} */ place) => Math.abs(units[place] + 1 - unit);
  const place = units.reduce((best, _, other) => (far(other) < far(best) ? other : best), 0);
  units[place] = unit - 1;
  return [layer - 1, place];
}
