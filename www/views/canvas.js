import { colour, onLook } from '../ui/preferences.js';

/** While a picture is saved, canvases are painted at least as finely. */
let finest = 0;

/** Pixels of a saved picture for each CSS pixel, on any screen. */
export const FILE_RATIO = 2;

/** Pixels of a canvas for each CSS pixel: those of the screen. */
export const pixelRatio = () => Math.max(devicePixelRatio, finest);

/**
 * Makes a canvas as fine as the screen, and empties it.
 * @param {HTMLCanvasElement} canvas
 * @param {object} [size] in CSS pixels; as wide and high as the canvas is shown if not given
 * @param {number} [size.width]
 * @param {number} [size.height]
 * @returns what to paint with, in CSS pixels; nothing while the canvas is not shown
 */
export function crispCanvas(canvas, { width = canvas.clientWidth, height = canvas.clientHeight } = {}) {
  const context = canvas.getContext('2d');
  if (!context || !width || !height) return null;
  const ratio = pixelRatio();
  const [columns, rows] = [width, height].map((side) => Math.round(side * ratio));
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, columns, rows);
  context.scale(ratio, ratio);
  context.setLineDash([]);
  return { context, width, height, ratio };
}

/** The same for a square, whose height follows its width. @param {HTMLCanvasElement} canvas @param {number} [side] */
export const crispSquare = (canvas, side = canvas.clientWidth) =>
  crispCanvas(canvas, { width: side, height: side });

/**
 * The same with the panel's colour as ground, so that a saved picture has one too, and with the panel's type.
 * @param {HTMLCanvasElement} canvas
 */
export function crispPanel(canvas) {
  const crisp = crispCanvas(canvas);
  if (!crisp) return null;
  const { context, width, height } = crisp;
  context.fillStyle = colour('--panel');
  context.fillRect(0, 0, width, height);
  context.font = canvasFont(canvas);
  return { context, width, height, em: fontSize(canvas) };
}

/** The size of type where an element stands, in CSS pixels. @param {Element} element */
export const typeSize = (element) => parseFloat(getComputedStyle(element).fontSize);

/**
 * The size of what is written on a canvas, in CSS pixels: a share of the type where it stands, and never below what the page's
 * size of type allows (`--floor` in `style/tokens.css`, for the back row).
 * @param {Element} element
 * @param {number} [share]
 */
export function fontSize(element, share = 1) {
  const root = getComputedStyle(document.documentElement);
  const floor = parseFloat(root.getPropertyValue('--floor')) * parseFloat(root.fontSize);
  return Math.max(share * typeSize(element), floor || 0);
}

/**
 * The same as a canvas wants it.
 * @param {Element} element
 * @param {number} [share]
 * @param {number} [weight]
 */
export const canvasFont = (element, share = 1, weight = 400) =>
  `${weight} ${fontSize(element, share)}px Inter, system-ui, sans-serif`;

/**
 * Repaints when the size of an element, the screen's pixels, colours or the size of type have changed: what is painted on a
 * canvas does not follow by itself.
 * @param {Element} element
 * @param {() => void} repaint also called once at the start, when the element has its size
 * @param {() => void} [relook] when colours or the size of type have changed
 * @returns {() => void} stops it
 */
export function onRepaint(element, repaint, relook = repaint) {
  painters.set(element, repaint);
  const observer = new ResizeObserver(repaint);
  observer.observe(element);
  const stopLook = onLook(relook);
  const stopRatio = onRatio(repaint);
  return () => {
    observer.disconnect();
    stopLook();
    stopRatio();
  };
}

/** Another zoom or another screen. @param {() => void} repaint */
function onRatio(repaint) {
  const listening = new AbortController();
  const { signal } = listening;
  const listen = () => {
    const same = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    same.addEventListener('change', changed, { once: true, signal });
  };
  const changed = () => {
    repaint();
    listen();
  };
  listen();
  return () => listening.abort();
}

/** What paints the canvases in an element. @type {WeakMap<Element, () => void>} */
const painters = new WeakMap();
/** Of a canvas that a library sizes: paints it so many times as finely. @type {WeakMap<Element, (times: number) => Promise<unknown>>} */
const enlargers = new WeakMap();

/** @param {HTMLCanvasElement} canvas @param {(times: number) => Promise<unknown>} enlarge settles when it is painted */
export const setEnlarger = (canvas, enlarge) => void enlargers.set(canvas, enlarge);

/**
 * What a canvas shows, painted anew with at least so many pixels for each CSS pixel.
 * @param {HTMLCanvasElement} canvas
 * @param {number} ratio
 */
export async function copyAt(canvas, ratio) {
  const enlarge = enlargers.get(canvas) ?? ((/** @type {number} */ times) => paintedAt(canvas, times));
  const times = Math.max(1, ratio / devicePixelRatio);
  await enlarge(times);
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  await enlarge(1);
  return copy;
}

/** @param {Element} canvas @param {number} times */
async function paintedAt(canvas, times) {
  let owner = /** @type {Element | null} */ (canvas);
  while (owner && !painters.has(owner)) owner = owner.parentElement;
  if (!owner) return;
  finest = times > 1 ? times * devicePixelRatio : 0;
  painters.get(owner)?.();
  // Who paints in the next frame has done so by the one after. In a tab that is not seen there are none.
  const frames = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.race([frames, new Promise((done) => setTimeout(done, 500))]);
}

/**
 * Words that stay readable over what is painted below them.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} [token] of their colour
 */
export function haloText(context, text, x, y, token = '--ink') {
  context.save();
  context.setLineDash([]);
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = colour('--panel');
  context.strokeText(text, x, y);
  context.fillStyle = colour(token);
  context.fillText(text, x, y);
  context.restore();
}

/**
 * Where the middle of a text lies so that all of it is on the canvas, if it can be.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} middle
 * @param {number} width of the canvas
 */
export function within(context, text, middle, width) {
  const half = context.measureText(text).width / 2 + 2;
  return half > width / 2 ? middle : Math.max(half, Math.min(width - half, middle));
}
