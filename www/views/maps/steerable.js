/** @type {Record<string, [number, number]>} */
const MOVES = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 8],
  PageDown: [0, -8],
  Home: [-8, 0],
  End: [8, 0],
};

/**
 * A place of an area in units of half of its side, from its middle, y up.
 * @param {HTMLElement} area
 * @param {{ clientX: number, clientY: number }} at
 * @returns {[number, number]}
 */
export function placeIn(area, { clientX, clientY }) {
  const box = area.getBoundingClientRect();
  return [((clientX - box.left) / box.width) * 2 - 1, 1 - ((clientY - box.top) / box.height) * 2];
}

/**
 * Lets a point be dragged over an area, and moved by the keys while it has the focus.
 * @param {HTMLElement} area
 * @param {HTMLElement} point
 * @param {object} on both in units of half of the side, y up
 * @param {(x: number, y: number) => void} on.onPlace
 * @param {(x: number, y: number) => void} on.onStep
 */
export function steerable(area, point, { onPlace, onStep }) {
  area.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.shiftKey) return;
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
    point.focus({ preventScroll: true });
    onPlace(...placeIn(area, event));
  });
  area.addEventListener('pointermove', (event) => {
    if (area.hasPointerCapture(event.pointerId) && !event.shiftKey) onPlace(...placeIn(area, event));
  });
  point.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const step = event.shiftKey ? 1 / 8 : 1 / 40;
    onStep(move[0] * step, move[1] * step);
  });
}
