/** Number of hues. */
const STEPS = 120;
/** Saturation and lightness of the colours. */
const [SATURATION, LIGHTNESS] = [0.7, 0.5];

/** Red, green and blue of each step around the circle of hues. */
export const WHEEL = Array.from({ length: STEPS }, (_, step) =>
  [0, 8, 4].map((shift) => Math.round(255 * channel((shift + (12 * step) / STEPS) % 12))),
);

/** A channel of a colour of this saturation and lightness, as CSS defines `hsl()`. @param {number} k */
function channel(k) {
  return LIGHTNESS - (SATURATION / 2) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
}

/** The hue step of an angle. @param {number} share of a whole turn, 0..1 */
export const wheelStep = (share) => Math.floor(STEPS * share) % STEPS;

/** The colour of an angle. @param {number} share of a whole turn, 0..1 */
export const angleColour = (share) => `rgb(${WHEEL[wheelStep(share)].join(' ')})`;
