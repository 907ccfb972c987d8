/** Steps of the circle of hues. */
const STEPS = 120;
/** How strong the colours are, and how light. */
const [SATURATION, LIGHTNESS] = [0.7, 0.5];

/** Once round the circle of hues: red, green and blue of each step. */
export const WHEEL = Array.from({ length: STEPS }, (_, step) =>
  [0, 8, 4].map((shift) => Math.round(255 * channel((shift + (12 * step) / STEPS) % 12))),
);

/** A channel of a colour of that strength and lightness, as CSS defines `hsl()`. @param {number} k */
function channel(k) {
  return LIGHTNESS - (SATURATION / 2) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
}

/** The step of the circle for an angle. @param {number} share of a whole turn, 0..1 */
export const wheelStep = (share) => Math.floor(STEPS * share) % STEPS;

/** The colour of an angle. @param {number} share of a whole turn, 0..1 */
export const angleColour = (share) => `rgb(${WHEEL[wheelStep(share)].join(' ')})`;
