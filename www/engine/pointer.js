/**
 * Whether a pointer is held down on the page: somebody draws, or moves a slider, and sees what the engine makes of it.
 * @param {Pick<EventTarget, 'addEventListener'>} [page]
 */
export function watchPointer(page = window) {
  const pointer = { isHeld: false };
  /** @type {[string, boolean][]} */
  const events = [
    ['pointerdown', true],
    ['pointerup', false],
    ['pointercancel', false],
    ['blur', false], // what happens to it elsewhere is not told
  ];
  for (const [type, isHeld] of events) {
    page.addEventListener(type, () => void (pointer.isHeld = isHeld), { capture: true, passive: true });
  }
  return pointer;
}
