import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize, haloText, pixelRatio } from '../../../views/canvas.js';
import { classColours } from '../../../views/colors/palette.js';
import { reachOf, spread } from './geometry.js';

/** @typedef {import('./plane.js').PlaneContents} Shown */

/** Maximum fraction of the width for the plane; the magnifier has the rest. */
const SHARE = 0.64;
/** Position of the farthest neighbour, relative to the magnifier's radius. */
const FILLED = 0.74;
/** Opacity of the other samples, on the plane and under the magnifier. */
const [CROWD, UNDER_GLASS] = [0.5, 0.35];
/** Distance in radii from which a neighbour has room for its letter. */
const FREE = 1.9;
/** Above this number, neighbours are smaller dots. */
const MANY = 200;

/** Positions of plane and magnifier. @param {HTMLCanvasElement} canvas */
export function layOf({ clientWidth: width, clientHeight: height }) {
  const side = Math.round(Math.min(height, SHARE * width));
  const radius = Math.max(0, Math.min(height, width - side) / 2 - 4);
  return { side, glass: { x: width - radius - 2, y: height / 2, radius } };
}

/** @param {HTMLCanvasElement} canvas @param {Shown} shown */
export function paintPlane(canvas, shown) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context } = crisp;
  const lay = layOf(canvas);
  const colours = classColours();
  const { x: middle, y: height, half } = shown.frame;
  const place = (/** @type {ArrayLike<number>} */ values, at = 0) =>
    /** @type {[number, number]} */ ([
      (lay.side / 2) * (1 + (values[2 * at] - middle) / half),
      (lay.side / 2) * (1 - (values[2 * at + 1] - height) / half),
    ]);
  crowd(context, shown, lay.side, place);
  context.font = canvasFont(canvas, 1.15, 700);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const names = spread(
    shown.names.map((name) => place(name.place)),
    1.25 * fontSize(canvas),
  );
  shown.names.forEach(({ name, tone }, at) => haloText(context, name, ...names[at], `--class-${tone}`));
  if (shown.found?.place) {
    const em = fontSize(canvas);
    const at = /** @type {[number, number]} */ (
      place(shown.found.place).map((value) => inside(value, lay.side))
    );
    const reach = reachOf(shown.samples.points, shown.found.indices, shown.found.place);
    const ring = Math.max(0.85 * em, (reach / half) * (lay.side / 2));
    sight(context, at, ring, lay.glass);
    glass(canvas, context, shown, { ...lay.glass, em, reach, colours });
  }
}

/** @param {number} value @param {number} side */
const inside = (value, side) => Math.max(0, Math.min(side, value));

/** Ten thousand dots are painted once, not whenever the query moves. @type {WeakMap<object, { key: string, layer: OffscreenCanvas }>} */
const layers = new WeakMap();

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shown} shown
 * @param {number} side
 * @param {(values: ArrayLike<number>, at: number) => [number, number]} place
 */
function crowd(context, { samples, tones }, side, place) {
  const ratio = pixelRatio();
  const colours = classColours();
  const key = [side, ratio, ...colours, colour('--panel')].join(' ');
  let known = layers.get(samples);
  if (known?.key !== key) {
    const layer = new OffscreenCanvas(Math.max(1, side * ratio), Math.max(1, side * ratio));
    const drawing = layer.getContext('2d');
    if (!drawing) return;
    drawing.scale(ratio, ratio);
    drawing.globalAlpha = CROWD;
    const size = Math.max(1.6, side / 190);
    tones.forEach((tone, index) => {
      const [x, y] = place(samples.points, index);
      drawing.fillStyle = colours[tone];
      drawing.fillRect(x - size / 2, y - size / 2, size, size);
    });
    layers.set(samples, (known = { key, layer }));
  }
  context.drawImage(known.layer, 0, 0, side, side);
  context.strokeStyle = colour('--line');
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, side - 1, side - 1);
}

/**
 * The magnified part of the plane, and the lines to the magnifier.
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} at
 * @param {number} ring
 * @param {{ x: number, y: number, radius: number }} glass
 */
function sight(context, [x, y], ring, { x: far, y: high, radius }) {
  context.strokeStyle = colour('--ink');
  context.lineWidth = 1.5;
  context.globalAlpha = 0.55;
  context.beginPath();
  for (const way of [-1, 1]) {
    context.moveTo(x, y + way * ring);
    context.lineTo(far, high + way * radius);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 3;
  circle(context, x, y, ring);
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius */
function circle(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

/**
 * The neighbours, each joined with the query.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2D} context
 * @param {Shown} shown
 * @param {{ x: number, y: number, radius: number, em: number, reach: number, colours: string[] }} look
 */
function glass(
  canvas,
  context,
  { samples, tones, found, toneOf, letterOf },
  { x, y, radius, em, reach, colours },
) {
  if (!found?.place) return;
  const [middle, height] = found.place;
  const scale = (FILLED * radius) / (reach || 1);
  const place = (/** @type {number} */ index) =>
    /** @type {[number, number]} */ ([
      x + (samples.points[2 * index] - middle) * scale,
      y - (samples.points[2 * index + 1] - height) * scale,
    ]);
  context.save();
  circle(context, x, y, radius);
  context.fillStyle = colour('--panel');
  context.fill();
  context.clip();
  context.globalAlpha = UNDER_GLASS;
  const near = tones.flatMap((tone, index) => {
    const [across, down] = place(index);
    return Math.hypot(across - x, down - y) > radius ? [] : [{ tone, across, down }];
  });
  const dot = (near.length > MANY ? 0.07 : 0.16) * em;
  for (const { tone, across, down } of near) {
    circle(context, across, down, dot);
    context.fillStyle = colours[tone];
    context.fill();
  }
  context.globalAlpha = 1;
  context.strokeStyle = colour('--muted');
  context.lineWidth = 1.5;
  context.setLineDash([5, 5]);
  circle(context, x, y, FILLED * radius);
  context.stroke();
  context.setLineDash([]);
  const isCrowd = found.indices.length > 10;
  const size = Math.min((isCrowd ? 0.3 : 0.62) * em, 0.2 * radius);
  found.indices.forEach((index, at) => {
    context.strokeStyle = colours[toneOf(found.labels[at])];
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(...place(index));
    context.stroke();
  });
  context.font = canvasFont(canvas, 0.9, 700);
  const places = found.indices.map(place);
  // The nearest on top; partly covered letters are omitted.
  for (let at = places.length - 1; at >= 0; at--) {
    const [across, down] = places[at];
    circle(context, across, down, size);
    context.fillStyle = colours[toneOf(found.labels[at])];
    context.fill();
    context.strokeStyle = colour('--panel');
    context.lineWidth = 2;
    context.stroke();
    const isFree = places
      .slice(0, at)
      .every(([left, up]) => Math.hypot(left - across, up - down) > FREE * size);
    const letter = isCrowd || !isFree ? '' : letterOf(found.labels[at]);
    context.fillStyle = colour('--panel');
    if (letter) context.fillText(letter, across, down + 0.04 * em);
  }
  circle(context, x, y, 0.34 * em);
  context.fillStyle = colour('--accent');
  context.fill();
  context.strokeStyle = colour('--panel');
  context.lineWidth = 3;
  context.stroke();
  context.restore();
  context.strokeStyle = colour('--ink');
  context.lineWidth = 3;
  circle(context, x, y, radius);
  context.stroke();
}
