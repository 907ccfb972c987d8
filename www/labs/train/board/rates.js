import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize, haloText, onRepaint } from '../../../views/canvas.js';
import { roundUp } from '../../../views/charts/scales.js';
import { settingChoice } from './setting-choice.js';

/** @typedef {import('../../../generated/protocol.js').ActivationRates} ActivationRates */

/** Number of rates on the curve, closer near 0 like the axis; excludes the ends, where the curve is infinite. */
const STEPS = 400;
const GRID = Float32Array.from({ length: STEPS }, (_, index) => ((index + 0.5) / STEPS) ** 2);
/** Duration of a roll from one place to the next, in ms. */
const ROLL_MS = 350;
const TARGETS = [0.02, 0.05, 0.2];
const TICKS = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];
const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * KL(ρ‖ρ̂) as a bowl whose lowest point is at ρ; each code unit is a ball that rolls down as it learns.
 * @param {object} options
 * @param {(values: Record<string, number>) => void} options.restart requests a run with other settings
 * @param {import('../../../lab-kit/types.js').LabContext} options.context
 */
export function ratesPicture({ restart, context }) {
  const targets = settingChoice(context, { id: 'rho', symbol: 'ρ', values: TARGETS, restart });
  const canvas = h('canvas', { role: 'img', 'data-view': 'board-bowl' });
  const says = h('p', {
    class: 'board-says',
    role: 'status',
    'data-unsaid': '',
    'data-view': 'board-says',
  });
  const sum = h('b', { 'data-view': 'board-kl' });
  const mean = h('b', { 'data-view': 'board-rate' });
  const figures = h(
    'p',
    { class: 'board-figures text-l row' },
    h('span', {}, 'Σⱼ KL(ρ‖ρ̂ⱼ) = ', sum),
    h('span', {}, t('board.kl.mean'), ' = ', mean),
    targets.element,
  );
  const element = h(
    'div',
    { class: 'grid gap-4', 'data-view': 'rates-picture', 'data-moment': '' },
    h('div', { class: 'board-plot' }, canvas),
    figures,
  );
  /** @type {ActivationRates | null} */
  let rated = null;
  /** Current positions of the balls. @type {Float32Array} */
  let places = new Float32Array(0);
  let frame = 0;

  const repaint = () => rated && paint(canvas, rated, places);
  const stopRepaint = onRepaint(canvas, repaint);

  /** @param {ActivationRates} next */
  function roll(next) {
    cancelAnimationFrame(frame);
    const from = places.length === next.rates.length ? places.slice() : next.rates.slice();
    const began = performance.now();
    const step = () => {
      const share = still.matches ? 1 : Math.min(1, (performance.now() - began) / ROLL_MS);
      places = from.map((place, unit) => place + (next.rates[unit] - place) * share);
      repaint();
      if (share < 1) frame = requestAnimationFrame(step);
    };
    step();
  }

  return {
    element,
    says,
    takesInput: false,
    penalty: 'kl',
    request: () => ({ train: { rates: { at: GRID } } }),
    /** @param {ActivationRates} next */
    show(next) {
      rated = next;
      targets.mark();
      roll(next);
      const { rates, rho } = next;
      const near = rates.filter((rate) => Math.abs(rate - rho) <= 0.5 * rho).length;
      const all = rates.reduce((total, rate) => total + rate, 0) / rates.length;
      sum.textContent = number(next.sum, 2);
      sum.dataset.value = String(next.sum);
      mean.textContent = number(all, 3);
      const words = { near, count: rates.length, rho };
      says.textContent = t(next.step ? 'board.kl.says' : 'board.kl.begin', words);
      attribute(canvas, 'aria-label', t('board.kl.label', { ...words, sum: number(next.sum, 2) }));
      canvas.dataset.near = String(near);
    },
    destroy() {
      cancelAnimationFrame(frame);
      stopRepaint();
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {ActivationRates} rated @param {Float32Array} places positions of the balls */
function paint(canvas, { rho, rates, terms, curve }, places) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context, width, height, em } = crisp;
  const small = fontSize(canvas, 0.85);
  const box = { left: 2.6 * small, top: 0.8 * small, right: width - small, bottom: height - 2.1 * small };
  // The axis covers all units and the bowl's wall beyond them.
  const reach = Math.min(1, Math.max(0.2, 2.5 * rho, 1.25 * Math.max(...rates, ...places)));
  const top = roundUp(Math.max(...terms, valueAt(curve, 0.8 * reach), 0.1) * 1.15) || 1;
  // Square-root scale, so that both walls of the bowl are visible.
  const x = (/** @type {number} */ rate) => box.left + (box.right - box.left) * Math.sqrt(rate / reach);
  const y = (/** @type {number} */ kl) => box.bottom - ((box.bottom - box.top) * kl) / top;
  context.strokeStyle = colour('--edge');
  context.lineWidth = 1;
  context.strokeRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  context.clip();
  context.strokeStyle = colour('--accent');
  context.lineWidth = 4;
  context.beginPath();
  GRID.forEach((rate, index) => context[index ? 'lineTo' : 'moveTo'](x(rate), y(curve[index])));
  context.stroke();
  context.strokeStyle = colour('--ink');
  context.lineWidth = 2;
  context.setLineDash([6, 6]);
  context.beginPath();
  context.moveTo(x(rho), box.top);
  context.lineTo(x(rho), box.bottom);
  context.stroke();
  context.setLineDash([]);
  const radius = Math.max(6, 0.4 * em);
  for (const place of places) {
    context.beginPath();
    context.arc(x(place), y(valueAt(curve, place)) - radius, radius, 0, 2 * Math.PI);
    context.globalAlpha = 0.55;
    context.fillStyle = colour('--positive');
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colour('--panel');
    context.lineWidth = 1;
    context.stroke();
  }
  context.restore();
  context.font = canvasFont(canvas, 0.85);
  context.fillStyle = colour('--muted');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const rate of TICKS.filter((tick) => tick <= reach)) {
    const isNear = box.right - x(rate) < 2.5 * small;
    if (!isNear) context.fillText(number(rate), x(rate), box.bottom + 6);
  }
  context.textAlign = 'right';
  context.fillText('ρ̂ⱼ', box.right, box.bottom + 6);
  context.textBaseline = 'middle';
  for (const kl of [0, top / 2, top]) context.fillText(number(kl, top < 1 ? 2 : 1), box.left - 6, y(kl));
  context.font = canvasFont(canvas, 1, 700);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  haloText(context, `ρ = ${number(rho)}`, x(rho) + 8, box.top + 6);
}

/** The curve at a rate, interpolated between its nearest points. @param {Float32Array} curve @param {number} rate */
function valueAt(curve, rate) {
  const place = Math.max(0, Math.min(STEPS - 1, Math.sqrt(rate) * STEPS - 0.5));
  const below = Math.min(STEPS - 2, Math.floor(place));
  return curve[below] + (curve[below + 1] - curve[below]) * (place - below);
}
