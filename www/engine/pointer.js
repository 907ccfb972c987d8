/**
 * Whether a pointer is held down on the page: somebody draws, or moves a slider, and sees what the engine makes of it.
 * @param {Pick<EventTarget, 'addEventListener'>} [page]
 */
export function watchPointer(page = window) {
  const pointer = { isHeld: false };
  /** @param {Event} event where it is let go may not be told, as on a scroll bar: then its next move tells */
  const look = (event) => {
    pointer.isHeld = 'buttons' in event && event.type !== 'pointercancel' && event.buttons !== 0;
  };
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'blur']) {
    page.addEventListener(type, look, { capture: true, passive: true });
  }
  return pointer;
}
