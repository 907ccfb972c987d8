import { h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { crispSquare, typeSize } from '../../../views/canvas.js';
import { classMiddles } from '../../../views/maps/class-middles.js';
import { paintDots } from '../../../views/maps/dots.js';
import { classRgb, classToken } from '../../../views/colors/palette.js';
import { PIXELS, SIDE, channels } from '../../../views/pictures/pixels.js';
import { axesOf, axisNames } from '../views/axis-names.js';

/**
 * @typedef {import('../../../generated/protocol.js').LatentMap} LatentMap
 * @typedef {{ centre: [number, number], half: number }} Square a square of the plane
 * @typedef {'plain' | 'images' | 'density'} Background
 * @typedef {{ from: Float32Array, to: Float32Array, times: number }} Trails codes now and later, both `[count, 2]`, and the scale of the trails' length
 * @typedef {{ indices: number[], sheet: HTMLCanvasElement }} Thumbnails samples of the chart with their images
 */

/**
 * Paints the map: background, axes, dots, walk, and the names of the classes.
 * @param {HTMLCanvasElement} canvas
 * @param {object} shown
 * @param {LatentMap | null} shown.chart
 * @param {(label: number) => string} shown.nameOf
 * @param {Square} shown.view
 * @param {Background} shown.background
 * @param {{ square: Square, canvas: HTMLCanvasElement } | null} shown.tiles
 * @param {HTMLCanvasElement | null} shown.shades
 * @param {Float32Array | null} shown.walk
 * @param {Trails | null} shown.trails
 * @param {Thumbnails | null} shown.thumbnails images in place of the dots
 */
export function paintMap(canvas, shown) {
  const { chart, nameOf, view, background, tiles, shades, walk, trails, thumbnails } = shown;
  const crisp = crispSquare(canvas);
  if (!crisp) return;
  const { context, width: side, ratio } = crisp;
  const scale = side / (2 * view.half);
  const x = (/** @type {number} */ value) => (value - view.centre[0] + view.half) * scale;
  const y = (/** @type {number} */ value) => side - (value - view.centre[1] + view.half) * scale;
  /** @param {Square} square @param {HTMLCanvasElement} picture */
  const lay = ({ centre, half }, picture) => {
    const size = 2 * half * scale;
    context.drawImage(picture, x(centre[0] - half), y(centre[1] + half), size, size);
  };
  if (background === 'images' && tiles) lay(tiles.square, tiles.canvas);
  if (background === 'density' && chart && shades) lay(chart, shades);
  axes(context, side, x(0), y(0));
  if (!chart) return;
  if (thumbnails) miniatures(context, chart, thumbnails, { x, y });
  else dots(context, chart, { x, y, ratio, faint: background === 'images' });
  if (trails) arrows(context, chart, trails, x, y);
  if (walk) line(context, walk, x, y);
  names(context, chart, { nameOf, x, y, ratio, size: 1.15 * typeSize(canvas) });
  axisNames(context, canvas, side, axesOf('code'));
}

/** Side of a miniature, in CSS pixels. */
export const MINIATURE = 24;

/**
 * Samples' images stacked vertically, each in its class colour on a transparent ground.
 * @param {Float32Array} pixels `[count, 784]`
 * @param {ArrayLike<number>} labels
 */
export function miniatureSheet(pixels, labels) {
  const count = pixels.length / PIXELS;
  const sheet = h('canvas', { width: SIDE, height: Math.max(1, SIDE * count) });
  const image = new ImageData(SIDE, sheet.height);
  const colours = classRgb();
  for (let i = 0; i < pixels.length; i++) {
    const colour = colours[labels[Math.floor(i / PIXELS)]];
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = colour[c];
    image.data[4 * i + 3] = 255 * pixels[i];
  }
  sheet.getContext('2d')?.putImageData(image, 0, 0);
  return sheet;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LatentMap} chart
 * @param {Thumbnails} thumbnails
 * @param {{ x: (value: number) => number, y: (value: number) => number }} place
 */
function miniatures(context, { codes }, { indices, sheet }, { x, y }) {
  const side = MINIATURE;
  indices.forEach((index, at) => {
    const [left, top] = [x(codes[2 * index]) - side / 2, y(codes[2 * index + 1]) - side / 2];
    context.drawImage(sheet, 0, SIDE * at, SIDE, SIDE, left, top, side, side);
  });
}

/** @param {CanvasRenderingContext2D} context @param {number} side @param {number} x @param {number} y of the origin */
function axes(context, side, x, y) {
  context.strokeStyle = colour('--line');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(side, y);
  context.moveTo(x, 0);
  context.lineTo(x, side);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LatentMap} chart
 * @param {{ x: (value: number) => number, y: (value: number) => number, ratio: number, faint: boolean }} how
 */
function dots(context, { codes, labels }, { x, y, ratio, faint }) {
  const side = context.canvas.width; // dots are drawn in device pixels
  const places = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i += 2)
    [places[i], places[i + 1]] = [ratio * x(codes[i]), ratio * y(codes[i + 1])];
  // The more dots, the smaller.
  const radius = Math.max(1.1 * ratio, (side / 190) * Math.min(1, Math.sqrt(2500 / labels.length)));
  const { layer, image } = layerOf(context.canvas, side);
  image.data.fill(0);
  const colours = classRgb();
  paintDots(image, { places, labels, colours, radius, opacity: faint ? 0.8 : 0.65 });
  layer.putImageData(image, 0, 0);
  context.drawImage(layer.canvas, 0, 0, side / ratio, side / ratio);
}

