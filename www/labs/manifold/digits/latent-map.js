import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { onRepaint } from '../../../views/canvas.js';
import { panZoom } from '../../../views/maps/pan-zoom.js';
import { MINIATURE, miniatureSheet, paintMap, shadesOf, tilesCanvas } from './map-paint.js';
import { PIXELS } from '../../../views/pictures/pixels.js';
import { placeIn, steerable } from '../../../views/maps/steerable.js';
import { isShortcut } from '../../../ui/keys.js';

/**
 * @typedef {import('../../../generated/protocol.js').LatentMap} LatentMap
 * @typedef {import('./map-paint.js').Square} Square
 * @typedef {import('./map-paint.js').Background} Background
 */

/** Duration of the dots' move to another network's map, in ms. */
const FLOW_MS = 800;
/** A view chosen by the user is dropped when the codes need one this many times larger. */
const OUTGROWN = 1.25;
const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

/** Limits of the view's scale, relative to the square that holds nearly all codes. */
const [NEAREST, FARTHEST] = [1 / 60, 4];

/**
 * The plane of a code of two values: the samples as dots in their class colours and, behind them, the decoder's image
 * at each place or the density of the samples. A point on it can be dragged, and follows the mouse.
 * @param {object} on
 * @param {(label: number) => string} on.nameOf
 * @param {(code: [number, number]) => void} on.onPoint
 * @param {() => void} on.onView the view has changed
 */
