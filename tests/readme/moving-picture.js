import gifenc from 'gifenc';
import { PNG } from 'pngjs';

const { GIFEncoder, applyPalette, quantize } = gifenc;
/** Colours shared by all frames; one more stands for unchanged pixels. */
const COLOURS = 127;

/**
 * Encodes screenshots of one size as a GIF.
 * @param {Buffer[]} shots PNG files
 * @param {number} delay between two of them, in ms
 */
export function movingPicture(shots, delay) {
  const frames = shots.map((shot) => PNG.sync.read(shot));
  const [{ width, height }] = frames;
  // One palette for all frames: static parts keep their colours.
  const palette = quantize(
    Buffer.concat([frames[0], frames[frames.length - 1]].map(({ data }) => data)),
    COLOURS,
  );
  const gif = GIFEncoder();
  /** @type {Uint8Array | undefined} */
  let before;
  for (const { data } of frames) {
    const indices = applyPalette(data, palette);
    const last = before;
    const changed = last ? indices.map((index, at) => (index === last[at] ? COLOURS : index)) : indices;
    gif.writeFrame(changed, width, height, {
      palette: last ? undefined : [...palette, [0, 0, 0]],
      delay,
      transparent: Boolean(last),
      transparentIndex: COLOURS,
      dispose: 1, // keeps the previous frame
    });
    before = indices;
  }
  gif.finish();
  return gif.bytes();
}