/** The dots are rendered to a separate canvas pixel by pixel: reading a canvas back takes longer than filling another. */
const layers =
  /** @type {WeakMap<HTMLCanvasElement, { layer: CanvasRenderingContext2D, image: ImageData }>} */ (
    new WeakMap()
  );

/** @param {HTMLCanvasElement} canvas @param {number} side */
function layerOf(canvas, side) {
  const cached = layers.get(canvas);
  if (cached?.image.width === side) return cached;
  const layer = /** @type {CanvasRenderingContext2D} */ (
    h('canvas', { width: side, height: side }).getContext('2d')
  );
  const layerImage = { layer, image: layer.createImageData(side, side) };
  layers.set(canvas, layerImage);
  return layerImage;
}

/**
 * Trails of codes in their class colours over a halo, with a knob at the start.
 * @param {CanvasRenderingContext2D} context
 * @param {LatentMap} chart its first samples have the trails
 * @param {Trails} trails
 * @param {(value: number) => number} x
 * @param {(value: number) => number} y
 */
function arrows(context, { labels }, { from, to, times }, x, y) {
  context.lineCap = 'round';
  for (const isHalo of [true, false]) {
    for (let i = 0; i < from.length; i += 2) {
      const [px, py] = [x(from[i]), y(from[i + 1])];
      const path = new Path2D();
      path.moveTo(px, py);
      path.lineTo(px + times * (x(to[i]) - px), py + times * (y(to[i + 1]) - py));
      const knob = new Path2D();
      knob.arc(px, py, isHalo ? 4 : 2.6, 0, 2 * Math.PI);
      context.lineWidth = isHalo ? 4.5 : 2;
      context.strokeStyle = context.fillStyle = colour(isHalo ? '--panel' : classToken(labels[i / 2]));
      context.stroke(path);
      context.fill(knob);
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Float32Array} codes
 * @param {(value: number) => number} x
 * @param {(value: number) => number} y
 */
function line(context, codes, x, y) {
  const path = new Path2D();
  const beads = new Path2D();
  for (let i = 0; i < codes.length; i += 2) {
    const [px, py] = [x(codes[i]), y(codes[i + 1])];
    path.lineTo(px, py);
    beads.moveTo(px, py);
    beads.arc(px, py, 3.5, 0, 2 * Math.PI);
  }
  for (const [width, token] of /** @type {const} */ ([
    [5, '--panel'],
    [2, '--accent'],
  ])) {
    context.lineWidth = width;
    context.strokeStyle = context.fillStyle = colour(token);
    context.stroke(path);
    context.fill(beads);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LatentMap} chart
 * @param {{ x: (value: number) => number, y: (value: number) => number, ratio: number, size: number, nameOf: (label: number) => string }} how
 */
function names(context, chart, { x, y, ratio, size, nameOf }) {
  context.font = `700 ${Math.round(size * ratio) / ratio}px Inter, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = size / 3;
  context.lineJoin = 'round';
  context.strokeStyle = colour('--panel');
  for (const { label, x: across, y: up } of classMiddles(chart)) {
    context.strokeText(nameOf(label), x(across), y(up));
    context.fillStyle = colour(classToken(label));
    context.fillText(nameOf(label), x(across), y(up));
  }
}

/** Shades of the background's ink. */
const INKS = 256;

/** Images as faint ink on a transparent ground, so that dots stand out. @param {Float32Array} images */
export function tilesCanvas(images) {
  const count = Math.round(Math.sqrt(images.length / PIXELS));
  const side = count * SIDE;
  const inks = new Uint8ClampedArray(4 * INKS);
  for (let share = 0; share < INKS; share++)
    inks.set([...channels('--ink'), (120 * share) / (INKS - 1)], 4 * share);
  const whole = new Uint32Array(inks.buffer);
  return drawnCanvas(side, (data) => {
    const pixels = new Uint32Array(data.buffer);
    for (let tile = 0; tile < count * count; tile++) {
      const corner = Math.floor(tile / count) * SIDE * side + (tile % count) * SIDE;
      for (let row = 0; row < SIDE; row++) {
        const [from, to] = [tile * PIXELS + row * SIDE, corner + row * side];
        for (let i = 0; i < SIDE; i++) pixels[to + i] = whole[(images[from + i] * (INKS - 1) + 0.5) | 0];
      }
    }
  });
}

/** The density as a shade: its square root, because its peaks are far above the rest. @param {LatentMap} chart */
export function shadesOf({ density }) {
  const most = density.reduce((largest, value) => Math.max(largest, value), 0);
  const [red, green, blue] = channels('--accent');
  return drawnCanvas(Math.round(Math.sqrt(density.length)), (data) => {
    density.forEach((value, cell) => {
      data.set([red, green, blue, most > 0 ? 235 * Math.sqrt(value / most) : 0], 4 * cell);
    });
  });
}

/** @param {number} side @param {(data: Uint8ClampedArray) => void} fill */
function drawnCanvas(side, fill) {
  const canvas = h('canvas', { width: side, height: side });
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const image = context.createImageData(side, side);
  fill(image.data);
  context.putImageData(image, 0, 0);
  return canvas;
}
