/**
 * Tracks whether a pointer is held down on the page: the user draws, or drags a slider, and watches the result.
 * @param {Pick<EventTarget, 'addEventListener'>} [page]
 */
export function watchPointer(page = window) {
  const pointer = { isHeld: false };
  /** @param {Event} event a release may go unreported, as on a scroll bar; the next move then reveals it */
  const look = (event) => {
    pointer.isHeld = 'buttons' in event && event.type !== 'pointercancel' && event.buttons !== 0;
  };
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'blur']) {
    page.addEventListener(type, look, { capture: true, passive: true });
  }
  return pointer;
}
