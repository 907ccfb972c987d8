import { h } from '../../../ui/dom.js';
import { canvasFont, crispSquare, fontSize, haloText, onRepaint } from '../../../views/canvas.js';
import { paintDots } from '../../../views/maps/dots.js';
import { classColours, classRgb } from '../../../views/colors/palette.js';
import { panZoom } from '../../../views/maps/pan-zoom.js';
import { placeIn } from '../../../views/maps/steerable.js';
import { zoomButtons } from '../../../views/maps/zoom-buttons.js';
import { spreadNames } from './spread-names.js';
import { isShortcut } from '../../../ui/keys.js';
import { isHeld } from '../../../views/pictures/hand.js';

/** Minimum and maximum zoom. */
const [FARTHEST, NEAREST] = [0.5, 60];
/** Fraction of the points outside the view at each end, so that a few outliers do not shrink the rest. */
const OUTSIDE = 0.003;
/** Extent of the points, in half sides, which leaves a margin. */
const MARGIN = 0.92;
/** Rotation in radians per dragged half side, and per key press. */
const [TURN, PRESS] = [2.4, Math.PI / 24];
/** From this number of points, dots are small. */
const CROWD = 6000;
/** Font size of group names, relative to the page's. */
const NAMES = 0.88;
/** Up to this many selected points are drawn large, and the others stay unchanged. */
const FEW = 10;
/** A press that moves less than the first, in CSS pixels, selects the nearest point within `REACH`. */
const [STILL, REACH] = [5, 14];

/**
 * A 2D or 3D scatter plot with dots in class colours. Dragging a box selects points; the arrow keys, Shift-dragging or two
 * fingers rotate 3D points and pan 2D ones.
 * @param {string} view name for styles and tests
 * @param {string} label
 * @param {(indices: number[]) => void} onChoose
 */
export function scatter(view, label, onChoose) {
  const canvas = h('canvas', { role: 'img', 'aria-label': label });
  const box = h('div', { class: 'scatter-box', hidden: true });
  const area = h(
    'div',
    { class: 'scatter plot', 'data-view': view, tabindex: 0, role: 'application', 'aria-label': label },
    canvas,
    box,
  );
  const zooms = zoomButtons({
    onZoom: (factor) => {
      points.zoom(factor, 0, 0);
      repaint();
    },
    onHome: () => {
      points.home();
      repaint();
    },
  });
  const points = new Cloud();
  /** @type {ArrayLike<number>} */
  let tones = [];
  /** @type {Group[]} */
  let groups = [];
  /** @type {Set<number>} */
  let chosen = new Set();
  let framed = false;

  const repaint = () => {
    if (framed) return;
    framed = true;
    requestAnimationFrame(() => {
      framed = false;
      paint(canvas, points.places(), tones, chosen);
      paintNames(canvas, points.middles(), groups);
    });
  };
  /** @param {number[]} from @param {number[]} to */
  const within = ([x0, y0], [x1, y1]) => {
    const places = points.places();
    const inside = (/** @type {number} */ value, /** @type {number} */ a, /** @type {number} */ b) =>
      value >= Math.min(a, b) && value <= Math.max(a, b);
    return Array.from(tones, (_, index) => index).filter(
      (index) => inside(places[2 * index], x0, x1) && inside(places[2 * index + 1], y0, y1),
    );
  };
  /** @param {number[]} at */
  const nearest = ([x, y]) => {
    const places = points.places();
    const reach = (2 * REACH) / area.clientWidth;
    let [found, least] = [-1, reach];
    for (let index = 0; index < tones.length; index++) {
      const distance = Math.hypot(places[2 * index] - x, places[2 * index + 1] - y);
      if (distance < least) [found, least] = [index, distance];
    }
    return found < 0 ? [] : [found];
  };

  /** Start of the selection box. @type {{ at: [number, number], x: number, y: number } | null} */
  let began = null;
  area.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.shiftKey) return;
    began = { at: placeIn(area, event), x: event.clientX, y: event.clientY };
    area.setPointerCapture(event.pointerId);
  });
  area.addEventListener('pointermove', (event) => {
    if (!began) return;
    if (!isHeld(event)) return dropBox(); // released elsewhere, without an event
    if (area.hasAttribute('data-panning')) return dropBox(); // a second finger is down
    const [from, to] = [began.at, placeIn(area, event)];
    const left = Math.min(from[0], to[0]);
    const top = Math.max(from[1], to[1]);
    box.hidden = false;
    box.style.left = `${50 + 50 * left}%`;
    box.style.top = `${50 - 50 * top}%`;
    box.style.width = `${50 * Math.abs(to[0] - from[0])}%`;
    box.style.height = `${50 * Math.abs(to[1] - from[1])}%`;
  });
  area.addEventListener('pointerup', (event) => {
    if (!began) return;
    const still = Math.hypot(event.clientX - began.x, event.clientY - began.y) < STILL;
    const to = placeIn(area, event);
    onChoose(still ? nearest(to) : within(began.at, to));
    dropBox();
  });
  area.addEventListener('pointercancel', () => dropBox());
  function dropBox() {
    began = null;
    box.hidden = true;
  }
  panZoom(area, {
    onZoom: (factor, x, y) => {
      points.zoom(factor, x, y);
      repaint();
    },
    onPan: (x, y) => {
      points.move(x, y);
      repaint();
    },
  });
  area.addEventListener('keydown', (event) => {
    if (isShortcut(event)) return;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (by) points.press(by[0], by[1]);
    else if (event.key === '+') points.zoom(1.25, 0, 0);
    else if (event.key === '-') points.zoom(0.8, 0, 0);
    else if (event.key === '0') points.home();
    else if (event.key === 'Escape') onChoose([]);
    else return;
    event.preventDefault();
    repaint();
  });
  const destroy = onRepaint(area, repaint);

  return {
    element: h('div', { class: 'map-place' }, area, zooms),
    canvas,
    /**
     * @param {Float32Array} next `[count, axes]`
     * @param {number} axes 2 or 3
     * @param {ArrayLike<number>} nextTones colour index of each point
     * @param {Group[]} named groups with written names
     */
    show(next, axes, nextTones, named) {
      points.set(next, axes, named);
      [tones, groups] = [nextTones, named];
      area.dataset.points = String(nextTones.length);
      area.dataset.axes = String(axes);
      repaint();
    },
    /** @param {number[]} indices */
    choose(indices) {
      chosen = new Set(indices);
      area.dataset.chosen = String(indices.length);
      repaint();
    },
    /** @param {string} words description of the picture */
    describe(words) {
      canvas.setAttribute('aria-label', words);
    },
    destroy,
  };
}

