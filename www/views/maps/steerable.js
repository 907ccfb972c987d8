import { isHeld } from '../pictures/hand.js';
import { isShortcut } from '../../ui/keys.js';

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
 * Coordinates of a pointer in half sides of an area, from its centre, y up.
 * @param {HTMLElement} area
 * @param {{ clientX: number, clientY: number }} at
 * @returns {[number, number]}
 */
export function placeIn(area, { clientX, clientY }) {
  const box = area.getBoundingClientRect();
  return [((clientX - box.left) / box.width) * 2 - 1, 1 - ((clientY - box.top) / box.height) * 2];
}

/** A finger that has moved less than this, in CSS pixels, counts as a tap. */
const STILL = 10;

/**
 * Lets a point be dragged over an area, and moved by arrow keys while it has the focus. A finger drags the point itself;
 * elsewhere it sets the point by a tap or a sideways move, because vertical moves scroll the page.
 * @param {HTMLElement} area
 * @param {HTMLElement} point
 * @param {object} on both in half sides, y up
 * @param {(x: number, y: number) => void} on.onPlace
 * @param {(x: number, y: number) => void} on.onStep
 */
export function steerable(area, point, { onPlace, onStep }) {
  /** A finger press that may turn into scrolling. @type {PointerEvent | null} */
  let waits = null;
  /** @param {PointerEvent} event */
  const follow = (event) => {
    waits = null;
    point.focus({ preventScroll: true });
    onPlace(...placeIn(area, event));
  };
  area.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.shiftKey) return;
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch' && event.target !== point) waits = event;
    else follow(event);
  });
  area.addEventListener('pointermove', (event) => {
    if (!area.hasPointerCapture(event.pointerId) || event.shiftKey || !isHeld(event)) return;
    if (area.hasAttribute('data-panning')) waits = null;
    else if (!waits) onPlace(...placeIn(area, event));
    else if (movesSideways(waits, event)) follow(event);
  });
  area.addEventListener('pointerup', (event) => {
    if (waits?.pointerId === event.pointerId && !area.hasAttribute('data-panning')) follow(event);
  });
  area.addEventListener('pointercancel', () => (waits = null));
  point.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move || isShortcut(event)) return;
    event.preventDefault();
    const step = event.shiftKey ? 1 / 8 : 1 / 40;
    onStep(move[0] * step, move[1] * step);
  });
}

/** @param {PointerEvent} from @param {PointerEvent} to */
function movesSideways(from, to) {
  const [right, down] = [Math.abs(to.clientX - from.clientX), Math.abs(to.clientY - from.clientY)];
  return right > STILL && right > down;
}
