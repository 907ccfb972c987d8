import { h } from '../../ui/dom.js';
import { colour } from '../../ui/preferences.js';
import { crispPanel, haloText, onRepaint } from '../../views/canvas.js';

/**
 * A canvas that is repainted when its size, the theme or its data change.
 * @template T
 * @param {(paint: NonNullable<ReturnType<typeof crispPanel>>, shown: T, canvas: HTMLCanvasElement) => void} paint
 */
export function canvasChart(paint) {
  const canvas = h('canvas', { class: 'fill', role: 'img', 'data-view': 'class-picture' });
  const element = h('div', { class: 'class-plot' }, canvas);
  /** @type {T | null} */
  let shown = null;
  const repaint = () => {
    const crisp = shown && crispPanel(canvas);
    if (crisp && shown) paint(crisp, shown, canvas);
  };
  return {
    element,
    canvas,
    /** @param {T} next @param {string} words description in words @param {number} count number of results */
    show(next, words, count) {
      shown = next;
      canvas.setAttribute('aria-label', words);
      canvas.dataset.count = String(count);
      repaint();
    },
    destroy: onRepaint(element, repaint),
  };
}

/**
 * Paints a result: a dot with the student's number if it fits, framed if recomputing gave another value.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number, radius: number, label: string, isFramed: boolean }} dot
 * @param {number} letters font size
 */
export function paintDot(context, { x, y, radius, label, isFramed }, letters) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour('--accent');
  context.globalAlpha = isFramed ? 0.25 : 1;
  context.fill();
  context.globalAlpha = 1;
  if (isFramed) {
    const side = 2 * radius + 0.5 * letters;
    context.strokeStyle = colour('--alert');
    context.lineWidth = 4;
    context.strokeRect(x - side / 2, y - side / 2, side, side);
  }
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const fits = context.measureText(label).width < 1.75 * radius && letters < 1.8 * radius;
  context.fillStyle = colour(isFramed ? '--alert' : '--on-accent');
  if (fits) context.fillText(label, x, y);
  else if (isFramed) haloText(context, label, x, y - 1.6 * radius - 0.5 * letters, '--alert');
}

/**
 * A dashed line with its label at one end.
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number][]} points
 * @param {{ token: string, width?: number, dash?: number[] }} look
 */
export function paintLine(context, points, { token, width = 3, dash = [] }) {
  context.beginPath();
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.strokeStyle = colour(token);
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

/** About `count` round numbers in a range. @param {number} low @param {number} high @param {number} count */
export function ticksBetween(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(low / step - 1e-9);
  return {
    digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
    ticks: Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, at) => (first + at) * step),
  };
}
