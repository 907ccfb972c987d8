import { attribute } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, haloText, typeSize } from '../../../views/canvas.js';
import { placeIn } from '../../../views/maps/steerable.js';
import { paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { angleColour } from '../views/angle-colors.js';
import { projected } from '../views/camera.js';
import { axisNames } from '../views/axis-names.js';
import { extent, fitted, square } from '../views/square.js';
import { isShortcut } from '../../../ui/keys.js';

/** Extent of the curve, in half sides: leaves room for the images beside it. */
const MARGIN = 0.66;
/** Radians per dragged pixel, and per key press. */
const [DRAG, PRESS] = [1 / 120, Math.PI / 24];
/** Visible extent of space; a cube's corner is √3 from its centre. */
const REACH = 1.5;
/** Step of the keys on the plane, in half sides. */
const STEP = 1 / 20;
/** Width of the curve at the start and the end of a turn, as a fraction of the side: the lower part shows on both sides. */
const [BROAD, NARROW] = [1 / 30, 1 / 120];
/** Side of the images beside the marks, as a fraction of the canvas's. */
const IMAGE = 1 / 7;

/** @type {Record<string, [number, number]>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * A map's curve of the turned images, in the order of their angles, with two of them marked. A place on a plane can be
 * pointed at; a curve in space can be turned.
 * @param {string} view name for styles and tests
 * @param {string} label
 * @param {string[]} axes names of the axes
 * @param {(code: Float32Array) => void} onPoint a place was pointed at
 */
export function turnPlane(view, label, axes, onPoint) {
  /** @type {{ map: Float32Array, d: number, angles: number, tear: number | null } | null} */
  let shown = null;
  /** Projected points: x and y in −1..1, y up. @type {{ x: number, y: number }[]} */
  let seen = [];
  /** @type {{ index: number, images: Float32Array }[]} */
  let marks = [];
  /** @type {[number, number] | null} */
  let pointed = null;
  let [turn, tilt] = [0.6, 0.9];
  /** Space is drawn smaller, to fit the corners of a cube. */
  const margin = () => (shown?.d === 3 ? 1.35 * MARGIN : MARGIN);
  const stamp = pixelCanvas('stamp');
  const plane = square(view, label, ({ context, width }) => {
    context.fillStyle = colour('--panel');
    context.fillRect(0, 0, width, width);
    context.font = canvasFont(plane.canvas);
    const at = (/** @type {{ x: number, y: number }} */ { x, y }) => [
      (width / 2) * (1 + margin() * x),
      (width / 2) * (1 - margin() * y),
    ];
    if (!shown || !seen.length) return;
    const { angles, tear } = shown;
    const levels = seen.length / angles;
    context.lineCap = 'round';
    for (let index = 0; index < seen.length; index++) {
      const [angle, start] = [index % angles, index - (index % angles)];
      const isTear = index === tear;
      const share = angle / angles;
      context.lineWidth = isTear
        ? width / 90
        : (width * (BROAD + (NARROW - BROAD) * share)) / Math.sqrt(levels);
      context.strokeStyle = isTear ? colour('--alert') : angleColour(share);
      context.setLineDash(isTear ? [width / 40, width / 50] : []);
      context.beginPath();
      context.moveTo(.../** @type {[number, number]} */ (at(seen[index])));
      context.lineTo(.../** @type {[number, number]} */ (at(seen[start + ((angle + 1) % angles)])));
      context.stroke();
    }
    context.setLineDash([]);
    if (shown.d === 2) axisNames(context, plane.canvas, width, axes); // space turns, so its axes have no fixed place
    const places = marks.map(({ index }) => at(seen[index]));
    marks.forEach(({ index, images }, which) => {
      const [x, y] = places[which];
      const side = width * IMAGE;
      // Outwards from the centre; images that would overlap are placed side by side inside the curve.
      const isNear =
        places.length > 1 && Math.hypot(places[0][0] - places[1][0], places[0][1] - places[1][1]) < side;
      const away = Math.hypot(x - width / 2, y - width / 2) || 1;
      const out = [(x - width / 2) / away, (y - width / 2) / away];
      const aside = isNear ? (which ? 0.54 : -0.54) * side : 0;
      const reach = (isNear ? -1.4 : 1.05) * side;
      const [left, top] = [x + out[0] * reach + aside - side / 2, y + out[1] * reach - side / 2].map(
        (value) => Math.max(2, Math.min(width - side - 2, value)),
      );
      paintGrey(stamp, images, index * stamp.width * stamp.height);
      context.drawImage(stamp, left, top, side, side);
      context.lineWidth = Math.max(1.5, width / 200);
      context.strokeStyle = colour(which ? '--muted' : '--accent');
      context.strokeRect(left, top, side, side);
    });
    // The hollow mark first and larger: a solid one in the same place is seen inside it.
    for (const which of [1, 0]) {
      if (!places[which]) continue;
      const [x, y] = places[which];
      context.beginPath();
      context.arc(x, y, width / (which ? 38 : 62), 0, 2 * Math.PI);
      context.lineWidth = Math.max(2, width / 120);
      context.strokeStyle = colour(which ? '--ink' : '--panel');
      context.fillStyle = colour('--ink');
      if (!which) context.fill();
      context.stroke();
    }
    if (pointed) {
      const [x, y] = [(width / 2) * (1 + pointed[0]), (width / 2) * (1 - pointed[1])];
      haloText(context, '✛', x - typeSize(plane.canvas) * 0.4, y + typeSize(plane.canvas) * 0.35, '--accent');
    }
  });
  const { canvas, element } = plane;
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', label);
  element.classList.add('turn-plane');

  const look = () => {
    if (!shown) return;
    const { map, d } = shown;
    const places = fitted(map, d);
    const flat = d === 3 ? projected(places, { turn, tilt, roll: 0, reach: REACH }) : places;
    seen = Array.from({ length: map.length / d }, (_, index) => ({
      x: flat[d * index],
      y: flat[d * index + 1],
    }));
    element.dataset.turn = `${turn.toFixed(2)},${tilt.toFixed(2)}`;
    plane.repaint();
  };
  /** @param {[number, number]} place in half sides */
  const point = (place) => {
    if (!shown || shown.d !== 2) return;
    pointed = /** @type {[number, number]} */ (place.map((value) => Math.max(-1, Math.min(1, value))));
    const { middles, half } = extent(shown.map, 2);
    onPoint(Float32Array.from(pointed, (value, axis) => middles[axis] + (value / MARGIN) * half));
    plane.repaint();
  };
  /** @param {number} right @param {number} down radians */
  const rotate = (right, down) => {
    turn += right;
    tilt = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, tilt + down));
    look();
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    point(placeIn(canvas, event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    if (shown?.d === 3) rotate(event.movementX * DRAG, event.movementY * DRAG);
    else point(placeIn(canvas, event));
  });
  element.addEventListener('keydown', (event) => {
    const by = KEYS[event.key];
    if (!by || !shown || isShortcut(event)) return;
    event.preventDefault();
    if (shown.d === 3) rotate(by[0] * PRESS, -by[1] * PRESS);
    else {
      const from = pointed ?? [0, 0];
      point([from[0] + by[0] * STEP, from[1] + by[1] * STEP]);
    }
  });
  return {
    ...plane,
    /**
     * @param {Float32Array} map `[levels · angles, d]`
     * @param {number} d 2 or 3
     * @param {number} angles images of one turn
     * @param {number | null} tear the image after which the curve is torn
     */
    show(map, d, angles, tear) {
      shown = { map, d, angles, tear };
      element.dataset.points = String(map.length / d);
      attribute(element, 'data-tear', tear);
      look();
    },
    /** @param {{ index: number, images: Float32Array }[]} next the chosen image, and another one */
    mark(next) {
      [marks, pointed] = [next, null];
      if (!seen.length) return;
      const [x, y] = [seen[next[0].index].x, seen[next[0].index].y];
      element.dataset.place = `${x.toFixed(3)},${y.toFixed(3)}`;
      plane.repaint();
    },
  };
}
