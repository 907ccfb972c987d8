/** Width of the soft edge of a dot, in pixels. */
const SOFT = 0.6;

/**
 * Paints dots into pixels, ten thousand in a few milliseconds: each dot is a small stamp blended with the image. Most of its
 * pixels fall on empty ones, which are written in a single step.
 * @param {ImageData} image
 * @param {object} dots
 * @param {Float32Array} dots.places x and y of each, in pixels
 * @param {ArrayLike<number>} dots.labels colour index of each dot
 * @param {number[][]} dots.colours red, green and blue, 0..255
 * @param {number} dots.radius in pixels
 * @param {number} dots.opacity 0..1
 */
export function paintDots(image, { places, labels, colours, radius, opacity }) {
  const { width, height } = image;
  const stamp = stampOf(radius, opacity);
  const { reach, shares, rows, columns } = stamp;
  const offsets = rows.map((row, k) => row * width + columns[k]);
  const whole = wholePixels(colours, shares);
  const pixels = new Uint32Array(image.data.buffer);
  for (let dot = 0; dot < labels.length; dot++) {
    const [x, y] = [Math.round(places[2 * dot]), Math.round(places[2 * dot + 1])];
    if (!(x > -reach && y > -reach && x < width + reach && y < height + reach)) continue;
    const isInside = x >= reach && y >= reach && x < width - reach && y < height - reach;
    const from = labels[dot] * shares.length;
    const colour = colours[labels[dot]];
    const middle = y * width + x;
    for (let k = 0; k < shares.length; k++) {
      if (!isInside) {
        const [column, row] = [x + columns[k], y + rows[k]];
        if (column < 0 || row < 0 || column >= width || row >= height) continue;
      }
      const at = middle + offsets[k];
      if (pixels[at] === 0) pixels[at] = whole[from + k];
      else mix(image.data, 4 * at, colour, shares[k]);
    }
  }
}

/**
 * The pixels of a dot: their offsets from the centre, and their coverage.
 * @param {number} radius
 * @param {number} opacity
 */
function stampOf(radius, opacity) {
  const reach = Math.ceil(radius + SOFT);
  /** @type {{ row: number, column: number, share: number }[]} */
  const dots = [];
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach; column <= reach; column++) {
      const share =
        opacity * Math.max(0, Math.min(1, (radius + SOFT - Math.hypot(row, column)) / (2 * SOFT)));
      if (share > 0) dots.push({ row, column, share });
    }
  }
  return {
    reach,
    shares: Float32Array.from(dots, ({ share }) => share),
    rows: Int32Array.from(dots, ({ row }) => row),
    columns: Int32Array.from(dots, ({ column }) => column),
  };
}

/**
 * Each colour at each coverage of the stamp over an empty background, as packed pixels.
 * @param {number[][]} colours
 * @param {Float32Array} shares
 */
function wholePixels(colours, shares) {
  const bytes = new Uint8ClampedArray(4 * colours.length * shares.length);
  colours.forEach((colour, label) =>
    shares.forEach((share, k) => bytes.set([...colour, 255 * share], 4 * (label * shares.length + k))),
  );
  return new Uint32Array(bytes.buffer);
}

/**
 * Blends a colour over one pixel, which may be transparent.
 * @param {Uint8ClampedArray} data
 * @param {number} at
 * @param {number[]} colour
 * @param {number} share
 */
function mix(data, at, colour, share) {
  const below = (data[at + 3] / 255) * (1 - share);
  const whole = share + below;
  const [weight, other] = [share / whole, below / whole];
  data[at] = colour[0] * weight + data[at] * other;
  data[at + 1] = colour[1] * weight + data[at + 1] * other;
  data[at + 2] = colour[2] * weight + data[at + 2] * other;
  data[at + 3] = 255 * whole;
}
