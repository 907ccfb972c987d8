import { colour } from '../../../ui/preferences.js';
import { stepOf } from '../../../views/colors/ramp.js';
import { between, cameraOf, facing, projected } from './camera.js';
import { square } from './square.js';
import {
  linesOf,
  nearestDot,
  haloRing,
  paintEdges,
  place,
  ring,
  stampsOf,
  stroke,
  strokeLine,
} from './surface-paint.js';
import { isShortcut } from '../../../ui/keys.js';

/** Radians per dragged pixel, and per key press. */
const [DRAG, PRESS] = [1 / 120, Math.PI / 24];
/** Initial direction of view: a roll is seen from its side. */
const [TURN, TILT] = [0.4, 0.3];
/** Amplitude in radians and period in ms of the automatic swaying, small enough that a roll is seen as one. */
const [SWAY, SWAY_MS] = [0.6, 14_000];
/** Radius of a dot, as a fraction of the side. */
const RADIUS = 1 / 110;
/** Opacity of a dot, and of a line of the net: near to the eye, and far. */
const DOT = /** @type {const} */ ([1, 0.35]);
const NET = /** @type {const} */ ([0.75, 0.12]);
/** Colours of the rings around marked points. */
const MARKS = ['--ink', '--accent'];
/** Maximum drag of a press that picks a dot, in pixels. */
const STILL = 4;

/**
 * @typedef {object} Shape
 * @property {Float32Array} points `[count, 3]`, −1..1
 * @property {Float32Array} along `[count]`, 0..1: colours
 * @property {Float32Array} laid `[count, 3]`: places on the flat sheet
 * @property {Float32Array} sheet knots of the net, `[side, side, 3]`; empty for none
 * @property {Uint32Array | number[]} tears both ends of each torn edge
 */

/**
 * A surface in space as dots with a net of lines among them. It is turned by dragging and with the arrow keys, sways
 * slowly by itself, and can be laid flat.
 * @param {string} view name for styles and tests
 * @param {string} label
 * @param {(index: number) => void} [onPick] called with the pressed dot
 */
