/** Whether a pointer is held down on the page: the user draws, or drags a slider, and watches the result. Emits `change`. */
export class HeldPointer extends EventTarget {
  isHeld = false;

  /** @param {Pick<EventTarget, 'addEventListener'>} [page] */
  constructor(page = window) {
    super();
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'blur']) {
      page.addEventListener(type, this.#look, { capture: true, passive: true });
    }
  }

  /** @param {Event} event a release may go unreported, as on a scroll bar; the next move then reveals it */
  #look = (event) => {
    const isHeld = 'buttons' in event && event.type !== 'pointercancel' && event.buttons !== 0;
    if (isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    this.dispatchEvent(new Event('change'));
  };
}
