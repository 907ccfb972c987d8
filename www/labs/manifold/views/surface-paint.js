import { colour } from '../../../ui/preferences.js';
import { RAMP } from '../../../views/colors/ramp.js';

/** Extent of the dots, in half sides. */
const MARGIN = 0.9;
/** Pick radius of a press, in CSS pixels. */
const PICK = 18;

/**
 * Two points, the points on the way from neighbour to neighbour, and the decoded line between their codes `[count, 3]`.
 * @typedef {{ from: number, to: number, path: ArrayLike<number>, line: Float32Array } | null} ShownPaths
 */

/** Maps −1..1 to a square of this width in pixels. @param {number} value @param {number} width */
export const place = (value, width) => (width / 2) * (1 + MARGIN * value);

/** The dots of all colours side by side: stamping a dot is much faster than drawing it. */
export const stampsOf = (() => {
  /** @type {{ canvas: HTMLCanvasElement, side: number, radius: number } | null} */
  let last = null;
  return (/** @type {number} */ width, /** @type {number} */ ratio) => {
    const radius = width * ratio;
    if (last?.radius === radius) return last;
    const side = 2 * Math.ceil(radius) + 2;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [side * RAMP.length, side];
    const context = canvas.getContext('2d');
    RAMP.forEach(([red, green, blue], index) => {
      if (!context) return;
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      context.beginPath();
      context.arc(side * (index + 0.5), side / 2, radius, 0, 2 * Math.PI);
      context.fill();
    });
    last = { canvas, side, radius };
    return last;
  };
})();

/**
 * The lines of a square net between neighbouring knots: the indices of both ends of each.
 * @param {number} side
 */
export function linesOf(side) {
  /** @type {number[]} */
  const lines = [];
  for (let knot = 0; knot < side * side; knot++) {
    if ((knot + 1) % side) lines.push(knot, knot + 1);
    if (knot + side < side * side) lines.push(knot, knot + side);
  }
  return lines;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Float32Array} seen
 * @param {number} a @param {number} b
 * @param {number} width
 */
export function strokeLine(context, seen, a, b, width) {
  context.beginPath();
  context.moveTo(place(seen[3 * a], width), place(-seen[3 * a + 1], width));
  context.lineTo(place(seen[3 * b], width), place(-seen[3 * b + 1], width));
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Float32Array} seen
 * @param {ArrayLike<number>} edges
 * @param {number} width
 */
export function paintEdges(context, seen, edges, width) {
  context.strokeStyle = colour('--alert');
  context.lineWidth = Math.max(1, width / 320);
  context.beginPath();
  for (let k = 0; k < edges.length; k += 2) {
    const [a, b] = [3 * edges[k], 3 * edges[k + 1]];
    context.moveTo(place(seen[a], width), place(-seen[a + 1], width));
    context.lineTo(place(seen[b], width), place(-seen[b + 1], width));
  }
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
}

/**
 * A line with an edge in the background colour, so that it stands out among dots.
 * @param {CanvasRenderingContext2D} context
 * @param {(readonly [number, number])[]} points
 * @param {{ token: string, dash?: number[], width: number }} how
 */
export function stroke(context, points, { token, dash = [], width }) {
  context.lineJoin = context.lineCap = 'round';
  for (const [thickness, name] of /** @type {const} */ ([
    [2 * width, '--panel'],
    [width, token],
  ])) {
    context.setLineDash(name === '--panel' ? [] : dash);
    context.lineWidth = thickness;
    context.strokeStyle = colour(name);
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.stroke();
  }
  context.setLineDash([]);
}

/**
 * A ring around a point, with an edge in the background colour.
 * @param {CanvasRenderingContext2D} context
 * @param {Float32Array} seen x and y, −1..1
 * @param {number} width
 * @param {string} token
 */
export function haloRing(context, [x, y], width, token) {
  for (const [line, name] of /** @type {const} */ ([
    [width / 60, '--panel'],
    [width / 120, token],
  ])) {
    context.beginPath();
    context.arc(place(x, width), place(-y, width), width / 36, 0, 2 * Math.PI);
    context.lineWidth = line;
    context.strokeStyle = colour(name);
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} width */
export function ring(context, x, y, width) {
  context.beginPath();
  context.arc(x, y, width / 50, 0, 2 * Math.PI);
  context.fillStyle = colour('--panel');
  context.fill();
  context.lineWidth = width / 130;
  context.strokeStyle = colour('--ink');
  context.stroke();
}

/**
 * The dot nearest to a place on a square of this width in CSS pixels; among dots about as near, the one nearest to the
 * eye.
 * @param {Float32Array} seen x, y and depth of each, −1..1
 * @param {{ x: number, y: number }} at
 * @param {number} width
 */
export function nearestDot(seen, { x, y }, width) {
  let [found, least] = [/** @type {number | null} */ (null), Infinity];
  for (let i = 0; i < seen.length; i += 3) {
    const gap = Math.hypot(place(seen[i], width) - x, place(-seen[i + 1], width) - y);
    const cost = gap + 4 * seen[i + 2];
    if (gap <= PICK && cost < least) [found, least] = [i / 3, cost];
  }
  return found;
}