/** Points of one class, and its colour index. @typedef {{ name: string, rows: number[], tone: number }} Group */

/** Points and their view. */
class Cloud {
  /** @type {Float32Array} */
  #points = new Float32Array(0);
  #axes = 2;
  #scale = 1;
  /** Centre of the view, in −1..1 of the box that holds nearly all points. */
  #middle = [0, 0];
  #angles = [0.6, 0.45];
  /** x and y of each point, −1..1 of the area, y up. @type {Float32Array | null} */
  #places = null;
  /** Midpoint of the points along each axis, and half of the largest extent. */
  #frame = { middles: [0, 0, 0], half: 1 };
  /** The median of each group along each axis, `[groups, axes]`. */
  #medians = new Float32Array(0);

  /** @param {Float32Array} points @param {number} axes @param {Group[]} groups */
  set(points, axes, groups) {
    if (axes !== this.#axes) this.home();
    [this.#points, this.#axes, this.#places] = [points, axes, null];
    this.#frame = frameOf(points, axes);
    this.#medians = Float32Array.from(groups.flatMap(({ rows }) => mediansOf(points, axes, rows)));
  }

  /** Centres of the groups, −1..1 of the area, y up. */
  middles() {
    return this.#project(this.#medians);
  }

  home() {
    [this.#scale, this.#middle, this.#angles, this.#places] = [1, [0, 0], [0.6, 0.45], null];
  }

  /** @param {number} factor @param {number} x @param {number} y of the fixed point in the area */
  zoom(factor, x, y) {
    const scale = Math.max(FARTHEST, Math.min(NEAREST, this.#scale * factor));
    const kept = 1 / this.#scale - 1 / scale;
    if (this.#axes === 2) this.#middle = [this.#middle[0] + x * kept, this.#middle[1] + y * kept];
    [this.#scale, this.#places] = [scale, null];
  }

  /** Pans 2D points, or rotates 3D ones. @param {number} x @param {number} y in half sides */
  move(x, y) {
    if (this.#axes === 3) this.#turn(x * TURN, -y * TURN);
    else this.#middle = [this.#middle[0] - x / this.#scale, this.#middle[1] - y / this.#scale];
    this.#places = null;
  }

  /** Handles an arrow key. @param {number} x @param {number} y */
  press(x, y) {
    if (this.#axes === 3) this.#turn(x * PRESS, -y * PRESS);
    else this.move(-x / 8, -y / 8);
    this.#places = null;
  }

  /** @param {number} right @param {number} down */
  #turn(right, down) {
    const tilt = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, this.#angles[1] + down));
    this.#angles = [this.#angles[0] + right, tilt];
  }

  places() {
    this.#places ??= this.#project(this.#points);
    return this.#places;
  }

  /** @param {Float32Array} points `[count, axes]` */
  #project(points) {
    const { middles, half } = this.#frame;
    const [axes, scale] = [this.#axes, (MARGIN * this.#scale) / half];
    const [cx, cy] = this.#middle.map((value) => value * half);
    const [c, s, ct, st] = this.#angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);
    const count = points.length / axes;
    const places = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      let x = points[axes * i] - middles[0];
      let y = points[axes * i + 1] - middles[1];
      if (axes === 3) {
        const z = points[axes * i + 2] - middles[2];
        // Rotate around the vertical axis, then tilt towards the viewer; a cube's corner is √3 from its centre.
        [x, y] = [(c * x + s * y) / 1.4, (ct * z + st * (c * y - s * x)) / 1.4];
      }
      places[2 * i] = scale * (x - cx);
      places[2 * i + 1] = scale * (y - cy);
    }
    return places;
  }
}

/** @param {Float32Array} points `[count, axes]` @param {number} axes @param {number[]} rows */
const mediansOf = (points, axes, rows) =>
  Array.from({ length: axes }, (_, axis) => {
    const values = Float32Array.from(rows, (row) => points[axes * row + axis]).sort();
    return values[values.length >> 1];
  });

/** @param {Float32Array} points @param {number} axes */
function frameOf(points, axes) {
  const ends = [0, 1, 2].map((axis) => {
    if (axis >= axes || points.length === 0) return [0, 0];
    const values = points.filter((_, index) => index % axes === axis).sort();
    const last = values.length - 1;
    return [values[Math.round(OUTSIDE * last)], values[Math.round((1 - OUTSIDE) * last)]];
  });
  const half = Math.max(...ends.map(([low, high]) => (high - low) / 2));
  return { middles: ends.map(([low, high]) => (low + high) / 2), half: half > 0 ? half : 1 };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} at −1..1, y up
 * @param {ArrayLike<number>} tones colour index of each point
 * @param {Set<number>} chosen
 */
function paint(canvas, at, tones, chosen) {
  const context = crispSquare(canvas)?.context;
  if (!context) return;
  const side = canvas.width; // dots are drawn in device pixels
  const image = context.createImageData(side, side);
  const colours = classRgb();
  const places = at.map((value, index) => (side / 2) * (index % 2 ? 1 - value : 1 + value));
  // Few points are drawn larger, as they hide nothing.
  const crowd = Math.min(2.5, Math.max(1, (CROWD / Math.max(1, tones.length)) ** 0.25));
  const radius = crowd * Math.max(1.2, side / 260);
  paintDots(image, { places, labels: tones, colours, radius, opacity: chosen.size > FEW ? 0.16 : 0.7 });
  const picked = [...chosen];
  paintDots(image, {
    places: Float32Array.from(picked.flatMap((index) => [places[2 * index], places[2 * index + 1]])),
    labels: picked.map((index) => tones[index]),
    colours,
    radius: picked.length <= FEW ? 3.5 * radius : 1.5 * radius,
    opacity: 1,
  });
  context.putImageData(image, 0, 0);
}

/**
 * Writes the names of groups at their centres.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} middles −1..1, y up
 * @param {Group[]} groups
 */
function paintNames(canvas, middles, groups) {
  const context = canvas.getContext('2d');
  const side = canvas.clientWidth;
  if (!context || !side) return;
  const em = fontSize(canvas, NAMES);
  context.font = canvasFont(canvas, NAMES, 620);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const colours = classColours();
  const names = groups.map(({ name, tone }, at) => ({
    name,
    colour: colours[tone],
    x: (side / 2) * (1 + middles[2 * at]),
    y: (side / 2) * (1 - middles[2 * at + 1]),
    width: context.measureText(name).width + 1.4 * em,
  }));
  const seen = names.filter(({ x, y }) => x > 0 && y > 0 && x < side && y < side);
  for (const { name, colour, x, y, width } of spreadNames(seen, 1.3 * em, side)) {
    haloText(context, name, x + 0.45 * em, y);
    // Connects a shifted name to its group.
    context.fillStyle = colour;
    context.fillRect(x - width / 2 + 0.35 * em, y - 0.5 * em, 0.3 * em, em);
  }
}
