/** Gap between a line and the label above or below it, in pixels. */
const GAP = 6;
const BELOW = 3;

/**
 * Baselines for the labels of horizontal lines, so that no label overlaps another or the next line: above its line,
 * below it if the next line is near, or above the previous label. `null` for a label without room.
 * @param {number[]} lines y of each line, from the lowest up
 * @param {number} size font size
 * @param {{ top: number, height: number }} box bounds of the labels
 */
export function labelPlaces(lines, size, { top, height }) {
  const bottom = top + height;
  let free = bottom; // everything above is free
  return lines.map((line, index) => {
    if (line < top || line > bottom) return null;
    const next = lines[index + 1] ?? -Infinity;
    const below = line + BELOW + size;
    if (next > line - GAP - size && below <= free) {
      free = line;
      return below;
    }
    const above = Math.min(line - GAP, free - BELOW);
    if (above - size < top) return null;
    free = above - size;
    return above;
  });
}
