import { attribute, h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispCanvas, haloText, onRepaint, typeSize, within } from '../../../views/canvas.js';
import { classMiddles } from '../../../views/maps/class-middles.js';
import { paintDots } from '../../../views/maps/dots.js';
import { isShortcut } from '../../../ui/keys.js';

/** Radius of a dot, as a fraction of the shorter side, and its opacity. */
const [RADIUS, OPACITY] = [1 / 85, 0.85];
/** Fraction of the points left outside the view at each end, and scale of the view around the rest. */
const [OUTSIDE, ROOM] = [0.004, 1.16];
/** Pick radius around a point, in CSS pixels. */
const REACH = 14;
/** Cursor movement per arrow key, as a fraction of the shorter side. */
const PRESS = 1 / 24;

/**
 * Colours of the dots on all maps.
 * @typedef {{ tones: ArrayLike<number>, colours: () => number[][], labels: number[] | null, nameOf?: (label: number) => string }} Shades each dot's tone, the red, green and blue of the tones, and the classes if their names are to be written
 */

/**
 * A map of points that can be chosen with the mouse and with the keyboard. As wide as its space, with the same scale on
 * both axes.
 * @param {object} options
 * @param {string} options.view
 * @param {string} options.label
 * @param {(place: [number, number], index: number | null) => void} options.onPoint called with a place and the point there
 * @param {() => void} options.onLeave
 * @param {(index: number) => void} options.onChoose called with the chosen point
 */
