/** Minimum horizontal distance of a swipe in pixels; it must exceed the vertical distance. */
const FAR = 90;
/** Elements that handle drags themselves. */
const DRAGGED = 'canvas, input, [role=slider], svg';

/**
 * Turns the page on a long horizontal swipe.
 * @param {AbortSignal} signal
 * @param {(act: 'next' | 'back') => void} turn
 */
export function followSwipes(signal, turn) {
  /** @type {Touch | null} */
  let start = null;
  window.addEventListener(
    'touchstart',
    ({ touches, target }) => {
      const isFree = target instanceof Element && !target.closest(DRAGGED);
      start = touches.length === 1 && isFree ? touches[0] : null;
    },
    { signal, passive: true },
  );
  window.addEventListener(
    'touchend',
    ({ changedTouches: [ended] }) => {
      if (!start) return;
      const [x, y] = [ended.clientX - start.clientX, ended.clientY - start.clientY];
      start = null;
      if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 'next' : 'back');
    },
    { signal },
  );
}
