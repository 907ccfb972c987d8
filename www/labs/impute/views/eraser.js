import { attribute, h } from '../../../ui/dom.js';
import { PIXELS, SIDE } from '../../../views/pictures/pixels.js';
import { isShortcut } from '../../../ui/keys.js';
import { isHeld } from '../../../views/pictures/hand.js';

/** The brush's radius in image pixels. */
const RADIUS = 2.2;
/** Initial hole, so that there is something to impute: a stroke through a digit's upper half. */
const FIRST = /** @type {const} */ ([
  [10, 9],
  [18, 9],
]);
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Lets parts of a picture be erased by mouse, touch, pen or keys: the arrows move the brush, the space bar erases.
 * @param {object} options
 * @param {HTMLCanvasElement} options.canvas shows the picture
 * @param {string} options.label description and instructions
 * @param {(mask: Float32Array) => void} options.onErase 1 where a pixel is missing
 */
export function eraser({ canvas, label, onErase }) {
  let mask = new Float32Array(PIXELS);
  let isOn = false;
  /** The brush's position, in pixels. @type {[number, number]} */
  let place = [SIDE / 2, SIDE / 2];
  /** @type {number | null} */
  let pointer = null;
  const brush = h('span', { class: 'eraser-brush', 'aria-hidden': 'true' });
  const element = h('div', { class: 'eraser' }, canvas, brush);
  const plainLabel = () => canvas.getAttribute('aria-label');

  const mark = () => {
    brush.style.left = `${(100 * place[0]) / SIDE}%`;
    brush.style.top = `${(100 * place[1]) / SIDE}%`;
    brush.style.width = `${(200 * RADIUS) / SIDE}%`;
  };
  /** Erases along a line. @param {readonly [number, number]} from @param {readonly [number, number]} to */
  const rub = (from, to) => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const next = mask.slice();
    for (let at = 0; at <= Math.ceil(length); at++) {
      const share = length ? Math.min(1, at / length) : 0;
      dab(
        next,
        from.map((value, axis) => value + share * (to[axis] - value)),
      );
    }
    mask = next;
    onErase(mask.slice());
  };
  /** @param {PointerEvent} event @returns {[number, number]} */
  const placeOf = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(SIDE * (event.clientX - box.left)) / box.width, (SIDE * (event.clientY - box.top)) / box.height];
  };
  element.addEventListener('pointerdown', (event) => {
    if (!isOn || pointer !== null || event.button !== 0) return;
    event.preventDefault();
    pointer = event.pointerId;
    element.setPointerCapture(pointer);
    element.focus({ preventScroll: true });
    place = placeOf(event);
    mark();
    rub(place, place);
  });
  element.addEventListener('pointermove', (event) => {
    if (!isOn || (pointer !== null && event.pointerId !== pointer)) return;
    if (pointer !== null && !isHeld(event)) pointer = null; // released elsewhere, without an event
    const from = place;
    place = placeOf(event);
    mark();
    if (pointer !== null) rub(from, place);
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === pointer) pointer = null;
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  element.addEventListener('keydown', (event) => {
    if (!isOn || isShortcut(event)) return;
    const move = MOVES[event.key];
    if (!move && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation(); // the space bar would start training
    if (!move) return rub(place, place);
    const step = event.shiftKey ? 4 : 1;
    place = [clamped(place[0] + step * move[0]), clamped(place[1] + step * move[1])];
    mark();
  });
  mark();

  return {
    element,
    get mask() {
      return mask.slice();
    },
    /** Turns the eraser on or off. @param {boolean} on */
    turn(on) {
      isOn = on;
      element.toggleAttribute('data-on', on);
      attribute(element, 'tabindex', on ? 0 : null);
      attribute(element, 'role', on ? 'application' : null);
      attribute(element, 'aria-label', on ? `${label} ${plainLabel() ?? ''}` : null);
    },
    /** Makes a first hole, unless there is one. */
    begin() {
      if (!mask.includes(1)) rub(...FIRST);
    },
    clear() {
      mask = new Float32Array(PIXELS);
      onErase(mask.slice());
    },
  };
}

/** @param {number} value */
const clamped = (value) => Math.max(0.5, Math.min(SIDE - 0.5, value));

/** @param {Float32Array} mask @param {number[]} place */
function dab(mask, [x, y]) {
  for (let index = 0; index < PIXELS; index++) {
    const [column, row] = [(index % SIDE) + 0.5, Math.floor(index / SIDE) + 0.5];
    if (Math.hypot(column - x, row - y) <= RADIUS) mask[index] = 1;
  }
}
