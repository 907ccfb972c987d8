import { h } from '../../ui/dom.js';
import { t } from '../../i18n/index.js';
import { crispSquare, onRepaint } from '../canvas.js';
import { PEN_WIDTH } from './ink.js';
import { pixelCanvas, paintGrey } from './pixels.js';

/**
 * A drawing pad for mouse, touch and pen. It shows either a drawing or an image that was picked; drawing on an image
 * starts anew. In a lab it is a `linkedPad` of the lab kit.
 *
 * @param {object} options
 * @param {(strokes: import('./ink.js').Strokes, done: boolean) => void} options.onInk while drawing, and at a stroke's end
 * @param {string} options.label of the pad while no image is on it
 */
export function drawingPad({ onInk, label }) {
  const ink = h('canvas', { class: 'pad-ink' });
  const image = pixelCanvas('pad-image');
  image.removeAttribute('role'); // the pad as a whole is the image
  const hint = h('span', { class: 'pad-hint' }, t('pad.hint'));
  const element = h(
    'div',
    { class: 'pad', 'data-view': 'pad', role: 'img', 'aria-label': label },
    image,
    ink,
    hint,
  );
  /** @type {number[][]} */
  let strokes = [];
  /** The one that draws: its number, and whether it is a mouse, a pen or a finger. @type {{ id: number, type: string } | null} */
  let drawing = null;
  /** Of the pad, in CSS pixels: asked for when it changes, because that lays out the page. */
  let width = 0;

  const asStrokes = () => strokes.map((stroke) => new Float32Array(stroke));
  const show = () => {
    hint.hidden = strokes.length > 0 || !image.hidden;
    element.dataset.strokes = String(strokes.length);
    redraw(ink, width, strokes);
  };
  /** @param {string | null} words what the image on the pad is; nothing when it gives way to a drawing */
  const showImage = (words) => {
    image.hidden = words === null;
    element.setAttribute('aria-label', words ?? label);
  };
  /** @param {PointerEvent} event */
  const add = (event) => {
    const box = element.getBoundingClientRect();
    const coalesced = event.getCoalescedEvents?.() ?? [];
    for (const point of coalesced.length ? coalesced : [event]) {
      strokes.at(-1)?.push((point.clientX - box.left) / box.width, (point.clientY - box.top) / box.height);
    }
  };
  /**
   * A pen takes the stroke of a hand that rests on the screen; a second finger makes a pinch of what was no stroke. Either way
   * the stroke under way is taken back.
   * @param {{ type: string }} before
   * @param {PointerEvent} event
   * @returns {boolean} whether the new pointer draws
   */
  const givesWay = (before, { pointerType }) => {
    if (before.type !== 'touch') return false;
    strokes.pop();
    drawing = null;
    show();
    onInk(asStrokes(), true);
    return pointerType === 'pen';
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || (drawing && !givesWay(drawing, event))) return;
    event.preventDefault();
    drawing = { id: event.pointerId, type: event.pointerType };
    element.setPointerCapture(drawing.id);
    if (!image.hidden) strokes = [];
    showImage(null);
    strokes.push([]);
    add(event);
    show();
    onInk(asStrokes(), false);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.pointerId !== drawing?.id) return;
    // Let go where the pad did not hear of it, in a menu or another window.
    if (event.pointerType === 'mouse' && event.buttons === 0) return end(event);
    add(event);
    show();
    onInk(asStrokes(), false);
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== drawing?.id) return;
    drawing = null;
    onInk(asStrokes(), true);
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  const stopRepaint = onRepaint(element, () => {
    width = ink.clientWidth;
    show();
  });
  image.hidden = true;

  return {
    element,
    /** Takes the last stroke back. */
    undo() {
      if (strokes.length === 0) return;
      strokes.pop();
      show();
      onInk(asStrokes(), true);
    },
    clear() {
      strokes = [];
      showImage(null);
      show();
      onInk([], true);
    },
    /** @param {import('./ink.js').Strokes} drawing */
    setStrokes(drawing) {
      strokes = drawing.map((stroke) => [...stroke]);
      showImage(null);
      show();
    },
    /** @param {Float32Array} pixels @param {string} words what it is */
    setImage(pixels, words) {
      strokes = [];
      paintGrey(image, pixels);
      showImage(words);
      show();
    },
    destroy: stopRepaint,
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} side of the pad
 * @param {number[][]} strokes
 */
function redraw(canvas, side, strokes) {
  const context = crispSquare(canvas, side)?.context;
  if (!context) return;
  context.lineCap = context.lineJoin = 'round';
  context.lineWidth = PEN_WIDTH * side;
  context.strokeStyle = context.fillStyle = '#fff';
  for (const stroke of strokes) {
    context.beginPath();
    context.moveTo(stroke[0] * side, stroke[1] * side);
    for (let i = 2; i < stroke.length; i += 2) context.lineTo(stroke[i] * side, stroke[i + 1] * side);
    context.stroke();
    if (stroke.length > 2) continue;
    context.beginPath(); // a dot: a line without a length is not painted
    context.arc(stroke[0] * side, stroke[1] * side, context.lineWidth / 2, 0, 2 * Math.PI);
    context.fill();
  }
}
