/** @typedef {{ codes: Float32Array, labels: number[] }} LabelledCodes codes `[count, 2]` and labels `[count]` */

/** Cached per map: sorting thousands of codes takes longer than a frame. @type {WeakMap<LabelledCodes, ReturnType<typeof find>>} */
const cache = new WeakMap();

/**
 * Positions of the class names on a plane: the median of each class's codes, which lies among them. Empty classes are
 * omitted.
 * @param {LabelledCodes} map
 */
export function classMiddles(map) {
  const middles = cache.get(map) ?? find(map);
  cache.set(map, middles);
  return middles;
}

/** @param {LabelledCodes} map */
function find({ codes, labels }) {
  /** @type {{ x: number[], y: number[] }[]} */
  const byClass = [];
  labels.forEach((label, index) => {
    const { x, y } = (byClass[label] ??= { x: [], y: [] });
    x.push(codes[2 * index]);
    y.push(codes[2 * index + 1]);
  });
  return byClass.flatMap((all, label) => (all ? { label, x: median(all.x), y: median(all.y) } : []));
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
