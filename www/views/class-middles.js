import { CLASSES } from './palette.js';

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
  return CLASSES.flatMap((label) => {
    const [x, y] = [0, 1].map((axis) => {
      const own = [...codes].filter((_, place) => place % 2 === axis && labels[place >> 1] === label);
      return own.sort((a, b) => a - b)[own.length >> 1];
    });
    return x === undefined || y === undefined ? [] : [{ label, x, y }];
  });
}
