import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { colour } from '../../../ui/preferences.js';
import { crispPanel, haloText, onRepaint, typeSize } from '../../../views/canvas.js';

/**
 * @typedef {object} Curves
 * @property {ArrayLike<number>} falseAlarms of the autoencoder, ascending
 * @property {ArrayLike<number>} recall at each of them
 * @property {ArrayLike<number>} pcaFalseAlarms
 * @property {ArrayLike<number>} pcaRecall
 */

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * ROC curves of the autoencoder and PCA, with the current threshold as a point.
 * @param {(index: number) => void} onPick called when a threshold is picked
 */
export function rocChart(onPick) {
  const canvas = h('canvas', { class: 'fill', role: 'img', 'data-view': 'roc' });
  const element = h('div', { class: 'roc-plot' }, canvas);
  /** @type {Curves | null} */
  let curves = null;
  let index = 0;
  const repaint = () => paint(canvas, curves, index);
  const pick = (/** @type {PointerEvent} */ event) => {
    if (!curves) return;
    const box = canvas.getBoundingClientRect();
    const { left, top, side } = plotOf(box.width, box.height, typeSize(canvas));
    onPick(
      nearest(curves, (event.clientX - box.left - left) / side, 1 - (event.clientY - box.top - top) / side),
    );
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pick(event);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) pick(event);
  });
  const destroy = onRepaint(element, repaint);
  return {
    element,
    canvas,
    /** @param {Curves} next */
    show(next) {
      curves = next;
    },
    /** Sets the current threshold. @param {number} next its index in the curve @param {string} words */
    setPoint(next, words) {
      index = next;
      attribute(canvas, 'aria-label', words);
      repaint();
    },
    destroy,
  };
}

/**
 * The nearest point of the autoencoder's curve.
 * @param {Curves} curves
 * @param {number} x
 * @param {number} y
 */
function nearest({ falseAlarms, recall }, x, y) {
  let best = 0;
  let least = Infinity;
  for (let at = 0; at < falseAlarms.length; at++) {
    const distance = (falseAlarms[at] - x) ** 2 + (recall[at] - y) ** 2;
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

/** The plot area, a square. @param {number} width @param {number} height @param {number} em */
function plotOf(width, height, em) {
  const side = Math.max(1, Math.min(width - 5.6 * em, height - 3.3 * em));
  return { left: (width - side + 2.2 * em) / 2, top: 0.5 * em, side };
}

/** @param {HTMLCanvasElement} canvas @param {Curves | null} curves @param {number} index */
function paint(canvas, curves, index) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context, width, height, em } = crisp;
  const { left, top, side } = plotOf(width, height, em);
  const x = (/** @type {number} */ share) => left + share * side;
  const y = (/** @type {number} */ share) => top + (1 - share) * side;
  paintFrame(context, { left, top, side, em });
  if (!curves) return;
  const line = (
    /** @type {ArrayLike<number>} */ alarms,
    /** @type {ArrayLike<number>} */ recall,
    /** @type {string} */ token,
    /** @type {number[]} */ dash,
  ) => {
    context.strokeStyle = colour(token);
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.setLineDash(dash);
    context.beginPath();
    for (let at = 0; at < alarms.length; at++) context.lineTo(x(alarms[at]), y(recall[at]));
    context.stroke();
    context.setLineDash([]);
  };
  line(curves.pcaFalseAlarms, curves.pcaRecall, '--edge', [7, 5]);
  line(curves.falseAlarms, curves.recall, '--accent', []);
  context.beginPath();
  context.arc(x(curves.falseAlarms[index]), y(curves.recall[index]), 0.5 * em, 0, 2 * Math.PI);
  context.fillStyle = colour('--ink');
  context.fill();
  context.strokeStyle = colour('--panel');
  context.lineWidth = 2.5;
  context.stroke();
}

/**
 * Axes, and the diagonal of random guessing.
 * @param {CanvasRenderingContext2D} context
 * @param {{ left: number, top: number, side: number, em: number }} plot
 */
function paintFrame(context, { left, top, side, em }) {
  context.lineWidth = 1;
  context.fillStyle = colour('--muted');
  for (const share of TICKS) {
    context.strokeStyle = colour('--line');
    context.strokeRect(left, top + share * side, side, 0);
    context.strokeRect(left + share * side, top, 0, side);
    const text = t('inside.percent', { percent: number(100 * share, 0) });
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillText(text, left - 0.4 * em, top + (1 - share) * side);
    context.textBaseline = 'alphabetic';
    context.textAlign = 'center';
    const hasRoom = side > 14 * em || share === 0.5 || share === 1;
    if (hasRoom) context.fillText(text, left + share * side, top + side + 1.15 * em);
  }
  context.fillText(t('roc.falseAlarms'), left + side / 2, top + side + 2.4 * em);
  context.save();
  context.translate(left - 3.3 * em, top + side / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(t('roc.recall'), 0, 0);
  context.restore();
  context.strokeStyle = colour('--muted');
  context.setLineDash([2, 4]);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, top + side);
  context.lineTo(left + side, top);
  context.stroke();
  context.setLineDash([]);
  context.save();
  context.translate(left + 0.25 * side, top + 0.75 * side);
  context.rotate(-Math.PI / 4);
  haloText(context, t('roc.chance'), 0, 1.1 * em, '--muted');
  context.restore();
}
