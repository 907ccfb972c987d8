import { h } from '../../ui/dom.js';
import { isShortcut } from '../../ui/keys.js';
import { SIDE, pixelCanvas } from './pixels.js';

/** Column and row steps of the arrow keys. @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A square image in which one pixel is chosen by mouse, touch or arrow keys.
 * @param {string} view name for styles and tests
 * @param {string} label
 * @param {(pixel: number) => void} onPick
 * @param {number} [side] of the image in pixels
 */
export function pixelPicker(view, label, onPick, side = SIDE) {
  const canvas = pixelCanvas(view);
  canvas.setAttribute('aria-hidden', 'true');
  const mark = h('i', { class: 'pixel-mark' });
  const element = h(
    'div',
    {
      class: 'pixel-picker',
      role: 'slider',
      tabindex: 0,
      'aria-label': label,
      'aria-valuemin': 1,
      'aria-valuenow': 1,
      'aria-valuemax': side * side,
    },
    canvas,
    mark,
  );
  let pixel = 0;
  /** @param {PointerEvent} event */
  const pick = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const place = (/** @type {number} */ share) => Math.max(0, Math.min(side - 1, Math.floor(share * side)));
    onPick(side * place((clientY - box.top) / box.height) + place((clientX - box.left) / box.width));
  };
  element.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' || event.buttons) pick(event);
  });
  element.addEventListener('pointerdown', pick);
  element.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move || isShortcut(event)) return;
    event.preventDefault();
    const [column, row] = [(pixel % side) + move[0], Math.floor(pixel / side) + move[1]];
    if (Math.min(column, row) >= 0 && Math.max(column, row) < side) onPick(side * row + column);
  });
  return {
    element,
    canvas,
    /** @param {number | null} chosen @param {string} words description of the pixel */
    mark(chosen, words) {
      element.toggleAttribute('data-chosen', chosen !== null);
      if (chosen === null) return;
      pixel = chosen;
      mark.style.width = mark.style.height = `${100 / side}%`;
      mark.style.left = `${(100 * (chosen % side)) / side}%`;
      mark.style.top = `${(100 * Math.floor(chosen / side)) / side}%`;
      element.setAttribute('aria-valuenow', String(chosen + 1));
      element.setAttribute('aria-valuetext', words);
    },
  };
}
