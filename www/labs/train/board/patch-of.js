/**
 * The part of an image below a window; zero beyond the edges.
 * @param {Float32Array} image
 * @param {{ from: number, size: number, row: number, column: number, stride: number }} place side of the image, side of
 *   the window, and the map cell
 */
export function patchOf(image, { from, size, row, column, stride }) {
  const patch = new Float32Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const [y, x] = [stride * row - Math.floor(size / 2) + i, stride * column - Math.floor(size / 2) + j];
      if (y >= 0 && x >= 0 && y < from && x < from) patch[i * size + j] = image[y * from + x];
    }
  return patch;
}
