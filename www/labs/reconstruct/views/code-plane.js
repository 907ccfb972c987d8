import { attribute, h } from '../../../ui/dom.js';
import { number, t } from '../../../i18n/index.js';
import { onRepaint } from '../../../views/canvas.js';
import { classLegend } from '../../../views/maps/class-legend.js';
import { paintPlane } from './plane-map.js';
import { steerable } from '../../../views/maps/steerable.js';

/** Limit of the axes before the samples are loaded, relative to the largest usual value. */
const ROOM = 0.9;
/** Fraction of the samples' values within the limit, and a margin beyond it; outliers are drawn at the edge. */
const [WITHIN, MARGIN] = [0.97, 1.1];

/** Limit of the axes. @param {Float32Array} codes of the samples */
function reachOf(codes) {
  const sizes = codes.map(Math.abs).sort();
  return MARGIN * (sizes[Math.floor(WITHIN * (sizes.length - 1))] || 1);
}

/**
 * A code of two values as a point to drag on a plane, over the codes of the test samples.
 * @param {Pick<import('../../../lab-kit/data-choice.js').DataChoice, 'labels' | 'nameOf'>} data of the model
 * @param {(code: Float32Array) => void} onChange
 */
export function codePlane({ labels, nameOf }, onChange) {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const point = h('div', {
    class: 'plane-point',
    role: 'slider',
    tabindex: 0,
    'aria-label': t('plane.point'),
    'aria-describedby': 'plane-help',
  });
  const area = h('div', { class: 'plane-area plot', 'data-view': 'plane' }, canvas, point);
  const legend = classLegend(labels, nameOf);
  const help = h('p', { id: 'plane-help', class: 'visually-hidden' }, t('plane.help'));
  let code = new Float32Array(2);
  let limit = 1;
  /** @type {import('../../../generated/protocol.js').LabelledCodes | null} */
  let map = null;

  const place = () => {
    const [x, y] = [...code].map((value) => Math.max(-1, Math.min(1, value / limit)));
    point.style.left = `${50 + 50 * x}%`;
    point.style.top = `${50 - 50 * y}%`;
    attribute(point, 'aria-valuenow', code[0].toFixed(3));
    attribute(point, 'aria-valuemin', (-limit).toFixed(3));
    attribute(point, 'aria-valuemax', limit.toFixed(3));
    attribute(point, 'aria-valuetext', `h₁ = ${number(code[0], 2)}; h₂ = ${number(code[1], 2)}`);
  };
  /** @param {number} x @param {number} y */
  const set = (x, y) => {
    code = new Float32Array([x, y].map((value) => Math.max(-limit, Math.min(limit, value))));
    place();
    onChange(code.slice());
  };
  steerable(area, point, {
    onPlace: (x, y) => set(x * limit, y * limit),
    onStep: (x, y) => set(code[0] + x * limit, code[1] + y * limit),
  });
  const repaint = () => paintPlane(canvas, map, limit, nameOf);
  const destroy = onRepaint(area, repaint);

  return {
    element: h('div', { class: 'plane grid', 'data-view': 'code' }, area, legend, help),
    /** @param {Float32Array} values @param {number} usual */
    show(values, usual) {
      code = values.slice();
      const wanted = map ? limit : usual * ROOM;
      const changed = limit !== wanted;
      limit = wanted;
      place();
      if (changed) repaint();
    },
    /** @param {import('../../../generated/protocol.js').LabelledCodes | null} mapped */
    showMap(mapped) {
      map = mapped;
      if (mapped) limit = reachOf(mapped.codes);
      place();
      area.dataset.points = String(mapped?.labels.length ?? 0);
      repaint();
    },
    destroy,
  };
}