export function mapPlot({ view, label, onPoint, onLeave, onChoose }) {
  const canvas = h('canvas', { role: 'img', 'aria-label': label, 'data-view': view });
  const element = h(
    'div',
    { class: 'maps-plot', tabindex: 0, role: 'application', 'aria-label': label },
    canvas,
  );
  /** @type {{ map: Float32Array, shades: Shades } | null} */
  let shown = null;
  /** @type {{ x: number, y: number, half: number }} the centre, and half the range of the shorter side */
  let frame = { x: 0, y: 0, half: 1 };
  /** @type {ImageData | null} */
  let image = null;
  /** @type {number | null} */
  let chosen = null;
  /** @type {number | null} */
  let hovered = null;
  /** A new point. @type {[number, number] | null} */
  let drawn = null;
  /** Position of the keyboard cursor. @type {[number, number] | null} */
  let cursor = null;

  const scale = () => Math.min(canvas.clientWidth, canvas.clientHeight) / 2 / frame.half;
  /** @param {number} x @param {number} y in CSS pixels */
  const placeOf = (x, y) =>
    /** @type {[number, number]} */ ([
      frame.x + (x - canvas.clientWidth / 2) / scale(),
      frame.y - (y - canvas.clientHeight / 2) / scale(),
    ]);
  /** @param {number} x @param {number} y of a place */
  const pixelOf = (x, y) => [
    canvas.clientWidth / 2 + (x - frame.x) * scale(),
    canvas.clientHeight / 2 - (y - frame.y) * scale(),
  ];
  /** The dot at a place, if any. @param {[number, number]} place */
  const dotAt = ([x, y]) => {
    let [nearest, least] = [/** @type {number | null} */ (null), (REACH / scale()) ** 2];
    const map = shown?.map ?? [];
    for (let index = 0; 2 * index < map.length; index++) {
      const distance = (map[2 * index] - x) ** 2 + (map[2 * index + 1] - y) ** 2;
      if (distance < least) [nearest, least] = [index, distance];
    }
    return nearest;
  };

  function repaint() {
    const crisp = crispCanvas(canvas);
    if (!crisp || !shown) return;
    const { context, ratio } = crisp;
    const { map, shades } = shown;
    const places = new Float32Array(map.length);
    for (let index = 0; 2 * index < map.length; index++) {
      const [x, y] = pixelOf(map[2 * index], map[2 * index + 1]);
      [places[2 * index], places[2 * index + 1]] = [x * ratio, y * ratio];
    }
    image = context.createImageData(canvas.width, canvas.height);
    const radius = Math.min(canvas.width, canvas.height) * RADIUS;
    paintDots(image, { places, labels: shades.tones, colours: shades.colours(), radius, opacity: OPACITY });
    overlay();
  }

  /** Paints what is above the dots. */
  function overlay() {
    const context = canvas.getContext('2d');
    if (!context || !image || !shown || image.width !== canvas.width) return;
    context.putImageData(image, 0, 0);
    const em = typeSize(canvas);
    const { map, shades } = shown;
    if (shades.labels) {
      context.font = canvasFont(canvas, 0.85, 600);
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      for (const { label: name, x, y } of classMiddles({ codes: map, labels: shades.labels })) {
        const [left, top] = pixelOf(x, y);
        const text = shades.nameOf?.(name) ?? String(name);
        haloText(context, text, within(context, text, left, canvas.clientWidth), top);
      }
    }
    /** @param {number} x @param {number} y @param {number} radius @param {string} token @param {boolean} filled */
    const ring = (x, y, radius, token, filled) => {
      const [left, top] = pixelOf(x, y);
      for (const [width, stroke] of /** @type {const} */ ([
        [0.28 * em, '--panel'],
        [0.14 * em, token],
      ])) {
        context.beginPath();
        context.arc(left, top, radius * em, 0, 2 * Math.PI);
        context.lineWidth = width;
        context.strokeStyle = colour(stroke);
        context.stroke();
      }
      if (!filled) return;
      context.beginPath();
      context.arc(left, top, 0.2 * em, 0, 2 * Math.PI);
      context.fillStyle = colour(token);
      context.fill();
    };
    for (const index of [chosen, hovered])
      if (index !== null && 2 * index < map.length)
        ring(map[2 * index], map[2 * index + 1], index === hovered ? 0.42 : 0.5, '--ink', false);
    if (drawn) ring(...drawn, 0.62, '--accent', true);
    if (cursor && document.activeElement === element) ring(...cursor, 0.3, '--muted', false);
  }

  /** @param {PointerEvent} event */
  const point = (event) => {
    if (!shown) return;
    const place = placeOf(event.offsetX, event.offsetY);
    onPoint(place, dotAt(place));
  };
  canvas.addEventListener('pointermove', point);
  canvas.addEventListener('pointerdown', (event) => {
    if (!shown || event.button !== 0) return;
    point(event);
    const index = dotAt(placeOf(event.offsetX, event.offsetY));
    if (index !== null) onChoose(index);
  });
  canvas.addEventListener('pointerleave', onLeave);
  element.addEventListener('blur', () => overlay());
  element.addEventListener('keydown', (event) => {
    if (!shown || isShortcut(event)) return;
    cursor ??= [frame.x, frame.y];
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (by) {
      event.preventDefault();
      const step = 2 * PRESS * frame.half;
      cursor = [cursor[0] + step * by[0], cursor[1] + step * by[1]];
      onPoint(cursor, dotAt(cursor));
      overlay();
    } else if (event.key === 'Enter') {
      const index = dotAt(cursor);
      if (index !== null) onChoose(index);
    }
  });
  const stop = onRepaint(element, repaint);
  return {
    element,
    canvas,
    /** @param {Float32Array} map `[count, 2]` @param {Shades} shades */
    show(map, shades) {
      if (shown?.map === map && shown.shades === shades) return; // keep the view
      shown = { map, shades };
      cursor = null;
      frame = frameOf(map, canvas.clientWidth / (canvas.clientHeight || 1) || 1);
      element.dataset.points = String(map.length / 2);
      repaint();
    },
    /** Clears the map. */
    clear() {
      [shown, image, drawn, cursor] = [null, null, null, null];
      element.dataset.points = '0';
      canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    },
    /** @param {number | null} index the chosen point @param {number | null} under the point under the pointer */
    mark(index, under) {
      if (chosen === index && hovered === under) return;
      [chosen, hovered] = [index, under];
      attribute(element, 'data-chosen', index);
      attribute(element, 'data-hovered', under);
      overlay();
    },
    /** Shows the place of a new point. @param {[number, number] | null} place */
    setDrawn(place) {
      drawn = place;
      attribute(element, 'data-drawn', place && place.map((value) => value.toFixed(3)).join());
      if (place && shown) {
        const room = [frame.x, frame.y].map((middle, axis) => Math.abs(place[axis] - middle));
        const most = Math.max(...room);
        // A new point far outside: enlarge the view to show it.
        if (most > frame.half) {
          frame = { ...frame, half: most * 1.08 };
          return repaint();
        }
      }
      overlay();
    },
    destroy: stop,
  };
}

/** The view of a map: nearly all of its points. @param {Float32Array} map @param {number} aspect width / height of the view */
function frameOf(map, aspect) {
  const [width, height] = [0, 1].map((axis) => {
    const values = map.filter((_, index) => index % 2 === axis).sort();
    const outside = Math.floor(OUTSIDE * values.length);
    const [low, high] = [values[outside] ?? -1, values[values.length - 1 - outside] ?? 1];
    return { middle: (low + high) / 2, half: ((high - low) / 2) * ROOM };
  });
  // Half of the shorter side, which is the height in a wide view.
  const half = Math.max(width.half / Math.max(1, aspect), height.half * Math.min(1, aspect)) || 1;
  return { x: width.middle, y: height.middle, half };
}
