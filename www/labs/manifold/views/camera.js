/**
 * View of points in space: a turn around the vertical axis, a tilt towards the eye, and a roll of the picture.
 * @typedef {{ turn: number, tilt: number, roll: number, reach: number }} Camera
 */

/**
 * A camera that keeps all points in view from every direction.
 * @param {number} turn
 * @param {number} tilt
 * @param {Float32Array} points `[count, 3]`
 * @returns {Camera}
 */
export function cameraOf(turn, tilt, points) {
  let reach = 0;
  for (let i = 0; i < points.length; i += 3)
    reach = Math.max(reach, Math.hypot(points[i], points[i + 1], points[i + 2]));
  return { turn, tilt, roll: 0, reach: reach || 1 };
}

/** @param {Camera} camera */
function axesOf({ turn, tilt, roll }) {
  const [c, s, ct, st] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)];
  const [right, up] = [
    [c, s, 0],
    [-s * st, c * st, ct],
  ];
  return {
    right: right.map((value, axis) => cr * value + sr * up[axis]),
    up: right.map((value, axis) => cr * up[axis] - sr * value),
    away: [-s * ct, c * ct, -st],
  };
}

/**
 * Projects the points: x and y, −1..1, y up, and depth, −1..1.
 * @param {Float32Array} points `[count, 3]`
 * @param {Camera} camera
 */
export function projected(points, camera) {
  const { right, up, away } = axesOf(camera);
  const seen = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [points[i], points[i + 1], points[i + 2]];
    seen[i] = (right[0] * x + right[1] * y + right[2] * z) / camera.reach;
    seen[i + 1] = (up[0] * x + up[1] * y + up[2] * z) / camera.reach;
    seen[i + 2] = away[0] * x + away[1] * y + away[2] * z;
  }
  return seen;
}

/**
 * The camera that looks straight at a flat sheet, its longer side level, all of it in view; of the possible ones, the
 * nearest to `from`.
 * @param {Float32Array} sheet `[count, 3]`, all on one plane
 * @param {Camera} from
 * @returns {Camera}
 */
export function facing(sheet, from) {
  const normal = normalOf(sheet);
  if (!normal) return from;
  const { away } = axesOf(from);
  const side = Math.sign(normal.reduce((sum, value, axis) => sum + value * away[axis], 0)) || 1;
  const [x, y, z] = normal.map((value) => side * value);
  const tilt = Math.asin(Math.max(-1, Math.min(1, -z)));
  const turn = from.turn + nearest(Math.atan2(-x, y) - from.turn, 2 * Math.PI);
  const level = { turn, tilt, roll: 0, reach: 1 };
  const seen = projected(sheet, level);
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < seen.length; i += 3) {
    xx += seen[i] ** 2;
    xy += seen[i] * seen[i + 1];
    yy += seen[i + 1] ** 2;
  }
  const roll = nearest(Math.atan2(2 * xy, xx - yy) / 2, Math.PI);
  const placed = projected(sheet, { ...level, roll });
  let reach = 0;
  for (let i = 0; i < placed.length; i += 3)
    reach = Math.max(reach, Math.abs(placed[i]), Math.abs(placed[i + 1]));
  return { ...level, roll, reach: reach || 1 };
}

/** Interpolates between two cameras. @param {Camera} a @param {Camera} b @param {number} share 0..1 @returns {Camera} */
export function between(a, b, share) {
  const mix = (/** @type {number} */ one, /** @type {number} */ other) => one + share * (other - one);
  return {
    turn: mix(a.turn, b.turn),
    tilt: mix(a.tilt, b.tilt),
    roll: mix(a.roll, b.roll),
    reach: mix(a.reach, b.reach),
  };
}

/** Subtracts whole turns from an angle so that its magnitude is smallest. @param {number} angle @param {number} turn */
const nearest = (angle, turn) => angle - turn * Math.round(angle / turn);

/** Normal of a sheet, from the largest cross product of two vectors on it. @param {Float32Array} sheet */
function normalOf(sheet) {
  const far = furthest(sheet, 0);
  /** @type {number[] | null} */
  let normal = null;
  let longest = 0;
  for (let i = 0; i < sheet.length; i += 3) {
    const [a, b] = [far, i].map((at) => [0, 1, 2].map((axis) => sheet[at + axis] - sheet[axis]));
    const product = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
    const length = Math.hypot(...product);
    if (length > longest) [normal, longest] = [product.map((value) => value / length), length];
  }
  return normal;
}

/** Offset of the point furthest from the one at `from`. @param {Float32Array} sheet @param {number} from */
function furthest(sheet, from) {
  let [furthestPoint, most] = [from, -1];
  for (let i = 0; i < sheet.length; i += 3) {
    const gap = Math.hypot(...[0, 1, 2].map((axis) => sheet[i + axis] - sheet[from + axis]));
    if (gap > most) [furthestPoint, most] = [i, gap];
  }
  return furthestPoint;
}
