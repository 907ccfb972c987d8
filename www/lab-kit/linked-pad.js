import { readInk, writeInk } from '../views/pictures/ink.js';
import { drawingPad } from '../views/pictures/pad.js';

/** @typedef {import('../views/pictures/ink.js').Strokes} Strokes */

/**
 * A drawing pad whose drawing is kept in the link. A link stores points in steps, so a finished drawing is passed on as
 * it is read back from the link: whoever opens the link gets exactly the same numbers.
 * @param {Pick<import('./types.js').LabContext, 'ink' | 'setInk'>} context
 * @param {object} options
 * @param {string} options.label
 * @param {(strokes: Strokes) => void} options.onDraw called while drawing and after each stroke; an empty pad has no strokes
 */
export function linkedPad(context, { label, onDraw }) {
  const pad = drawingPad({
    label,
    onInk: (strokes, done) => {
      if (!done) return onDraw(strokes);
      const ink = writeInk(strokes);
      context.setInk(ink);
      onDraw(ink ? readInk(ink) : strokes); // a drawing too long for a link is not in the link
    },
  });
  return {
    ...pad,
    /** Shows the link's drawing and returns its strokes, or an empty list without one. */
    restore() {
      const strokes = readInk(context.ink());
      if (strokes.length) pad.setStrokes(strokes);
      return strokes;
    },
    /** Shows an image in place of a drawing, and removes the drawing from the link. @param {Float32Array} pixels @param {string} words description of the image */
    setImage(pixels, words) {
      context.setInk('');
      pad.setImage(pixels, words);
    },
  };
}
