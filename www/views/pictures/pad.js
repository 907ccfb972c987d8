import { h } from '../../ui/dom.js';
import { t } from '../../i18n/index.js';
import { crispSquare, onRepaint } from '../canvas.js';
import { hand } from './hand.js';
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
  const drawer = hand(() => {
    strokes.pop();
    show();
    onInk(asStrokes(), true);
  });
  element.addEventListener('pointerdown', (event) => {
    if (!drawer.down(event)) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    if (!image.hidden) strokes = [];
    showImage(null);
    strokes.push([]);
    add(event);
    show();
    onInk(asStrokes(), false);
  });
  element.addEventListener('pointermove', (event) => {
    const what = drawer.move(event);
    if (what === 'ends') onInk(asStrokes(), true);
    if (what !== 'draws') return;
    add(event);
    show();
    onInk(asStrokes(), false);
  });
  for (const type of /** @type {const} */ (['pointerup', 'pointercancel', 'lostpointercapture']))
    element.addEventListener(type, (event) => {
      if (drawer.up(event)) onInk(asStrokes(), true);
    });
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
