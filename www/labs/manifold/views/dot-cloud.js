import { h } from '../../../ui/dom.js';
import { crispSquare, onRepaint } from '../../../views/canvas.js';
import { paintDots } from '../../../views/maps/dots.js';
import { RAMP } from '../../../views/colors/ramp.js';

/** Dots keep away from the edges, in units of half of the side. */
const MARGIN = 0.9;
/** A radian for each so many pixels that are dragged, and for each press of a key. */
const [DRAG, PRESS] = [1 / 120, Math.PI / 24];

/**
 * Points in space as dots, which can be turned by dragging and by the arrow keys.
 * @param {string} view its name for styles and tests
 * @param {string} label
 */
export function spaceCloud(view, label) {
  const cloud = dotCloud(view, label);
  const { canvas, element } = cloud;
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', label);
  /** @type {Float32Array} */
  let points = new Float32Array(0);
  /** @type {Float32Array} */
  let along = new Float32Array(0);
  let [turn, tilt] = [0.6, 0.45];

  const show = () => {
    const { places, order } = projected(points, turn, tilt);
    cloud.show(
      places,
      Float32Array.from(order, (index) => along[index]),
    );
    element.dataset.turn = `${turn.toFixed(2)},${tilt.toFixed(2)}`;
  };
  /** @param {number} right @param {number} down in radians */
  const rotate = (right, down) => {
    turn += right;
    tilt = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, tilt + down));
    show();
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) rotate(event.movementX * DRAG, event.movementY * DRAG);
  });
  element.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!by) return;
    event.preventDefault();
    rotate(by[0] * PRESS, by[1] * PRESS);
  });
  return {
    ...cloud,
    /** @param {Float32Array} next `[count, 3]`, −1..1 @param {Float32Array} shades `[count]`, 0..1 */
    show(next, shades) {
      [points, along] = [next, shades];
      show();
    },
  };
}

/**
 * Points of a plane as dots, whatever their size: the axes are scaled alike so that all of them are seen.
 * @param {string} view
 * @param {string} label
 */
export function planeCloud(view, label) {
  const cloud = dotCloud(view, label);
  return {
    ...cloud,
    /** @param {Float32Array} map `[count, 2]` @param {Float32Array} shades `[count]`, 0..1 */
    show: (map, shades) => cloud.show(fitted(map), shades),
  };
}

/** @param {string} view @param {string} label */
function dotCloud(view, label) {
  const canvas = h('canvas', { role: 'img', 'aria-label': label, 'data-view': view });
  const element = h('div', { class: 'dot-cloud' }, canvas);
  /** @type {Float32Array} */
  let places = new Float32Array(0);
  /** @type {Float32Array} */
  let shades = new Float32Array(0);
  const repaint = () => {
    const context = crispSquare(canvas)?.context;
    if (!context) return;
    const side = canvas.width; // dots are made of the screen's pixels
    const image = context.createImageData(side, side);
    const at = (/** @type {number} */ value) => (side / 2) * (1 + MARGIN * value);
    const pixels = places.map((value, index) => (index % 2 ? side - at(value) : at(value)));
    const labels = Uint8Array.from(shades, (shade) =>
      Math.min(RAMP.length - 1, Math.floor(shade * RAMP.length)),
    );
    paintDots(image, { places: pixels, labels, colours: RAMP, radius: side / 110, opacity: 0.9 });
    context.putImageData(image, 0, 0);
  };
  const destroy = onRepaint(element, repaint);
  return {
    element,
    canvas,
    /** @param {Float32Array} next x and y of each, −1..1, y up @param {Float32Array} own */
    show(next, own) {
      [places, shades] = [next, own];
      element.dataset.points = String(own.length);
      repaint();
    },
    destroy,
  };
}

/**
 * The points as they are seen after a turn around the upright axis and a tilt towards the eye, the farthest first.
 * @param {Float32Array} points `[count, 3]`
 * @param {number} turn
 * @param {number} tilt
 */
function projected(points, turn, tilt) {
  const [c, s, ct, st] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  const seen = Array.from({ length: points.length / 3 }, (_, index) => {
    const [x, y, z] = points.subarray(3 * index, 3 * index + 3);
    const [right, away] = [c * x + s * y, -s * x + c * y];
    return { index, x: right, y: ct * z + st * away, depth: ct * away - st * z };
  }).sort((a, b) => b.depth - a.depth);
  // The corner of a cube is √3 from its middle.
  const places = Float32Array.from(seen.flatMap(({ x, y }) => [x / 1.5, y / 1.5]));
  return { places, order: seen.map(({ index }) => index) };
}

/** @param {Float32Array} map `[count, 2]` */
function fitted(map) {
  const ends = [0, 1].map((axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = axis; i < map.length; i += 2) [low, high] = [Math.min(low, map[i]), Math.max(high, map[i])];
    return { middle: (low + high) / 2, half: (high - low) / 2 };
  });
  const half = Math.max(...ends.map((end) => end.half)) || 1;
  return map.map((value, index) => (value - ends[index % 2].middle) / half);
}
