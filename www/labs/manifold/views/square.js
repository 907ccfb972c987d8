import { h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { crispSquare, onRepaint } from '../../../views/canvas.js';
import { RAMP, stepOf } from '../../../views/colors/ramp.js';

/** Dots keep away from the edges, in units of half of the side. */
const MARGIN = 0.9;
/** A radian for each so many pixels that are dragged, and for each press of a key. */
const [DRAG, PRESS] = [1 / 120, Math.PI / 24];
/** A dot's radius in units of the side, and how much it covers. */
const [RADIUS, OPACITY] = [1 / 110, 0.9];
/** A ring's radius in units of the side, and the colours of the rings. */
const [RING, MARKS] = [1 / 36, ['--ink', '--accent']];
/** How much a line covers that is near to the eye, and one that is far. */
const [NEAR, FAR] = [0.75, 0.12];
const COLOURS = RAMP.map(([red, green, blue]) => `rgb(${red} ${green} ${blue})`);

/**
 * Points in space as dots, with a net of lines among them, which can be turned by dragging and by the arrow keys.
 * @param {string} view its name for styles and tests
 * @param {string} label
 */
export function spaceCloud(view, label) {
  /** @type {Float32Array} */
  let points = new Float32Array(0);
  /** @type {Float32Array} */
  let net = new Float32Array(0);
  /** @type {Float32Array} */
  let shades = new Float32Array(0);
  /** @type {(Float32Array | null)[]} */
  let marks = [];
  let [turn, tilt] = [0.6, 0.45];
  const cloud = square(view, label, ({ context, width }) => {
    const seen = { dots: projected(points, turn, tilt), net: projected(net, turn, tilt) };
    const strokes = [
      ...seen.dots.map((at, index) => ({ depth: at.depth, at, shade: shades[index], to: null })),
      ...linesOf(seen.net).map(([at, to]) => ({ depth: (at.depth + to.depth) / 2, at, shade: 0, to })),
    ].sort((a, b) => b.depth - a.depth);
    const place = (/** @type {number} */ value) => (width / 2) * (1 + MARGIN * value);
    context.strokeStyle = colour('--ink');
    context.lineWidth = Math.max(0.8, width / 450);
    for (const { at, to, shade, depth } of strokes) {
      context.beginPath();
      if (to) {
        context.globalAlpha = NEAR + (FAR - NEAR) * Math.min(1, Math.max(0, (depth + 1) / 2));
        context.moveTo(place(at.x), place(-at.y));
        context.lineTo(place(to.x), place(-to.y));
        context.stroke();
      } else {
        context.globalAlpha = OPACITY;
        context.fillStyle = COLOURS[stepOf(shade)];
        context.arc(place(at.x), place(-at.y), width * RADIUS, 0, 2 * Math.PI);
        context.fill();
      }
    }
    context.globalAlpha = 1;
    marks.forEach((point, index) => {
      if (!point) return;
      const [at] = projected(point, turn, tilt);
      for (const [line, token] of /** @type {const} */ ([
        [width / 60, '--panel'],
        [width / 120, MARKS[index]],
      ])) {
        context.beginPath();
        context.arc(place(at.x), place(-at.y), width * RING, 0, 2 * Math.PI);
        context.lineWidth = line;
        context.strokeStyle = colour(token);
        context.stroke();
      }
    });
  });
  const { canvas, element } = cloud;
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', label);
  const show = () => {
    element.dataset.turn = `${turn.toFixed(2)},${tilt.toFixed(2)}`;
    element.dataset.points = String(shades.length);
    element.dataset.net = String(net.length / 3);
    cloud.repaint();
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
    /** Rings around two points `[3]`: one of the cloud, and one that is drawn. @param {(Float32Array | null)[]} next */
    mark(next) {
      marks = next;
      cloud.repaint();
    },
    /**
     * @param {Float32Array} next `[count, 3]`, −1..1
     * @param {Float32Array} along `[count]`, 0..1
     * @param {Float32Array} sheet knots of the net, `[side, side, 3]`; empty for none
     */
    show(next, along, sheet) {
      [points, shades, net] = [next, along, sheet];
      show();
    },
  };
}

/**
 * A square canvas that is painted anew when its size or the page's colours have changed.
 * @param {string} view
 * @param {string} label
 * @param {(crisp: NonNullable<ReturnType<typeof crispSquare>>) => void} paint
 */
export function square(view, label, paint) {
  const canvas = h('canvas', { role: 'img', 'aria-label': label, 'data-view': view });
  const element = h('div', { class: 'dot-cloud' }, canvas);
  const repaint = () => {
    const crisp = crispSquare(canvas);
    if (crisp) paint(crisp);
  };
  return { element, canvas, repaint, destroy: onRepaint(element, repaint) };
}

/**
 * The points as they are seen after a turn around the upright axis and a tilt towards the eye: x and y, −1..1, y up.
 * @param {Float32Array} points `[count, 3]`
 * @param {number} turn
 * @param {number} tilt
 */
export function projected(points, turn, tilt) {
  const [c, s, ct, st] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  return Array.from({ length: points.length / 3 }, (_, index) => {
    const [x, y, z] = points.subarray(3 * index, 3 * index + 3);
    const [right, away] = [c * x + s * y, -s * x + c * y];
    // The corner of a cube is √3 from its middle.
    return { x: right / 1.5, y: (ct * z + st * away) / 1.5, depth: ct * away - st * z };
  });
}

/**
 * The lines of a square net between knots that are next to each other.
 * @template Knot
 * @param {Knot[]} knots row by row
 * @returns {[Knot, Knot][]}
 */
function linesOf(knots) {
  const side = Math.round(Math.sqrt(knots.length));
  return knots.flatMap((knot, index) => {
    /** @type {[Knot, Knot][]} */
    const lines = [];
    if ((index + 1) % side) lines.push([knot, knots[index + 1]]);
    if (index + side < knots.length) lines.push([knot, knots[index + side]]);
    return lines;
  });
}

/**
 * Points of any size scaled to −1..1, all axes alike.
 * @param {Float32Array} map `[count, d]`
 * @param {number} [d]
 */
export function fitted(map, d = 2) {
  const { middles, half } = extent(map, d);
  return map.map((value, index) => (value - middles[index % d]) / half);
}

/** The middle of what points cover along each axis, and half of the largest of these lengths. @param {Float32Array} map @param {number} d */
export function extent(map, d) {
  const ends = Array.from({ length: d }, (_, axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = axis; i < map.length; i += d) [low, high] = [Math.min(low, map[i]), Math.max(high, map[i])];
    return { middle: (low + high) / 2, half: (high - low) / 2 };
  });
  return { middles: ends.map((end) => end.middle), half: Math.max(...ends.map((end) => end.half)) || 1 };
}
