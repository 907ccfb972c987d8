import { DRAWING } from '../../generated/labs.js';
import { LONGEST_INK } from '../../router.js';

/**
 * A drawing as text for a link: two bytes per point, 255 between strokes, base64url.
 *
 * @typedef {Float32Array[]} Strokes x, y, x, y, … of each stroke, in units of the pad's side
 */

const STEPS = 254;
const END = 255;
/** Minimum distances between points, in quantisation steps; closer points are hardly visible. The first that makes the text short enough is used. */
const NEAR = [3, 6, 12, 20];

/**
 * The pen's width on the pad, in units of its side. The network sees every drawing scaled to the same box and drawn with the
 * same pen; the pad's pen has that width for a drawing that fills this fraction of the side.
 */
const USUAL_SHARE = 0.5;
export const PEN_WIDTH = (USUAL_SHARE * 2 * DRAWING.penRadius) / (DRAWING.box - 2 * DRAWING.penRadius);

/**
 * @param {Strokes} strokes
 * @param {number} longest maximum length of the text
 * @returns {string} empty when the drawing does not fit
 */
export function writeInk(strokes, longest = LONGEST_INK) {
  for (const near of NEAR) {
    const bytes = strokes.flatMap((stroke) => [...simplified(stroke, near), END]);
    const text = btoa(String.fromCharCode(...bytes));
    const link = text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    if (link.length <= longest) return link;
  }
  return '';
}

/**
 * @param {string} text
 * @returns {Strokes} empty for an invalid text
 */
export function readInk(text) {
  try {
    const bytes = [...atob(text.replaceAll('-', '+').replaceAll('_', '/'))].map((char) => char.charCodeAt(0));
    /** @type {number[][]} */
    const strokes = [[]];
    for (const byte of bytes) {
      if (byte === END) strokes.push([]);
      else strokes.at(-1)?.push(byte / STEPS);
    }
    const whole = strokes.map((points) => points.slice(0, points.length & ~1));
    return whole.filter(({ length }) => length >= 2).map((points) => new Float32Array(points));
  } catch {
    return [];
  }
}

/**
 * @param {Float32Array} stroke
 * @param {number} near
 */
function simplified(stroke, near) {
  /** @type {number[]} */
  const keptPoints = [];
  for (let i = 0; i + 1 < stroke.length; i += 2) {
    const [x, y] = [stroke[i], stroke[i + 1]].map((value) =>
      Math.round(Math.min(1, Math.max(0, value)) * STEPS),
    );
    const last = i + 3 >= stroke.length;
    const [a, b] = keptPoints.slice(-2);
    if (!keptPoints.length || last || Math.hypot(x - a, y - b) >= near) keptPoints.push(x, y);
  }
  return keptPoints;
}