export function surfaceSpace(view, label, onPick = () => undefined) {
  /** @type {Shape} */
  let shape = {
    points: new Float32Array(0),
    along: new Float32Array(0),
    laid: new Float32Array(0),
    sheet: new Float32Array(0),
    tears: [],
  };
  /** @type {import('./surface-paint.js').ShownPaths} */
  let ways = null;
  let [turn, tilt] = [TURN, TILT];
  /** Points with a ring around them. @type {(Float32Array | null)[]} */
  let marks = [];
  /** 0 as in space, 1 laid flat. */
  let flat = 0;
  /** The dots as last painted: x, y and depth. */
  let seen = new Float32Array(0);
  let spinning = false;
  let frame = 0;
  /** Phase of the swaying, in periods. */
  let swayed = 0;

  const cloud = square(view, label, ({ context, width, ratio }) => {
    const eye = cameraOf(turn, tilt, shape.points);
    const camera = flat > 0 ? between(eye, facing(shape.laid, eye), ease(flat)) : eye;
    const moved = flat > 0 ? mixed(shape.points, shape.laid, ease(flat)) : shape.points;
    seen = projected(moved, camera);
    const net = projected(shape.sheet, camera);
    const stamps = stampsOf(width * RADIUS, ratio);
    context.lineWidth = Math.max(0.8, width / 450);
    context.strokeStyle = colour('--ink');
    const count = seen.length / 3;
    const lines = flat < 1 ? linesOf(Math.round(Math.sqrt(net.length / 3))) : [];
    const depths = Float32Array.from({ length: count + lines.length / 2 }, (_, k) => {
      if (k < count) return seen[3 * k + 2];
      const [a, b] = [lines[2 * (k - count)], lines[2 * (k - count) + 1]];
      return (net[3 * a + 2] + net[3 * b + 2]) / 2;
    });
    const order = Uint32Array.from(depths, (_, k) => k).sort((a, b) => depths[b] - depths[a]);
    for (const k of order) {
      if (k < count) {
        context.globalAlpha = faded(DOT, flat < 1 ? depths[k] : -1);
        const side = stamps.side / ratio;
        const at = [place(seen[3 * k], width) - side / 2, place(-seen[3 * k + 1], width) - side / 2];
        const from = stamps.side * stepOf(shape.along[k]);
        context.drawImage(stamps.canvas, from, 0, stamps.side, stamps.side, at[0], at[1], side, side);
      } else {
        context.globalAlpha = faded(NET, depths[k]) * (1 - flat);
        strokeLine(context, net, lines[2 * (k - count)], lines[2 * (k - count) + 1], width);
      }
    }
    context.globalAlpha = 1;
    paintEdges(context, seen, shape.tears, width);
    if (ways) paintWays(context, ways, seen, projected(ways.line, camera), width, flat);
    marks.forEach((point, index) => {
      if (point) haloRing(context, projected(point, camera), width, MARKS[index]);
    });
  });
  const { canvas, element } = cloud;
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', label);

  const show = () => {
    Object.assign(element.dataset, {
      turn: `${turn.toFixed(2)},${tilt.toFixed(2)}`,
      points: String(shape.along.length),
      net: String(shape.sheet.length / 3),
      tears: String(shape.tears.length / 2),
      flat: flat.toFixed(2),
    });
    cloud.repaint();
  };
  /** @param {number} right @param {number} down radians */
  const rotate = (right, down) => {
    turn += right;
    tilt = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, tilt + down));
    show();
  };
  /** @param {number} [before] */
  const spin = (before) => {
    frame = requestAnimationFrame((now) => {
      if (!spinning) return;
      // Limits the jump after the tab was hidden.
      const next = swayed + (before === undefined ? 0 : Math.min(now - before, 100)) / SWAY_MS;
      const at = (/** @type {number} */ share) => SWAY * Math.sin(2 * Math.PI * share);
      if (element.isConnected && !pressed) rotate(at(next) - at(swayed), 0);
      swayed = next;
      spin(now);
    });
  };
  /** @type {{ x: number, y: number, far: number } | null} */
  let pressed = null;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pressed = { x: event.offsetX, y: event.offsetY, far: 0 };
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!pressed || !canvas.hasPointerCapture(event.pointerId)) return;
    pressed.far += Math.abs(event.movementX) + Math.abs(event.movementY);
    rotate(event.movementX * DRAG, event.movementY * DRAG);
  });
  canvas.addEventListener('pointerup', () => {
    if (pressed && pressed.far <= STILL) {
      const index = nearestDot(seen, pressed, canvas.clientWidth);
      if (index !== null) onPick(index);
    }
    pressed = null;
  });
  canvas.addEventListener('lostpointercapture', () => (pressed = null)); // a finger has scrolled the page instead
  element.addEventListener('keydown', (event) => {
    if (isShortcut(event)) return;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!by) return;
    event.preventDefault();
    rotate(by[0] * PRESS, by[1] * PRESS);
  });
  return {
    element,
    canvas,
    /** @param {Shape} next */
    show(next) {
      shape = next;
      show();
    },
    /** @param {import('./surface-paint.js').ShownPaths} next */
    setWays(next) {
      ways = next;
      show();
    },
    /** Draws rings around two points `[3]`. @param {(Float32Array | null)[]} next */
    mark(next) {
      marks = next;
      cloud.repaint();
    },
    /** @param {number} share 0 as in space, 1 flat */
    setFlat(share) {
      flat = share;
      show();
    },
    /** Whether it turns by itself. @param {boolean} on */
    setSpinning(on) {
      if (on === spinning) return;
      spinning = on;
      cancelAnimationFrame(frame);
      if (on) spin();
    },
    destroy() {
      spinning = false;
      cancelAnimationFrame(frame);
      cloud.destroy();
    },
  };
}

/** Slow at both ends. @param {number} share */
const ease = (share) => share * share * (3 - 2 * share);

/** @param {readonly [number, number]} ends near and far @param {number} depth −1..1 */
const faded = ([near, far], depth) => near + (far - near) * Math.min(1, Math.max(0, (depth + 1) / 2));

/** @param {Float32Array} a @param {Float32Array} b @param {number} share */
const mixed = (a, b, share) => a.map((value, index) => value + share * (b[index] - value));

/**
 * @param {CanvasRenderingContext2D} context
 * @param {NonNullable<import('./surface-paint.js').ShownPaths>} ways
 * @param {Float32Array} seen
 * @param {Float32Array} line
 * @param {number} width
 * @param {number} flat
 */
function paintWays(context, { from, to, path }, seen, line, width, flat) {
  const at = (/** @type {Float32Array} */ of, /** @type {number} */ index) =>
    /** @type {const} */ ([place(of[3 * index], width), place(-of[3 * index + 1], width)]);
  const ends = [at(seen, from), at(seen, to)];
  const straight = { points: ends, token: '--ink', dash: [width / 60, width / 90] };
  const over = { points: Array.from(path, (index) => at(seen, index)), token: '--negative', dash: [] };
  const decoded = {
    points: Array.from({ length: line.length / 3 }, (_, index) => at(line, index)),
    token: '--accent',
    dash: [],
  };
  // Laid flat, the straight line through space and the decoded line have lost their places.
  for (const { points, token, dash } of flat > 0 ? [over] : [straight, over, decoded])
    stroke(context, points, { token, dash, width: width / 110 });
  for (const [x, y] of ends) ring(context, x, y, width);
}
