/**
 * The square shown of a plane: its centre and half side. Outliers do not shrink the rest.
 * @param {Float32Array} points `[count, 2]`
 */
export function frameOf(points) {
  const [x, y] = [0, 1].map((axis) => {
    const sorted = points.filter((_, at) => at % 2 === axis).sort();
    const at = (/** @type {number} */ share) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    return [at(FAR), at(1 - FAR)];
  });
  const half = (ROOM * Math.max(x[1] - x[0], y[1] - y[0])) / 2 || 1;
  return { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2, half };
}
/** Fraction of the points that may be outside, on each side; margin factor of the square. */
const [FAR, ROOM] = [0.01, 1.15];

/**
 * The point nearest to a position.
 * @param {Float32Array} points `[count, 2]`
 * @param {[number, number]} place
 */
export function nearestTo(points, [x, y]) {
  let [best, least] = [0, Infinity];
  for (let index = 0; 2 * index < points.length; index++) {
    const far = (points[2 * index] - x) ** 2 + (points[2 * index + 1] - y) ** 2;
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

/**
 * The nearest point within 45° of a direction; null if there is none.
 * @param {Float32Array} points `[count, 2]`
 * @param {[number, number]} from
 * @param {[number, number]} towards a direction along one axis
 * @param {number} least minimum distance
 */
export function nextTowards(points, [x, y], [right, up], least) {
  let [best, closest] = [/** @type {number | null} */ (null), Infinity];
  for (let index = 0; 2 * index < points.length; index++) {
    const [across, along] = [points[2 * index] - x, points[2 * index + 1] - y];
    const [ahead, aside] = right
      ? [across * Math.sign(right), Math.abs(along)]
      : [along * Math.sign(up), Math.abs(across)];
    const far = Math.hypot(across, along);
    if (ahead < aside || far <= least || far >= closest) continue;
    [best, closest] = [index, far];
  }
  return best;
}

/**
 * The distance from a position to the farthest of some points.
 * @param {Float32Array} points `[count, 2]`
 * @param {number[]} indices
 * @param {[number, number]} place
 */
export const reachOf = (points, indices, [x, y]) =>
  Math.max(0, ...indices.map((index) => Math.hypot(points[2 * index] - x, points[2 * index + 1] - y)));

/** Iterations for separating overlapping names. */
const ROUNDS = 60;

/**
 * Positions of names, moved apart until hardly any two are closer than `least` in both axes.
 * @param {[number, number][]} places
 * @param {number} least
 */
export function spread(places, least) {
  const moved = places.map(([x, y]) => /** @type {[number, number]} */ ([x, y]));
  for (let round = 0; round < ROUNDS; round++) {
    moved.forEach((one, at) => {
      for (const other of moved.slice(at + 1)) {
        const [x, y] = [other[0] - one[0], other[1] - one[1]];
        const far = Math.hypot(x, y);
        if (far >= least) continue;
        const [right, down] = far > 0 ? [x / far, y / far] : [1, 0];
        const push = (least - far) / 2;
        one[0] -= right * push;
        one[1] -= down * push;
        other[0] += right * push;
        other[1] += down * push;
      }
    });
  }
  return moved;
}
