/** Where one value of the code is put, in standard deviations from its mean over the test samples. */
export const STOPS = [-2, -1, 0, 1, 2];

/**
 * The same code with one of its values at each of these places.
 * @param {Float32Array} code
 * @param {number} unit index of the value
 * @param {{ means: Float32Array, deviations: Float32Array }} survey over the test samples
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
 * The values that change a picture most, the first one most of all; never all of them, which would say nothing.
 * @param {Float32Array} effects of each value
 * @param {number} most so many at most
 */
export const mostEffective = (effects, most) =>
  [...effects.keys()].sort((a, b) => effects[b] - effects[a]).slice(0, Math.min(most, effects.length - 1));
