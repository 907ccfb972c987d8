import { t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { onRepaint } from '../../../views/canvas.js';
import { steerable } from '../../../views/maps/steerable.js';
import { frameOf, nearestTo, nextTowards } from './geometry.js';
import { layOf, paintPlane } from './paint.js';

/**
 * @typedef {import('../../../generated/protocol.js').Neighborhood} Neighborhood
 * @typedef {{ points: Float32Array, tests: Float32Array }} Samples training and test samples, `[count, 2]`
 * @typedef {object} PlaneContents everything that is painted
 * @property {Samples} samples
 * @property {ReturnType<typeof frameOf>} frame
 * @property {number[]} tones colour indices of the training samples
 * @property {{ name: string, tone: number, place: [number, number] }[]} names class names to write among them
 * @property {Neighborhood | null} found
 * @property {(label: number) => number} toneOf
 * @property {(label: number) => string} letterOf text on a neighbour, if any
 */

/** Minimum distance of an arrow key's step to another sample, in sides of the plane. */
const STEP = 0.012;

/**
 * One space as a plane: all training samples, the query, and its neighbours under a magnifier.
 * @param {(index: number) => void} onPick called to query another test sample
 */
export function plane(onPick) {
  const canvas = h('canvas', { class: 'plane-canvas', role: 'img', 'data-view': 'neighbors-plane' });
  const point = h('div', {
    class: 'plane-point',
    role: 'slider',
    tabindex: 0,
    hidden: true,
    'aria-label': t('planes.point'),
    'data-view': 'plane-query',
  });
  const area = h('div', { class: 'neighbors-plane-area' }, point);
  const frame = h('div', { class: 'neighbors-plane-frame' }, canvas, area);
  const says = h('b', { 'data-view': 'plane-says' });
  const note = h('span', { 'data-view': 'plane-note' });
  const sentence = h('p', { class: 'plane-sentence snug' }, says, ' ', note);
  const element = h('div', { class: 'neighbors-plane grid packed gap-3' }, frame, sentence);
  /** @type {PlaneContents | null} */
  let shown = null;
  /** The last picked sample, whose reply may be pending. */
  let picked = -1;

  const pick = (/** @type {number | null} */ index) => {
    if (index === null || index === picked) return;
    picked = index;
    onPick(index);
  };
  steerable(area, point, {
    onPlace(x, y) {
      if (!shown) return;
      const { x: middle, y: height, half } = shown.frame;
      pick(nearestTo(shown.samples.tests, [middle + x * half, height + y * half]));
    },
    onStep(x, y) {
      const place = shown?.found?.place;
      if (!shown || !place) return;
      pick(nextTowards(shown.samples.tests, place, [Math.sign(x), Math.sign(y)], STEP * shown.frame.half));
    },
  });
  const repaint = () => {
    const { side } = layOf(canvas);
    area.style.width = area.style.height = `${side}px`;
    if (shown) paintPlane(canvas, shown);
  };
  const stop = onRepaint(frame, repaint);

  /** Positions the draggable point. */
  function placePoint() {
    const place = shown?.found?.place;
    point.hidden = !place;
    attribute(point, 'aria-valuenow', place ? place[0].toFixed(2) : null);
    if (!shown || !place) return;
    const { x, y, half } = shown.frame;
    const at = (/** @type {number} */ value) => 50 + 50 * Math.max(-1, Math.min(1, value));
    point.style.left = `${at((place[0] - x) / half)}%`;
    point.style.top = `${at((y - place[1]) / half)}%`;
  }
  return {
    element,
    frame,
    canvas,
    /** @param {Omit<PlaneContents, 'frame' | 'found'>} samples */
    use(samples) {
      shown = { ...samples, frame: frameOf(samples.samples.points), found: null };
      repaint();
    },
    /** @param {Neighborhood | null} found @param {string} outcome @param {string} explained @param {string} label of the picture */
    show(found, outcome, explained, label) {
      if (!shown) return;
      picked = -1;
      shown.found = found?.place ? found : null;
      says.textContent = outcome;
      note.textContent = explained;
      attribute(canvas, 'aria-label', label);
      attribute(point, 'aria-valuetext', outcome);
      canvas.dataset.neighbors = found ? found.indices.join(' ') : '';
      placePoint();
      repaint();
    },
    destroy: stop,
  };
}
