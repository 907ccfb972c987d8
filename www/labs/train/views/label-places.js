/** From a line to the letters above or below it, in pixels. */
const GAP = 6;
const BELOW = 3;

/**
 * Baselines for the names of lines across, so that no name lies on another one or under the next line: above its own line,
 * or below it where the next one is near, or else above what is there. What has no place has no name: `null`.
 * @param {number[]} lines from the lowest one up
 * @param {number} size of the letters
 * @param {{ top: number, height: number }} box that they have to stay in
 */
export function labelPlaces(lines, size, { top, height }) {
  const bottom = top + height;
  let free = bottom; // what is above is not taken yet
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
