/**
 * Which of the pointers on a pad draws. It knows no element and no stroke: it is handed pointer events, and says what they
 * come to. A finger draws alone; a second one makes a pinch of what was no stroke; a pen takes over from the hand that rests
 * on the screen, and shortly after it was there no hand draws.
 *
 * @typedef {Pick<PointerEvent, 'pointerId' | 'pointerType' | 'button' | 'buttons' | 'timeStamp'>} Pointer
 */

/** A hand that comes down so soon after a pen was seen is the one that holds the pen, in ms. */
const PEN_NEAR_MS = 500;
/** Of `buttons`: the mouse's main button, a pen's tip, a finger. */
const MAIN = 1;

/** Whether what draws is still pressed: it may have been let go in a menu or another window. @param {Pointer} event */
export const isHeld = ({ buttons }) => (buttons & MAIN) !== 0;

/** @param {() => void} takeBack the stroke under way is none */
export function hand(takeBack) {
  /** The one that draws. @type {Pointer | null} */
  let drawing = null;
  /** Fingers on the pad, whether they draw or not. @type {Set<number>} */
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
    /** @param {Pointer} event @returns {boolean} whether it begins a stroke */
    down(event) {
      see(event);
      if (event.pointerType === 'touch') fingers.add(event.pointerId);
      if (event.button !== 0) return false; // another button, or the rubber of a pen
      if (drawing) {
        if (drawing.pointerType !== 'touch') return false;
        drawing = null;
        takeBack();
      }
      if (!mayBegin(event)) return false;
      drawing = event;
      return true;
    },
    /** @param {Pointer} event @returns {'draws' | 'ends' | null} what a move comes to */
    move(event) {
      see(event);
      if (event.pointerId !== drawing?.pointerId) return null;
      if (isHeld(event)) return 'draws';
      drawing = null;
      return 'ends';
    },
    /** @param {Pointer} event @returns {boolean} whether it goes on with a stroke; that changes nothing */
    draws: (event) => event.pointerId === drawing?.pointerId && isHeld(event),
    /** Lifted, taken away by the browser, or let go of. @param {Pointer} event @returns {boolean} whether a stroke has ended */
    up(event) {
      see(event);
      fingers.delete(event.pointerId);
      if (event.pointerId !== drawing?.pointerId) return false;
      drawing = null;
      return true;
    },
  };
}
