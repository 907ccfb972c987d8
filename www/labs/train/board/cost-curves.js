import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize, haloText, onRepaint } from '../../../views/canvas.js';
import { steerable } from '../../../views/maps/steerable.js';
import { layOver, numbersBelow } from './axes.js';

/** Maximum of the cost axis: includes −log 0.01. */
const TOP = 5;
/** Colours and dashes of the curves. */
export const LOOKS = {
  crossEntropy: { token: '--accent', dash: [], wide: 4 },
  squaredError: { token: '--class-0', dash: [], wide: 4 },
};

/**
 * @typedef {object} CurvePoint
 * @property {Float32Array} grid values of x̂
 * @property {import('../../../generated/protocol.js').CostCurves} costs at these values, and last at x̂ itself
 * @property {number} x
 * @property {number} xHat
 */

/**
 * Both costs of one pixel against x̂, which can be dragged.
 * @param {(xHat: number) => void} onMove
 */
export function costCurves(onMove) {
  const canvas = h('canvas', { 'aria-hidden': 'true', 'data-view': 'cost-curves' });
  const point = h('div', {
    class: 'cost-point',
    role: 'slider',
    tabindex: 0,
    'aria-label': t('board.cost.hat'),
    'aria-valuemin': 0,
    'aria-valuemax': 1,
    'data-view': 'board-hat',
  });
  const area = h('div', { class: 'cost-area' }, point);
  const legend = h(
    'ul',
    { class: 'legend', 'data-legend': '' },
    Object.entries(LOOKS).map(([kind, { token }]) =>
      h('li', { style: `--tone: var(${token})` }, h('i'), t(`option.${kind}`)),
    ),
  );
  const plot = h('div', { class: 'board-plot' }, canvas, area);
  const element = h('div', { class: 'cost-curves' }, legend, plot);
  /** @type {CurvePoint | null} */
  let shown = null;
  const half = (/** @type {number} */ value) => (value + 1) / 2;
  steerable(area, point, {
    onPlace: (x) => onMove(half(x)),
    onStep: (x, y) => onMove((shown?.xHat ?? 0.5) + Math.sign(x + y) * (Math.abs(x + y) > 0.1 ? 0.1 : 0.01)),
  });
  const repaint = () => shown && paint(canvas, area, shown);
  const destroy = onRepaint(plot, repaint);
  return {
    element,
    /** @param {CurvePoint} next */
    show(next) {
      shown = next;
      attribute(point, 'aria-valuenow', next.xHat.toFixed(2));
      const at = next.grid.length;
      attribute(
        point,
        'aria-valuetext',
        t('board.cost.value', {
          value: number(next.xHat, 2),
          cross: number(next.costs.crossEntropy[at], 2),
          squared: number(next.costs.squaredError[at], 2),
        }),
      );
      point.style.left = `${100 * next.xHat}%`;
      repaint();
    },
    destroy,
  };
}

/** @param {HTMLCanvasElement} canvas @param {HTMLElement} area @param {CurvePoint} shown */
function paint(canvas, area, { grid, costs, xHat }) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context, width, height, em } = crisp;
  const small = fontSize(canvas, 0.8);
  const [left, right, top, bottom] = [2.2 * small, 0.8 * small, 0.6 * small, 2.4 * small];
  const box = layOver(area, { width, height }, { left, right, top, bottom });
  const at = (/** @type {number} */ value) => left + box.width * value;
  const up = (/** @type {number} */ cost) => top + box.height * (1 - Math.min(cost, 1.2 * TOP) / TOP);
  context.font = canvasFont(canvas, 0.8);
  grids(context, { at, up, left, box });
  context.fillStyle = colour('--muted');
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText('x̂', left + box.width, top + box.height - 4);
  context.save();
  context.beginPath();
  context.rect(left, top, box.width, box.height);
  context.clip();
  for (const [kind, { token, wide }] of Object.entries(LOOKS)) {
    const values = costs[/** @type {keyof typeof LOOKS} */ (kind)];
    context.strokeStyle = colour(token);
    context.lineWidth = wide;
    context.beginPath();
    grid.forEach((place, index) => {
      const y = up(Number.isFinite(values[index]) ? values[index] : 10 * TOP);
      if (index) context.lineTo(at(place), y);
      else context.moveTo(at(place), y);
    });
    context.stroke();
  }
  context.restore();
  context.strokeStyle = colour('--ink');
  context.lineWidth = 1.5;
  context.setLineDash([5, 5]);
  context.beginPath();
  context.moveTo(at(xHat), top);
  context.lineTo(at(xHat), top + box.height);
  context.stroke();
  context.setLineDash([]);
  context.font = canvasFont(canvas, 1.15, 700);
  context.textBaseline = 'middle';
  context.textAlign = xHat > 0.8 ? 'right' : 'left';
  const kinds = /** @type {(keyof typeof LOOKS)[]} */ (Object.keys(LOOKS));
  const heights = kinds.map((kind) => Math.max(top, up(costs[kind][grid.length])));
  const lines = apart(heights, 1.3 * em, [top + 0.7 * em, top + box.height - 0.7 * em]);
  kinds.forEach((kind, index) => {
    const [cost, { token }] = [costs[kind][grid.length], LOOKS[kind]];
    context.fillStyle = colour(token);
    context.beginPath();
    context.arc(at(xHat), heights[index], 7, 0, 2 * Math.PI);
    context.fill();
    const words = Number.isFinite(cost) ? number(cost, 2) : '∞';
    haloText(context, words, at(xHat) + (xHat > 0.8 ? -14 : 14), lines[index], token);
  });
}

/**
 * Moves two labels apart so that they do not overlap; the upper one stays above.
 * @param {number[]} heights
 * @param {number} room height of a label
 * @param {number[]} ends
 */
function apart([one, other], room, [high, low]) {
  const inside = (/** @type {number} */ height) => Math.max(high, Math.min(low, height));
  const [first, second] = [inside(one), inside(other)];
  if (Math.abs(first - second) >= room) return [first, second];
  const lower = Math.max(first, second, high + room);
  return one <= other ? [lower - room, lower] : [lower, lower - room];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ at: (value: number) => number, up: (cost: number) => number, left: number, box: { width: number, height: number } }} place
 */
function grids(context, { at, up, left, box }) {
  context.strokeStyle = colour('--line');
  context.fillStyle = colour('--muted');
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (let cost = 0; cost <= TOP; cost++) {
    context.beginPath();
    context.moveTo(left, up(cost));
    context.lineTo(left + box.width, up(cost));
    context.stroke();
    context.fillText(String(cost), left - 8, up(cost));
  }
  numbersBelow(context, [0, 0.25, 0.5, 0.75, 1], at, up(0) + 16);
}
