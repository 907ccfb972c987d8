/**
 * Encodes a drawing for a line: points on a grid that the drawing fills, since the network sees every drawing scaled to the
 * same box anyway. Nearly collinear points are dropped, with a higher tolerance for more points.
 * @typedef {import('../views/pictures/ink.js').Strokes} Strokes
 */

/** Grid steps along the longer side. */
const STEPS = 63;
const ROW = STEPS + 1;
/** Offset that marks the last point of a stroke. */
const LIFT = ROW * ROW;
/** The largest encoded point, and the maximum number of points. */
export const PEN = 2 * LIFT - 1;
export const MAX_POINTS = 55;
/** Tolerances in steps for dropping a point near the line between its neighbours; the first that makes the drawing short enough is used. */
const NEAR = [0.4, 0.7, 1, 1.5, 2, 3, 4, 6, 10, 63];

/** @param {Strokes} strokes @returns {number[]} empty for an empty drawing or one with too many strokes */
export function packDrawing(strokes) {
  const gridStrokes = onGrid(strokes);
  for (const near of NEAR) {
    const simplifiedStrokes = gridStrokes.map((stroke) => simplified(stroke, near));
    const points = simplifiedStrokes.flatMap((stroke) =>
      stroke.map(([x, y], at) => y * ROW + x + (at === stroke.length - 1 ? LIFT : 0)),
    );
    if (points.length <= MAX_POINTS) return points;
  }
  return [];
}

/** @param {number[]} points @returns {Strokes} in units of a pad's side */
export function unpackDrawing(points) {
  /** @type {number[][]} */
  const strokes = [[]];
  for (const point of points) {
    const place = point % LIFT;
    strokes.at(-1)?.push((0.5 + (place % ROW)) / ROW, (0.5 + Math.floor(place / ROW)) / ROW);
    if (point >= LIFT) strokes.push([]);
  }
  return strokes.filter(({ length }) => length > 0).map((stroke) => new Float32Array(stroke));
}

/** @typedef {[number, number]} Point */

/** Integer steps from the drawing's upper left corner, without consecutive duplicates. @param {Strokes} strokes @returns {Point[][]} */
function onGrid(strokes) {
  const sides = [0, 1].map((axis) =>
    strokes.flatMap((stroke) => [...stroke].filter((_, at) => at % 2 === axis)),
  );
  const low = sides.map((values) => values.reduce((least, value) => Math.min(least, value), Infinity));
  const high = sides.map((values) => values.reduce((most, value) => Math.max(most, value), -Infinity));
  const scale = STEPS / Math.max(high[0] - low[0], high[1] - low[1], 1e-6);
  return strokes
    .map((stroke) => {
      const points = Array.from(
        { length: stroke.length >> 1 },
        (_, at) =>
          /** @type {Point} */ (
            [0, 1].map((axis) => Math.round((stroke[2 * at + axis] - low[axis]) * scale))
          ),
      );
      return points.filter(([x, y], at) => at === 0 || x !== points[at - 1][0] || y !== points[at - 1][1]);
    })
    .filter(({ length }) => length > 0);
}

/** Simplifies a stroke by the Ramer–Douglas–Peucker algorithm. @param {Point[]} points @param {number} near @returns {Point[]} */
function simplified(points, near) {
  if (points.length <= 2) return points;
  const [first, last] = [points[0], points[points.length - 1]];
  const distances = points.map((point) => distanceTo(point, first, last));
  const farthest = distances.reduce((best, distance, at) => (distance > distances[best] ? at : best), 0);
  if (distances[farthest] <= near) return [first, last];
  const before = simplified(points.slice(0, farthest + 1), near);
  return [...before.slice(0, -1), ...simplified(points.slice(farthest), near)];
}

/** Distance from a point to the line segment between two others. @param {Point} point @param {Point} from @param {Point} to */
function distanceTo([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
