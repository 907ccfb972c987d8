/** Places of a code value, in standard deviations from its mean over the test samples. */
export const STOPS = [-2, -1, 0, 1, 2];

/**
 * The code with one value moved to each of these places.
 * @param {Float32Array} code
 * @param {number} unit index of the value
 * @param {{ means: Float32Array, deviations: Float32Array }} survey statistics over the test samples
 */
export function sweepOf(code, unit, { means, deviations }) {
  const places = STOPS.map((stop) => means[unit] + stop * deviations[unit]);
  const codes = new Float32Array(places.length * code.length);
  places.forEach((place, row) => {
    codes.set(code, row * code.length);
    codes[row * code.length + unit] = place;
  });
  return { places, codes };
}

/**
 * Indices of the values that change a picture most, in falling order; never all of them, which would be no selection.
 * @param {Float32Array} effects by value
 * @param {number} most maximum number of indices
 */
export const mostEffective = (effects, most) =>
  [...effects.keys()].sort((a, b) => effects[b] - effects[a]).slice(0, Math.min(most, effects.length - 1));
