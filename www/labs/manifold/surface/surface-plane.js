import { RAMP, stepOf } from '../../../views/colors/ramp.js';
import { paintDots } from '../../../views/maps/dots.js';
import { axesOf, axisNames } from '../views/axis-names.js';
import { fitted, square } from '../views/square.js';
import { nearestDot, paintEdges, place, ring, stroke } from '../views/surface-paint.js';

/** Radius of a dot, as a fraction of the side, and its opacity. */
const [RADIUS, OPACITY] = [1 / 110, 0.9];
/** Inner part of the plane used for points; the axes' names stand outside it. */
const INSIDE = 0.84;

/**
 * The points of a surface on a plane map of any size, with its torn edges and the ways between two points.
 * @param {'code' | 'pca'} id
 * @param {string} label
 * @param {(index: number) => void} onPick a dot was pressed
 */
export function surfacePlane(id, label, onPick) {
  /** x, y and 0 of each. */
  let seen = new Float32Array(0);
  /** @type {Float32Array} */
  let along = new Float32Array(0);
  /** @type {ArrayLike<number>} */
  let tears = [];
  /** @type {import('../views/surface-paint.js').ShownPaths} */
  let ways = null;
  let isStraight = false;
  const cloud = square(`${id}-map`, label, ({ context, width }) => {
    const side = cloud.canvas.width; // dots are drawn in device pixels
    const image = context.createImageData(side, side);
    const pixels = new Float32Array((2 * seen.length) / 3);
    for (let i = 0; i < seen.length / 3; i++) {
      pixels[2 * i] = place(seen[3 * i], side);
      pixels[2 * i + 1] = place(-seen[3 * i + 1], side);
    }
    const labels = Uint8Array.from(along, stepOf);
    paintDots(image, { places: pixels, labels, colours: RAMP, radius: side * RADIUS, opacity: OPACITY });
    context.putImageData(image, 0, 0);
    paintEdges(context, seen, tears, width);
    axisNames(context, cloud.canvas, width, axesOf(id));
    if (!ways) return;
    const at = (/** @type {number} */ index) =>
      /** @type {const} */ ([place(seen[3 * index], width), place(-seen[3 * index + 1], width)]);
    const ends = [at(ways.from), at(ways.to)];
    stroke(context, Array.from(ways.path, at), { token: '--negative', width: width / 110 });
    if (isStraight) stroke(context, ends, { token: '--accent', width: width / 110 });
    for (const [x, y] of ends) ring(context, x, y, width);
  });
  cloud.canvas.addEventListener('click', ({ offsetX, offsetY }) => {
    const index = nearestDot(seen, { x: offsetX, y: offsetY }, cloud.canvas.clientWidth);
    if (index !== null) onPick(index);
  });
  return {
    ...cloud,
    /** @param {Float32Array} map `[count, 2]` @param {Float32Array} colours `[count]`, 0..1 @param {ArrayLike<number>} torn */
    show(map, colours, torn) {
      const flat = fitted(map);
      seen = new Float32Array((3 * flat.length) / 2);
      flat.forEach((value, index) => (seen[3 * (index >> 1) + (index % 2)] = INSIDE * value));
      [along, tears] = [colours, torn];
      Object.assign(cloud.element.dataset, {
        points: String(along.length),
        tears: String(tears.length / 2),
      });
      cloud.repaint();
    },
    /** @param {import('../views/surface-paint.js').ShownPaths} next @param {boolean} straight whether the decoded line is straight on this map */
    setWays(next, straight) {
      [ways, isStraight] = [next, straight];
      cloud.repaint();
    },
  };
}