export function latentMap({ nameOf, onPoint, onView }) {
  const canvas = h('canvas', { role: 'img' });
  const point = h('div', {
    class: 'plane-point',
    role: 'slider',
    tabindex: 0,
    'aria-label': t('plane.point'),
  });
  const drawn = h('div', { class: 'map-drawn', hidden: true, 'aria-hidden': 'true' });
  const area = h(
    'div',
    { class: 'latent-map plot', 'data-view': 'map', 'data-drawn': '' },
    canvas,
    drawn,
    point,
  );
  /** @type {LatentMap | null} */
  let chart = null;
  /** @type {Square} */
  let view = { centre: [0, 0], half: 1 };
  /** @type {Background} */
  let background = 'plain';
  /** The decoder's images, with their square. @type {{ square: Square, images: Float32Array, canvas: HTMLCanvasElement } | null} */
  let tiles = null;
  /** @type {HTMLCanvasElement | null} */
  let shades = null;
  /** @type {Float32Array | null} */
  let walk = null;
  /** @type {import('./map-paint.js').Thumbnails | null} */
  let thumbnails = null;
  /** @type {[number, number]} */
  let code = [0, 0];
  /** @type {[number, number] | null} */
  let drawing = null;
  let moved = false; // whether the user moved the view: otherwise it follows the codes
  /** Start positions of the dots, in −1..1 of the area, and start time of the move. @type {{ from: Float32Array, since: number } | null} */
  let flow = null;
  /** @type {import('./map-paint.js').Trails | null} */
  let trails = null;
  let framed = false;

  const limit = (/** @type {number} */ value) => Math.max(-1, Math.min(1, value));
  /** Maps the plane to −1..1 of the area. @param {ArrayLike<number>} at */
  const place = (at) => [0, 1].map((axis) => (at[axis] - view.centre[axis]) / view.half);
  /** @param {HTMLElement} mark @param {ArrayLike<number>} at */
  const put = (mark, at) => {
    const [x, y] = place(at);
    mark.style.left = `${50 + 50 * limit(x)}%`;
    mark.style.top = `${50 - 50 * limit(y)}%`;
  };
  /** The chart with its codes at their current positions. */
  const flowing = () => {
    if (!flow || !chart) return chart;
    const time = (performance.now() - flow.since) / FLOW_MS;
    if (time >= 1) {
      flow = null;
      return chart;
    }
    const share = time * time * (3 - 2 * time);
    const { from } = flow;
    const codes = chart.codes.map((code, at) => {
      const start = view.centre[at % 2] + from[at] * view.half;
      return start + share * (code - start);
    });
    return { ...chart, codes };
  };
  const repaint = () => {
    if (framed) return;
    framed = true;
    requestAnimationFrame(() => {
      framed = false;
      const shown = flowing(); // on arrival the move ends
      paintMap(canvas, {
        chart: shown,
        nameOf,
        view,
        background: flow ? 'plain' : background,
        tiles,
        shades,
        walk: flow ? null : walk,
        trails: flow ? null : trails,
        thumbnails: flow ? null : thumbnails,
      });
      area.toggleAttribute('data-flowing', flow !== null);
      if (flow) repaint();
      put(point, code);
      drawn.hidden = drawing === null;
      if (drawing) put(drawn, drawing);
      area.dataset.half = String(view.half);
      area.dataset.walk = String((walk?.length ?? 0) / 2);
    });
  };
  /** @param {[number, number]} at */
  const setCode = (at) => {
    code = at;
    const [x] = view.centre;
    attribute(point, 'aria-valuemin', (x - view.half).toFixed(3));
    attribute(point, 'aria-valuemax', (x + view.half).toFixed(3));
    attribute(point, 'aria-valuenow', at[0].toFixed(3));
    attribute(point, 'aria-valuetext', `h₁ = ${number(at[0], 2)}; h₂ = ${number(at[1], 2)}`);
    put(point, at);
  };
  /** @param {number} x @param {number} y place in the area */
  const toPlane = (x, y) => {
    const [cx, cy] = view.centre;
    return /** @type {[number, number]} */ ([cx + limit(x) * view.half, cy + limit(y) * view.half]);
  };
  /** @param {number} x @param {number} y */
  const steer = (x, y) => {
    setCode(toPlane(x, y));
    onPoint(code);
  };
  /** @param {Square} next */
  const look = (next) => {
    view = next;
    moved = true;
    repaint();
    onView();
  };
  /** @param {number} factor @param {number} x @param {number} y the fixed point */
  const zoom = (factor, x, y) => {
    const usual = chart?.half ?? 1;
    const half = Math.max(NEAREST * usual, Math.min(FARTHEST * usual, view.half / factor));
    const [cx, cy] = view.centre;
    look({ centre: [cx + x * (view.half - half), cy + y * (view.half - half)], half });
  };
  const home = () => {
    if (!chart) return;
    look({ centre: chart.centre, half: chart.half });
    moved = false;
  };

  setCode(code);
  steerable(area, point, {
    onPlace: steer,
    onStep: (x, y) => {
      const [px, py] = place(code);
      // At the edge the view moves along.
      const beyond = [px + x, py + y].map((value) => value - limit(value));
      if (beyond.some(Boolean)) {
        look({
          ...view,
          centre: [view.centre[0] + beyond[0] * view.half, view.centre[1] + beyond[1] * view.half],
        });
      }
      steer(px + x - beyond[0], py + y - beyond[1]);
    },
  });
  panZoom(area, {
    onZoom: zoom,
    onPan: (x, y) =>
      look({ ...view, centre: [view.centre[0] - x * view.half, view.centre[1] - y * view.half] }),
  });
  area.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' && event.buttons === 0) steer(...placeIn(area, event));
  });
  point.addEventListener('keydown', (event) => {
    if (isShortcut(event)) return;
    const [px, py] = place(code);
    if (event.key === '+') zoom(1.25, px, py);
    else if (event.key === '-') zoom(0.8, px, py);
    else if (event.key === '0') home();
  });
  const destroy = onRepaint(area, repaint, () => {
    shades = chart && shadesOf(chart);
    if (tiles) tiles.canvas = tilesCanvas(tiles.images);
    repaint();
  });

  return {
    element: area,
    canvas,
    home,
    zoom: (/** @type {number} */ factor) =>
      zoom(factor, .../** @type {[number, number]} */ (place(code).map(limit))),
    /** The part of the plane in view. */
    view: () => view,
    /**
     * @param {LatentMap} next
     * @param {string} words description of the map
     * @param {boolean} isOther whether it belongs to another network: the view is fitted to it, and the dots move there
     */
    show(next, words, isOther) {
      trails = null;
      if (isOther || next.half > OUTGROWN * (chart?.half ?? Infinity)) moved = false;
      if (isOther) {
        tiles = walk = null;
        const isSame = chart?.labels.length === next.labels.length;
        if (chart && isSame && !isCalm.matches) {
          const from = chart.codes.map((code, at) => (code - view.centre[at % 2]) / view.half);
          flow = { from, since: performance.now() };
        }
        area.dataset.flows = String(Number(area.dataset.flows ?? 0) + (flow ? 1 : 0));
      }
      chart = next;
      area.dataset.trails = '0';
      shades = shadesOf(next);
      if (!moved) view = { centre: next.centre, half: next.half };
      canvas.setAttribute('aria-label', words);
      area.dataset.points = String(next.labels.length);
      area.dataset.updates = String(Number(area.dataset.updates ?? 0) + 1);
      repaint();
    },
    /** @param {Square} square @param {Float32Array} images `[n², 784]`, top row first */
    showTiles(square, images) {
      tiles = { square, images, canvas: tilesCanvas(images) };
      area.dataset.tiles = String(images.length / PIXELS);
      repaint();
    },
    /** @param {Background} next */
    setBackground(next) {
      background = next;
      repaint();
    },
    /** Samples in view that do not overlap: at most one per square of a miniature's size. */
    spread() {
      if (!chart) return [];
      const cells = Math.max(1, Math.floor(area.clientWidth / MINIATURE));
      /** @type {Map<number, number>} */
      const found = new Map();
      for (let index = 0; index < chart.labels.length; index++) {
        const [x, y] = place(chart.codes.subarray(2 * index, 2 * index + 2)).map((value) =>
          Math.floor(((value + 1) / 2) * cells),
        );
        if (Math.min(x, y) >= 0 && Math.max(x, y) < cells && !found.has(y * cells + x))
          found.set(y * cells + x, index);
      }
      return [...found.values()];
    },
    /** Shows images of the chart's samples in place of the dots; `null` restores the dots. @param {{ indices: number[], pixels: Float32Array } | null} next */
    setThumbnails(next) {
      const labels = next?.indices.map((index) => chart?.labels[index] ?? 0) ?? [];
      thumbnails = next && { indices: next.indices, sheet: miniatureSheet(next.pixels, labels) };
      area.dataset.thumbnails = String(next?.indices.length ?? 0);
      repaint();
    },
    /** @param {Float32Array | null} codes `[count, 2]` */
    setWalk(codes) {
      walk = codes;
      repaint();
    },
    /** Next positions of some dots. @param {import('./map-paint.js').Trails} next */
    setTrails(next) {
      trails = next;
      area.dataset.trails = String(next.from.length / 2);
      repaint();
    },
    /** Position of the drawing's code. @param {[number, number] | null} at */
    setDrawn(at) {
      drawing = at;
      area.dataset.drawn = at ? at.map((value) => value.toFixed(3)).join() : '';
      repaint();
    },
    setPoint: setCode,
    destroy,
  };
}
