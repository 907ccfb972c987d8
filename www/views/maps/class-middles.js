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
  /** @type {{ x: number[], y: number[] }[]} */
  const own = [];
  labels.forEach((label, index) => {
    const { x, y } = (own[label] ??= { x: [], y: [] });
    x.push(codes[2 * index]);
    y.push(codes[2 * index + 1]);
  });
  return own.flatMap((all, label) => (all ? { label, x: median(all.x), y: median(all.y) } : []));
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
