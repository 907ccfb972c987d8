/**
 * @typedef {object} Name
 * @property {number} x centre of the text, in pixels
 * @property {number} y
 * @property {number} width
 */

/** Maximum iterations; each one separates names that still overlap. */
const ROUNDS = 40;

/**
 * Positions of names without overlaps, near their targets and inside the picture: touching names move apart vertically by
 * equal distances.
 * @template {Name} T
 * @param {T[]} names
 * @param {number} line height of a name
 * @param {number} side of the picture
 * @returns {T[]} in the same order
 */
export function spreadNames(names, line, side) {
  const within = (/** @type {number} */ at, /** @type {number} */ half) =>
    Math.max(half, Math.min(side - half, at));
  const placed = names.map((name) => ({
    ...name,
    x: within(name.x, name.width / 2),
    y: within(name.y, line / 2),
  }));
  const order = [...placed].sort((a, b) => a.y - b.y);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    order.forEach((upper, at) => {
      for (const lower of order.slice(at + 1)) {
        const lack = line - (lower.y - upper.y);
        if (lack < 0.5 || Math.abs(upper.x - lower.x) >= (upper.width + lower.width) / 2) continue;
        upper.y = within(upper.y - lack / 2, line / 2);
        lower.y = within(lower.y + lack / 2, line / 2);
        moved = true;
      }
    });
    if (!moved) break;
  }
  return placed;
}
