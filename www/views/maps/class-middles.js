import { CLASSES } from '../colors/palette.js';

/** @typedef {{ codes: Float32Array, labels: number[] }} LabelledCodes codes `[count, 2]` and labels `[count]` */

/** Sorting thousands of codes takes longer than a frame has: once for each map. @type {WeakMap<LabelledCodes, ReturnType<typeof find>>} */
const known = new WeakMap();

/**
 * Where to write the names of the classes on a plane: at the median of each one's codes, which stays among them. A class
 * of which there is none is left out.
 * @param {LabelledCodes} map
 */
export function classMiddles(map) {
  const middles = known.get(map) ?? find(map);
  known.set(map, middles);
  return middles;
}

/** @param {LabelledCodes} map */
function find({ codes, labels }) {
  const own = CLASSES.map(() => ({ x: /** @type {number[]} */ ([]), y: /** @type {number[]} */ ([]) }));
  labels.forEach((label, index) => {
    own[label].x.push(codes[2 * index]);
    own[label].y.push(codes[2 * index + 1]);
  });
  return CLASSES.filter((label) => own[label].x.length > 0).map((label) => ({
    label,
    x: median(own[label].x),
    y: median(own[label].y),
  }));
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
