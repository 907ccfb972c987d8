import { readInk, writeInk } from '../views/pictures/ink.js';
import { drawingPad } from '../views/pictures/pad.js';

/** @typedef {import('../views/pictures/ink.js').Strokes} Strokes */

/**
 * A drawing pad whose drawing is in the link. A link keeps points in steps, so a finished drawing is handed on as it is read
 * back from the link: whoever opens the link gets exactly the same numbers.
 * @param {Pick<import('./types.js').LabContext, 'ink' | 'setInk'>} context
 * @param {object} options
 * @param {string} options.label
 * @param {(strokes: Strokes) => void} options.onDraw while drawing, and when a stroke is done; no strokes when it is empty
 */
export function linkedPad(context, { label, onDraw }) {
  const pad = drawingPad({
    label,
    onInk: (strokes, done) => {
      if (!done) return onDraw(strokes);
      const ink = writeInk(strokes);
      context.setInk(ink);
      onDraw(ink ? readInk(ink) : strokes); // one too long for a link is in none
    },
  });
  return {
    ...pad,
    /** Shows the link's drawing and returns its strokes: an empty list if the link has no drawing. */
    restore() {
      const strokes = readInk(context.ink());
      if (strokes.length) pad.setStrokes(strokes);
      return strokes;
    },
    /** Shows an image in place of a drawing, in the link too. @param {Float32Array} pixels @param {string} words what it is */
    setImage(pixels, words) {
      context.setInk('');
      pad.setImage(pixels, words);
    },
  };
}
