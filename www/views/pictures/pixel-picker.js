import { h } from '../../ui/dom.js';
import { isShortcut } from '../../ui/keys.js';
import { SIDE, pixelCanvas } from './pixels.js';

/** @type {Record<string, number>} */
const MOVES = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -SIDE, ArrowDown: SIDE };

/**
 * A 28 × 28 image of which one pixel is chosen: by pointing, by a finger, or with the arrows.
 * @param {string} view its name for styles and tests
 * @param {string} label
 * @param {(pixel: number) => void} onPick
 */
export function pixelPicker(view, label, onPick) {
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
      'aria-valuemax': SIDE * SIDE,
    },
    canvas,
    mark,
  );
  let pixel = 0;
  /** @param {PointerEvent} event */
  const pick = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const place = (/** @type {number} */ share) => Math.max(0, Math.min(SIDE - 1, Math.floor(share * SIDE)));
    onPick(SIDE * place((clientY - box.top) / box.height) + place((clientX - box.left) / box.width));
  };
  element.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' || event.buttons) pick(event);
  });
  element.addEventListener('pointerdown', pick);
  element.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    const next = pixel + (move ?? 0);
    if (!move || isShortcut(event)) return;
    event.preventDefault();
    const leaves = Math.abs(move) === 1 && Math.floor(next / SIDE) !== Math.floor(pixel / SIDE);
    if (next >= 0 && next < SIDE * SIDE && !leaves) onPick(next);
  });
  return {
    element,
    canvas,
    /** @param {number | null} chosen @param {string} words what is there */
    mark(chosen, words) {
      element.toggleAttribute('data-chosen', chosen !== null);
      if (chosen === null) return element.removeAttribute('aria-valuenow');
      pixel = chosen;
      mark.style.left = `${(100 * (chosen % SIDE)) / SIDE}%`;
      mark.style.top = `${(100 * Math.floor(chosen / SIDE)) / SIDE}%`;
      element.setAttribute('aria-valuenow', String(chosen + 1));
      element.setAttribute('aria-valuetext', words);
    },
  };
}
