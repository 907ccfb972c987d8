import { readInk, writeInk } from '../../../views/pictures/ink.js';

/**
 * Applies strokes to a heartbeat: x, y, x, y, … in fractions of the chart's sides, y down. Also encodes strokes as numbers
 * for a link.
 *
 * @typedef {Float32Array} Stroke
 */

/** Range of the chart in millivolts; the engine clips to the same values. */
export const [LOW, HIGH] = [-1.5, 3];
/** Quantisation steps per side, stroke separator, and maximum number of values in a link. */
const [STEPS, END, MAX] = [254, 255, 200];
/** Length of an ink text that encodes at most that many numbers. */
const SIGNS = Math.floor((MAX * 4) / 3) - 2;

/** @param {Stroke[]} strokes @returns {number[]} empty when the drawing is too long for a link */
export function numbersOf(strokes) {
  const short = readInk(writeInk(strokes, SIGNS));
  return short.flatMap((stroke, index) => [
    ...(index ? [END] : []),
    ...Array.from(stroke, (value) => Math.round(STEPS * Math.max(0, Math.min(1, value)))),
  ]);
}

/** @param {number[]} numbers @returns {Stroke[]} */
export function strokesOf(numbers) {
  /** @type {number[][]} */
  const strokes = [[]];
  for (const value of numbers) {
    if (value === END) strokes.push([]);
    else strokes.at(-1)?.push(value / STEPS);
  }
  return strokes
    .map((points) => new Float32Array(points.slice(0, points.length & ~1)))
    .filter(({ length }) => length > 0);
}

/**
 * The beat with the strokes applied; points of a stroke are joined by straight lines.
 * @param {Float32Array} beat in millivolts
 * @param {Stroke[]} strokes
 */
export function drawnOver(beat, strokes) {
  const values = beat.slice();
  const last = values.length - 1;
  for (const stroke of strokes) {
    for (let at = 0; at < stroke.length; at += 2) {
      const from = Math.max(0, at - 2);
      line(values, [stroke[from] * last, stroke[from + 1]], [stroke[at] * last, stroke[at + 1]]);
    }
  }
  return values;
}

/** @param {Float32Array} values @param {number[]} one @param {number[]} other index and height from the top of each point */
function line(values, one, other) {
  const [[x0, y0], [x1, y1]] = one[0] <= other[0] ? [one, other] : [other, one];
  const [from, to] = [Math.max(0, Math.round(x0)), Math.min(values.length - 1, Math.round(x1))];
  for (let at = from; at <= to; at++) {
    const share = x1 > x0 ? Math.max(0, Math.min(1, (at - x0) / (x1 - x0))) : 1;
    const height = y0 + (y1 - y0) * share;
    values[at] = HIGH - (HIGH - LOW) * Math.max(0, Math.min(1, height));
  }
}
