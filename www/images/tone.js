/** Adjusts images after reading: ink polarity, contrast, and classes of the same name. */

/** @param {Uint8Array} images */
export const inverted = (images) => images.map((value) => 255 - value);

/** Stretches the darkest and the brightest value of all images to 0 and 255. @param {Uint8Array} images */
export function stretched(images) {
  let [low, high] = [255, 0];
  for (const value of images) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? images.map((value) => Math.round(((value - low) * 255) / (high - low))) : images;
}

/**
 * Merges classes of the same name; an unnamed class is named by its number.
 * @param {Uint8Array | null} labels
 * @param {string[]} names
 */
export function merged(labels, names) {
  const full = names.map((name, label) => name.trim() || String(label + 1));
  const classes = [...new Set(full)];
  const place = full.map((name) => classes.indexOf(name));
  const twice = classes.filter((name) => full.indexOf(name) !== full.lastIndexOf(name));
  return { labels: labels && labels.map((label) => place[label]), classes, twice };
}
