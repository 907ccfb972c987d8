/** A dot's edge is softened over so many pixels. */
const SOFT = 0.6;

/**
 * Paints dots into pixels, several thousand in a few milliseconds: each is a small stamp that is mixed with what is there.
 * @param {ImageData} image
 * @param {object} dots
 * @param {Float32Array} dots.places x and y of each, in pixels
 * @param {ArrayLike<number>} dots.labels which colour each has
 * @param {number[][]} dots.colours red, green and blue, 0..255
 * @param {number} dots.radius in pixels
 * @param {number} dots.opacity 0..1
 */
export function paintDots(image, { places, labels, colours, radius, opacity }) {
  const { data, width, height } = image;
  const reach = Math.ceil(radius + SOFT);
  const side = 2 * reach + 1;
  const stamp = Float32Array.from({ length: side * side }, (_, at) => {
    const distance = Math.hypot((at % side) - reach, Math.floor(at / side) - reach);
    return opacity * Math.max(0, Math.min(1, (radius + SOFT - distance) / (2 * SOFT)));
  });
  for (let dot = 0; dot < labels.length; dot++) {
    const [left, top] = [Math.round(places[2 * dot]) - reach, Math.round(places[2 * dot + 1]) - reach];
    if (!(left > -side && top > -side && left < width && top < height)) continue;
    const colour = colours[labels[dot]];
    for (let row = Math.max(0, -top); row < Math.min(side, height - top); row++) {
      for (let column = Math.max(0, -left); column < Math.min(side, width - left); column++) {
        mix(data, 4 * ((top + row) * width + left + column), colour, stamp[row * side + column]);
      }
    }
  }
}

/**
 * One pixel: a colour laid over what is there, which may be transparent.
 * @param {Uint8ClampedArray} data
 * @param {number} at
 * @param {number[]} colour
 * @param {number} opacity
 */
function mix(data, at, colour, opacity) {
  if (opacity <= 0) return;
  const below = (data[at + 3] / 255) * (1 - opacity);
  const whole = opacity + below;
  for (let c = 0; c < 3; c++) data[at + c] = (colour[c] * opacity + data[at + c] * below) / whole;
  data[at + 3] = 255 * whole;
}
