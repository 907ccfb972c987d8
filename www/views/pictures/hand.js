/**
 * Decides which pointer on a pad draws. It has no access to elements or strokes; it takes pointer events and returns their
 * meaning. A single finger draws; a second finger cancels the stroke and makes it a pinch. A pen takes over from a hand
 * resting on the screen, and shortly after pen input touch is ignored.
 *
 * @typedef {Pick<PointerEvent, 'pointerId' | 'pointerType' | 'button' | 'buttons' | 'timeStamp'>} Pointer
 */

/** A touch this soon after pen input comes from the hand that holds the pen, in ms. */
const PEN_NEAR_MS = 500;
/** Bit in `buttons`: main mouse button, pen tip, or finger. */
const MAIN = 1;

/** Whether the pointer is still pressed: it may have been released over a menu or another window. @param {Pointer} event */
export const isHeld = ({ buttons }) => (buttons & MAIN) !== 0;

/** @param {() => void} takeBack discards the current stroke */
export function hand(takeBack) {
  /** The drawing pointer. @type {Pointer | null} */
  let drawing = null;
  /** Fingers on the pad, drawing or not. @type {Set<number>} */
  const fingers = new Set();
  let penSeen = -Infinity;

  /** @param {Pointer} event */
  const see = ({ pointerType, timeStamp }) => {
    if (pointerType === 'pen') penSeen = timeStamp;
  };
  /** @param {Pointer} event */
  const mayBegin = ({ pointerType, timeStamp }) =>
    pointerType !== 'touch' || (fingers.size === 1 && timeStamp - penSeen > PEN_NEAR_MS);

  return {
    /** @param {Pointer} event @returns {boolean} whether it starts a stroke */
    down(event) {
      see(event);
      if (event.pointerType === 'touch') fingers.add(event.pointerId);
      if (event.button !== 0) return false; // another button, or a pen's eraser
      if (drawing) {
        if (drawing.pointerType !== 'touch') return false;
        drawing = null;
        takeBack();
      }
      if (!mayBegin(event)) return false;
      drawing = event;
      return true;
    },
    /** @param {Pointer} event @returns {'draws' | 'ends' | null} the meaning of a move */
    move(event) {
      see(event);
      if (event.pointerId !== drawing?.pointerId) return null;
      if (isHeld(event)) return 'draws';
      drawing = null;
      return 'ends';
    },
    /** @param {Pointer} event @returns {boolean} whether it continues a stroke; has no side effects */
    draws: (event) => event.pointerId === drawing?.pointerId && isHeld(event),
    /** Handles a lifted, cancelled or released pointer. @param {Pointer} event @returns {boolean} whether a stroke has ended */
    up(event) {
      see(event);
      fingers.delete(event.pointerId);
      if (event.pointerId !== drawing?.pointerId) return false;
      drawing = null;
      return true;
    },
  };
}
