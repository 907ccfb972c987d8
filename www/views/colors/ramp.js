/**
 * A colour scale that everybody can distinguish, darker to lighter: van der Walt and Smith's "viridis" at nine stops,
 * linearly interpolated.
 */
const STOPS = ['440154', '472d7b', '3b528b', '2c728e', '21918c', '28ae80', '5ec962', 'addc30', 'fde725'];
const STEPS = 64;

/** Red, green and blue, 0..255, of each step. @type {number[][]} */
export const RAMP = Array.from({ length: STEPS }, (_, step) => {
  const place = (step / (STEPS - 1)) * (STOPS.length - 1);
  const below = Math.min(Math.floor(place), STOPS.length - 2);
  const [from, to] = [STOPS[below], STOPS[below + 1]].map(channelsOf);
  return from.map((value, c) => value + (to[c] - value) * (place - below));
});

/** The step at a position of the scale, clamped to its ends. @param {number} share 0..1 */
export const stepOf = (share) => Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS)));

/** @param {string} hex */
function channelsOf(hex) {
  return [0, 2, 4].map((start) => parseInt(hex.slice(start, start + 2), 16));
}
