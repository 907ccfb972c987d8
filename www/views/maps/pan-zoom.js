import { placeIn } from './steerable.js';

/** Zoom factor of one wheel notch or key press. */
const NOTCH = 1.2;

/**
 * Pans and zooms an area: by the wheel while the area or a descendant has the focus; by dragging with Shift or another mouse
 * button; by two fingers. Ctrl and the wheel stay the browser's page zoom.
 * @param {HTMLElement} area
 * @param {object} on coordinates in half sides from the centre, y up
 * @param {(factor: number, x: number, y: number) => void} on.onZoom the point (x, y) stays fixed
 * @param {(x: number, y: number) => void} on.onPan shift of the content
 */
export function panZoom(area, { onZoom, onPan }) {
  /** @type {Map<number, [number, number]>} */
  const fingers = new Map();
  area.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      if (!area.contains(document.activeElement)) return; // otherwise the page could not be scrolled
      event.preventDefault();
      onZoom(NOTCH ** -Math.sign(event.deltaY), ...placeIn(area, event));
    },
    { passive: false },
  );
  area.addEventListener('pointerdown', (event) => {
    const pans = event.pointerType === 'mouse' && (event.shiftKey || event.button > 0);
    if (!pans && event.pointerType !== 'touch') return;
    if (pans) event.preventDefault();
    area.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, placeIn(area, event));
    area.toggleAttribute('data-panning', pans || fingers.size > 1);
  });
  area.addEventListener('contextmenu', (event) => event.preventDefault());
  area.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (event.pointerType === 'mouse' && event.buttons === 0) return letGo(event); // released elsewhere, without an event
    if (!before || !area.hasAttribute('data-panning')) return;
    const now = placeIn(area, event);
    fingers.set(event.pointerId, now);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) return onPan(now[0] - before[0], now[1] - before[1]);
    // Each of two fingers counts half for the shift; their distance gives the scale.
    onPan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
    const apart = (/** @type {[number, number]} */ [x, y]) => Math.hypot(x - other[0], y - other[1]);
    const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
    onZoom(apart(now) / Math.max(apart(before), 0.01), middle[0], middle[1]);
  });
  /** @param {PointerEvent} event */
  const letGo = ({ pointerId }) => {
    if (fingers.delete(pointerId) && fingers.size === 0) area.removeAttribute('data-panning');
  };
  area.addEventListener('pointerup', letGo);
  area.addEventListener('pointercancel', letGo);
}
