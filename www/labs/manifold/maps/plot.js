import { attribute, h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispCanvas, haloText, onRepaint, typeSize, within } from '../../../views/canvas.js';
import { classMiddles } from '../../../views/maps/class-middles.js';
import { paintDots } from '../../../views/maps/dots.js';
import { isShortcut } from '../../../ui/keys.js';

/** A dot's radius in units of the shorter side, and how much it covers. */
const [RADIUS, OPACITY] = [1 / 85, 0.85];
/** The view leaves this share of the points outside at each end, and is so many times as wide as the rest. */
const [OUTSIDE, ROOM] = [0.004, 1.16];
/** A point is meant within so many CSS pixels. */
const REACH = 14;
/** One press of an arrow key moves the cursor by this share of the shorter side. */
const PRESS = 1 / 24;

/**
 * How the dots of all maps are coloured.
 * @typedef {{ tones: ArrayLike<number>, colours: () => number[][], labels: number[] | null, nameOf?: (label: number) => string }} Shades each dot's tone, the tones'
 *   red, green and blue, and the classes where their names are to be written
 */

/**
 * A map of points that can be pointed at, with the mouse and with the keyboard. As wide as it is given room for, with one scale
 * for both axes.
 * @param {object} options
 * @param {string} options.view
 * @param {string} options.label
 * @param {(place: [number, number], index: number | null) => void} options.onPoint a place, and the point that is there
 * @param {() => void} options.onLeave
 * @param {(index: number) => void} options.onChoose a point
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
  /** @type {{ x: number, y: number, half: number }} the middle, and half of what the shorter side shows */
  let frame = { x: 0, y: 0, half: 1 };
  /** @type {ImageData | null} */
  let image = null;
  /** @type {number | null} */
  let chosen = null;
  /** @type {number | null} */
  let hovered = null;
  /** A new point. @type {[number, number] | null} */
  let drawn = null;
  /** Where the keyboard points. @type {[number, number] | null} */
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
  /** The dot at a place, if there is one. @param {[number, number]} place */
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

  /** What is above the dots. */
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
      if (shown?.map === map && shown.shades === shades) return; // the view stays as it is
      shown = { map, shades };
      cursor = null;
      frame = frameOf(map, canvas.clientWidth / (canvas.clientHeight || 1) || 1);
      element.dataset.points = String(map.length / 2);
      repaint();
    },
    /** No map. */
    clear() {
      [shown, image, drawn, cursor] = [null, null, null, null];
      element.dataset.points = '0';
      canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    },
    /** @param {number | null} index @param {number | null} under the pointer */
    mark(index, under) {
      if (chosen === index && hovered === under) return;
      [chosen, hovered] = [index, under];
      attribute(element, 'data-chosen', index);
      attribute(element, 'data-hovered', under);
      overlay();
    },
    /** Where a new point lies. @param {[number, number] | null} place */
    setDrawn(place) {
      drawn = place;
      attribute(element, 'data-drawn', place && place.map((value) => value.toFixed(3)).join());
      if (place && shown) {
        const room = [frame.x, frame.y].map((middle, axis) => Math.abs(place[axis] - middle));
        const most = Math.max(...room);
        // A new point far outside: the view grows to show it.
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

/** What is shown of a map: nearly all of it. @param {Float32Array} map @param {number} aspect width by height of the view */
function frameOf(map, aspect) {
  const [width, height] = [0, 1].map((axis) => {
    const values = map.filter((_, index) => index % 2 === axis).sort();
    const outside = Math.floor(OUTSIDE * values.length);
    const [low, high] = [values[outside] ?? -1, values[values.length - 1 - outside] ?? 1];
    return { middle: (low + high) / 2, half: ((high - low) / 2) * ROOM };
  });
  // Half of the shorter side: of the height where the view is wide.
  const half = Math.max(width.half / Math.max(1, aspect), height.half * Math.min(1, aspect)) || 1;
  return { x: width.middle, y: height.middle, half };
}
