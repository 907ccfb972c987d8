import { h } from '../../ui/dom.js';
import { t } from '../../i18n/index.js';
import { crispSquare, onRepaint } from '../canvas.js';
import { hand } from './hand.js';
import { PEN_WIDTH } from './ink.js';
import { pixelCanvas, paintGrey } from './pixels.js';

/** Points that arrive within this many ms of the last update wait for the next ones or for the frame. */
const SOON_MS = 4;

/**
 * A drawing pad for mouse, touch and pen. It shows either a drawing or a picked image; drawing on an image starts a new
 * drawing. Labs use it as `linkedPad` of the lab kit.
 *
 * Browsers hold back pointer moves until the next frame, so an answer to them is shown one frame later. Where
 * `pointerrawupdate` exists, points are passed on as they arrive, and join the drawing with the move.
 *
 * @param {object} options
 * @param {(strokes: import('./ink.js').Strokes, done: boolean) => void} options.onInk called while drawing and at the end of
 *   a stroke
 * @param {string} options.label of the pad while it shows no image
 */
export function drawingPad({ onInk, label }) {
  const ink = h('canvas', { class: 'pad-ink' });
  const image = pixelCanvas('pad-image');
  image.removeAttribute('role'); // the pad as a whole is the image
  const hint = h('span', { class: 'pad-hint centered' }, t('pad.hint'));
  const element = h(
    'div',
    { class: 'pad', 'data-view': 'pad', role: 'img', 'aria-label': label },
    image,
    ink,
    hint,
  );
  /** @type {number[][]} */
  let strokes = [];
  /** Width of the pad in CSS pixels; read only when it changes, because reading it forces a layout. */
  let width = 0;
  /** Bounding box of the pad at the last move; reading it forces a layout. */
  let box = { left: 0, top: 0, width: 1, height: 1 };
  /** Points of the current stroke that the next move will deliver. @type {number[]} */
  let coming = [];
  /** Points already passed on, and when. @type {{ points: number[], at: number }} */
  let early = { points: [], at: 0 };

  const asStrokes = () => strokes.map(floats);
  const show = () => {
    hint.hidden = strokes.length > 0 || !image.hidden;
    element.dataset.strokes = String(strokes.length);
    redraw(ink, width, strokes);
  };
  /** @param {string | null} words description of the image; null when a drawing replaces it */
  const showImage = (words) => {
    image.hidden = words === null;
    element.setAttribute('aria-label', words ?? label);
  };
  /** @param {PointerEvent} event */
  const pointsOf = (event) => {
    const coalesced = event.getCoalescedEvents?.() ?? [];
    return (coalesced.length ? coalesced : [event]).flatMap(({ clientX, clientY }) => [
      (clientX - box.left) / box.width,
      (clientY - box.top) / box.height,
    ]);
  };
  /** @param {PointerEvent} event @returns whether some of its points have not been passed on yet */
  const add = (event) => {
    box = element.getBoundingClientRect();
    const points = pointsOf(event);
    strokes.at(-1)?.push(...points);
    const { points: known } = early;
    coming = early.points = [];
    return points.length !== known.length || points.some((value, index) => value !== known[index]);
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
    const isNew = add(event);
    show();
    if (isNew) onInk(asStrokes(), false);
  });
  element.addEventListener('pointerrawupdate', (event) => {
    if (!(event instanceof PointerEvent) || !drawer.draws(event)) return;
    coming = [...coming, ...pointsOf(event)];
    if (event.timeStamp - early.at < SOON_MS) return;
    early = { points: coming, at: event.timeStamp };
    const stroke = strokes.at(-1);
    if (stroke) onInk([...strokes.slice(0, -1), [...stroke, ...coming]].map(floats), false);
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
    /** Removes the last stroke. */
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
    /** @param {Float32Array} pixels @param {string} words its description */
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
    context.beginPath(); // a dot, because lines of zero length are not painted
    context.arc(stroke[0] * side, stroke[1] * side, context.lineWidth / 2, 0, 2 * Math.PI);
    context.fill();
  }
}

/** @param {number[]} points */
const floats = (points) => new Float32Array(points);
