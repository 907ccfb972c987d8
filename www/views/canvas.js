import { colour, onLook } from '../ui/preferences.js';

/** Minimum pixel ratio of canvases while a picture is being saved. */
let finest = 0;

/** Pixels of a saved picture for each CSS pixel, on any screen. */
export const FILE_RATIO = 2;

/** Canvas pixels per CSS pixel: those of the screen. */
export const pixelRatio = () => Math.max(devicePixelRatio, finest);

/**
 * Gives a canvas the screen's resolution, and clears it.
 * @param {HTMLCanvasElement} canvas
 * @param {object} [size] in CSS pixels; default: the displayed size
 * @param {number} [size.width]
 * @param {number} [size.height]
 * @returns the context, scaled to CSS pixels; null while the canvas is hidden
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

/** As `crispCanvas`, for a square whose height follows its width. @param {HTMLCanvasElement} canvas @param {number} [side] */
export const crispSquare = (canvas, side = canvas.clientWidth) =>
  crispCanvas(canvas, { width: side, height: side });

/**
 * As `crispCanvas`, with the panel's font and its colour as background, so that a saved picture has one too.
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

/** The font size of an element, in CSS pixels. @param {Element} element */
export const typeSize = (element) => parseFloat(getComputedStyle(element).fontSize);

/**
 * Font size for canvas text, in CSS pixels: a fraction of the element's font size, but at least `--floor` of
 * `style/tokens.css`, so that the back row can read it.
 * @param {Element} element
 * @param {number} [share]
 */
export function fontSize(element, share = 1) {
  const root = getComputedStyle(document.documentElement);
  const floor = parseFloat(root.getPropertyValue('--floor')) * parseFloat(root.fontSize);
  return Math.max(share * typeSize(element), floor || 0);
}

/**
 * As `fontSize`, as a font string for a canvas.
 * @param {Element} element
 * @param {number} [share]
 * @param {number} [weight]
 */
export const canvasFont = (element, share = 1, weight = 400) =>
  `${weight} ${fontSize(element, share)}px Inter, system-ui, sans-serif`;

/**
 * Repaints when an element's size, the pixel ratio, the colours or the font size change: a canvas does not follow these.
 * @param {Element} element
 * @param {() => void} repaint also called once at the start, when the element has a size
 * @param {() => void} [relook] called when the colours or the font size change
 * @returns {() => void} stops watching
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

/** Calls `repaint` on another zoom level or screen. @param {() => void} repaint */
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

/** Repaint function of each element with canvases. @type {WeakMap<Element, () => void>} */
const painters = new WeakMap();
/** For a canvas sized by a library: repaints it at a multiple of its resolution. @type {WeakMap<Element, (times: number) => Promise<unknown>>} */
const enlargers = new WeakMap();

/** @param {HTMLCanvasElement} canvas @param {(times: number) => Promise<unknown>} enlarge resolves after painting */
export const setEnlarger = (canvas, enlarge) => void enlargers.set(canvas, enlarge);

/**
 * Repaints a canvas with at least `ratio` pixels per CSS pixel, and returns a copy.
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
  // A painter scheduled for the next frame has finished by the one after. A hidden tab has no frames.
  const frames = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.race([frames, new Promise((done) => setTimeout(done, 500))]);
}

/**
 * Text with a halo, readable over any picture.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} [token] of the text's colour
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
 * The centre of a text, moved so that the whole text is on the canvas if possible.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} middle
 * @param {number} width of the canvas
 */
export function within(context, text, middle, width) {
  const half = context.measureText(text).width / 2 + 2;
  return half > width / 2 ? middle : Math.max(half, Math.min(width - half, middle));
}
