import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize, haloText, onRepaint } from '../../../views/canvas.js';
import { steerable } from '../../../views/maps/steerable.js';
import { layOver, numbersBelow } from './axes.js';

/** Limit of a on both sides. */
const REACH = 1.5;
const PARTS = [
  { name: '|a|', token: '--accent', value: Math.abs, slope: Math.sign },
  {
    name: 'a²',
    token: '--class-0',
    value: (/** @type {number} */ a) => a * a,
    slope: (/** @type {number} */ a) => 2 * a,
  },
];

/** |a| and a² with the push of each on a draggable a: near zero one pushes as hard as before, the other no longer. */
export function cornerCurves() {
  const canvas = h('canvas', { 'aria-hidden': 'true', 'data-view': 'board-corner' });
  const point = h('div', {
    class: 'cost-point',
    role: 'slider',
    tabindex: 0,
    'aria-label': t('board.l1.drag'),
    'aria-valuemin': -REACH,
    'aria-valuemax': REACH,
    'data-view': 'board-a',
  });
  const area = h('div', { class: 'cost-area' }, point);
  const plot = h('div', { class: 'board-plot' }, canvas, area);
  const pushes = PARTS.map(({ name, token }) => {
    const value = h('b');
    return { value, element: h('li', { style: `--tone: var(${token})` }, h('i'), `${name}: `, value) };
  });
  const list = h(
    'ul',
    { class: 'legend', 'data-legend': '' },
    pushes.map(({ element }) => element),
  );
  const element = h(
    'div',
    { class: 'corner-curves' },
    h('p', { class: 'text-s' }, t('board.l1.push')),
    list,
    plot,
  );
  let a = 0.9;
  const repaint = () => paint(canvas, area, a);
  const destroy = onRepaint(plot, repaint);
  /** @param {number} next */
  function set(next) {
    a = Math.max(-REACH, Math.min(REACH, Math.round(next * 100) / 100));
    attribute(point, 'aria-valuenow', a.toFixed(2));
    const [corner, smooth] = PARTS.map(({ slope }) => number(Math.abs(slope(a)), 2));
    attribute(point, 'aria-valuetext', t('board.l1.value', { a: number(a, 2), corner, smooth }));
    pushes[0].value.textContent = corner;
    pushes[1].value.textContent = smooth;
    point.style.left = `${50 + (50 * a) / REACH}%`;
    repaint();
  }
  steerable(area, point, {
    onPlace: (x) => set(x * REACH),
    onStep: (x, y) => set(a + Math.sign(x + y) * (Math.abs(x + y) > 0.1 ? 0.2 : 0.05)),
  });
  set(a);
  return { element, destroy };
}

/** @param {HTMLCanvasElement} canvas @param {HTMLElement} area @param {number} a */
function paint(canvas, area, a) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context, width, height } = crisp;
  const small = fontSize(canvas, 0.85);
  const [edge, bottom] = [0.8 * small, 1.8 * small];
  const box = layOver(area, { width, height }, { left: edge, right: edge, top: edge, bottom });
  const x = (/** @type {number} */ value) => edge + (box.width / 2) * (1 + value / REACH);
  const y = (/** @type {number} */ value) => edge + box.height * (1 - value / (REACH * REACH));
  context.strokeStyle = colour('--edge');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(edge, y(0));
  context.lineTo(edge + box.width, y(0));
  context.moveTo(x(0), edge);
  context.lineTo(x(0), y(0));
  context.stroke();
  context.lineJoin = 'round';
  for (const { token, value, slope } of PARTS) {
    context.strokeStyle = colour(token);
    context.lineWidth = 4;
    context.beginPath();
    for (let place = -REACH; place <= REACH + 1e-9; place += REACH / 60)
      context[place > -REACH ? 'lineTo' : 'moveTo'](x(place), y(value(place)));
    context.stroke();
    push(context, { x: x(a), y: y(value(a)), by: (-slope(a) * box.width) / (5 * REACH), token });
  }
  context.font = canvasFont(canvas, 0.85);
  numbersBelow(context, [-1, 0, 1], x, y(0) + 6);
  context.textAlign = 'right';
  context.fillText('a', edge + box.width, y(0) + 6);
  context.font = canvasFont(canvas, 1, 700);
  haloText(context, '|a|', x(-1.05), y(0.55), PARTS[0].token);
  haloText(context, 'a²', x(-1.2), y(2.1), PARTS[1].token);
}

/**
 * Draws the push on a as an arrow.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number, by: number, token: string }} arrow
 */
function push(context, { x, y, by, token }) {
  context.strokeStyle = context.fillStyle = colour(token);
  context.lineWidth = 5;
  context.beginPath();
  context.arc(x, y, 8, 0, 2 * Math.PI);
  context.fill();
  if (Math.abs(by) < 2) return;
  const side = Math.sign(by);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + by, y);
  context.stroke();
  context.beginPath();
  context.moveTo(x + by + 12 * side, y);
  context.lineTo(x + by - 4 * side, y - 9);
  context.lineTo(x + by - 4 * side, y + 9);
  context.fill();
}
