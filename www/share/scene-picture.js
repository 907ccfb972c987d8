import { saveCanvas } from '../ui/download.js';
import { colour } from '../ui/preferences.js';
import { FILE_RATIO, copyAt } from '../views/canvas.js';
import { paintField, paintText } from './text-picture.js';

/** Elements to omit from a picture: controls and text for screen readers. */
const LEFT_OUT = '.file-buttons, .visually-hidden, script, dialog';

/** Saves the main cards of the lab on screen as a picture, with the lab's question as title, at actual size and double resolution. @param {string} name */
export async function saveScene(name) {
  const lab = /** @type {Element} */ (document.getElementById('lab'));
  const question = lab.querySelector('.question')?.textContent ?? '';
  saveCanvas(await picture(lab, placeOf(lab)), name, { of: lab, title: question, legend: [] });
}

/** The area that contains the scene's main cards. @param {Element} lab */
function placeOf(lab) {
  const cards = [...lab.querySelectorAll('[data-moment]')].map(
    (element) => element.closest('.card') ?? element,
  );
  const shown = (cards.length ? cards : [...lab.querySelectorAll('.card')]).filter((element) =>
    element.checkVisibility(),
  );
  const boxes = (shown.length ? shown : [lab]).map((element) => element.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [
    Math.max(...boxes.map((box) => box.right)),
    Math.max(...boxes.map((box) => box.bottom)),
  ];
  return new DOMRect(left, top, right - left, bottom - top);
}

/**
 * Paints an element within a rectangle as displayed: its boxes, pictures and text.
 * @param {Element} root
 * @param {DOMRect} place
 */
async function picture(root, place) {
  const { left, top, width, height } = place;
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [width, height].map((side) => Math.ceil(side * FILE_RATIO));
  const paint = sheet.getContext('2d');
  if (!paint) return sheet;
  const isThere = (/** @type {Element} */ element) =>
    element.checkVisibility() && meets(element.getBoundingClientRect(), place);
  // Canvases are repainted at a higher resolution; the rest is painted when they are done.
  const copies = new Map();
  for (const canvas of root.querySelectorAll('canvas'))
    if (isThere(canvas)) copies.set(canvas, await copyAt(canvas, FILE_RATIO));
  for (const drawing of root.querySelectorAll('svg'))
    if (isThere(drawing)) copies.set(drawing, await svgPicture(drawing));
  paint.fillStyle = colour('--ground');
  paint.fillRect(0, 0, sheet.width, sheet.height);
  paint.scale(FILE_RATIO, FILE_RATIO);
  paint.translate(-left, -top);
  paintElement(paint, root, 1, copies);
  return sheet;
}

/** @param {DOMRect} a @param {DOMRect} b */
const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * @param {CanvasRenderingContext2D} paint
 * @param {Element} element
 * @param {number} alpha of the containing element
 * @param {Map<Element, CanvasImageSource>} copies
 */
function paintElement(paint, element, alpha, copies) {
  const style = getComputedStyle(element);
  if (element.matches(LEFT_OUT) || !isSeen(style)) return;
  const opacity = alpha * Number(style.opacity);
  const box = element.getBoundingClientRect();
  paint.globalAlpha = opacity;
  paintBox(paint, box, style);
  const copy = copies.get(element);
  if (copy) {
    paint.imageSmoothingEnabled = style.imageRendering !== 'pixelated';
    return paint.drawImage(copy, box.left, box.top, box.width, box.height);
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
    return paintField(paint, element, box, style);
  for (const child of element.childNodes) {
    paint.globalAlpha = opacity;
    if (child instanceof Text) paintText(paint, child, style);
    else if (child instanceof Element) paintElement(paint, child, opacity, copies);
  }
  paint.globalAlpha = opacity;
  if (element.localName === 'mfrac') paintBar(paint, element, style.color);
}

/** Text for screen readers is clipped to nothing. @param {CSSStyleDeclaration} style */
const isSeen = ({ display, visibility, clip, clipPath }) =>
  display !== 'none' && visibility !== 'hidden' && clip === 'auto' && clipPath === 'none';

/** Background and border. @param {CanvasRenderingContext2D} paint @param {DOMRect} box @param {CSSStyleDeclaration} style */
function paintBox(paint, { left, top, width, height }, style) {
  if (!width || !height) return;
  paint.fillStyle = style.backgroundColor;
  paint.beginPath();
  paint.roundRect(left, top, width, height, Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2));
  paint.fill();
  const sides = /** @type {const} */ (['Top', 'Right', 'Bottom', 'Left']).map((side) => ({
    thick: style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]) || 0,
    colour: style[`border${side}Color`],
  }));
  const [{ thick, colour }] = sides;
  if (sides.every((side) => side.thick === thick)) {
    if (!thick) return;
    [paint.strokeStyle, paint.lineWidth] = [colour, thick];
    return paint.stroke();
  }
  const [right, bottom] = [left + width, top + height];
  const lines = [
    [left, top, right, top],
    [right, top, right, bottom],
    [left, bottom, right, bottom],
    [left, top, left, bottom],
  ];
  sides.forEach((side, at) => {
    if (!side.thick) return;
    const [x0, y0, x1, y1] = lines[at];
    [paint.strokeStyle, paint.lineWidth] = [side.colour, side.thick];
    paint.beginPath();
    paint.moveTo(x0, y0);
    paint.lineTo(x1, y1);
    paint.stroke();
  });
}

/** The bar of a fraction. @param {CanvasRenderingContext2D} paint @param {Element} fraction @param {string} colour */
function paintBar(paint, fraction, colour) {
  const [above] = fraction.children;
  if (!above) return;
  const { left, width } = fraction.getBoundingClientRect();
  paint.fillStyle = colour;
  paint.fillRect(left, above.getBoundingClientRect().bottom + 1, width, 1);
}

/** SVG properties set by the page's style sheet, which does not apply within an image. */
const DRAWN_WITH = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** @param {SVGElement} drawing */
async function svgPicture(drawing) {
  const copy = /** @type {SVGElement} */ (drawing.cloneNode(true));
  const [originals, clones] = [drawing, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  originals.forEach((original, at) => {
    const style = getComputedStyle(original);
    for (const name of DRAWN_WITH) clones[at].setAttribute(name, style.getPropertyValue(name));
  });
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute('width', String(width * FILE_RATIO));
  copy.setAttribute('height', String(height * FILE_RATIO));
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  return picture;
}
