/**
 * Where to write a class's name on a plane: the median of its codes, which stays among them.
 * @param {{ codes: Float32Array, labels: number[] }} map `[count, 2]` and `[count]`
 * @param {number} label
 * @returns {[number, number] | undefined} nothing when there is none of that class
 */
export function middleOf({ codes, labels }, label) {
  const [x, y] = [0, 1].map((axis) => {
    const own = [...codes].filter((_, place) => place % 2 === axis && labels[place >> 1] === label);
    return own.sort((a, b) => a - b)[own.length >> 1];
  });
  return x === undefined || y === undefined ? undefined : [x, y];
}
