import { number, t } from '../../i18n/index.js';
import { colour } from '../../ui/preferences.js';
import { canvasFont, haloText } from '../../views/canvas.js';
import { canvasChart, paintLine, ticksBetween } from './canvas-chart.js';

/** @typedef {{ points: { pairs: number, mse: number }[], mean: number }} Shown errors by number of pairs, and of the mean image */

/** The attacker's error against the number of leaked pairs. */
export function leakChart() {
  return canvasChart(/** @type {Parameters<typeof canvasChart<Shown>>[0]} */ (paint));
}

/** @param {{ context: CanvasRenderingContext2D, width: number, height: number, em: number }} crisp @param {Shown} shown @param {HTMLCanvasElement} canvas */
function paint({ context, width, height, em }, { points, mean }, canvas) {
  const most = Math.max(20, ...points.map(({ pairs }) => pairs));
  const high = 1.15 * Math.max(mean, ...points.map(({ mse }) => mse));
  const [left, right, top, base] = [4.2 * em, width - 1.5 * em, 1.6 * em, height - 3.4 * em];
  const x = (/** @type {number} */ pairs) => left + (pairs / most) * (right - left);
  const y = (/** @type {number} */ mse) => base - (mse / high) * (base - top);
  context.fillStyle = colour('--muted');
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const levels = ticksBetween(0, high, 4);
  for (const tick of levels.ticks) {
    paintLine(
      context,
      [
        [left, y(tick)],
        [right, y(tick)],
      ],
      { token: '--line', width: 1.5 },
    );
    context.fillText(number(tick, levels.digits), left - 0.5 * em, y(tick));
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const counts = ticksBetween(0, most, 6);
  for (const tick of counts.ticks) context.fillText(number(tick), x(tick), base + 0.5 * em);
  context.fillText(t('class.leak.axis'), (left + right) / 2, base + 1.9 * em);
  context.textAlign = 'left';
  context.fillText(t('class.mse'), 0.3 * em, 0.1 * em);
  paintLine(
    context,
    [
      [left, y(mean)],
      [right, y(mean)],
    ],
    { token: '--edge', dash: [6, 5], width: 2 },
  );
  context.textAlign = 'right';
  context.textBaseline = 'alphabetic';
  context.font = canvasFont(canvas);
  haloText(context, t('class.leak.mean', { error: number(mean, 3) }), right, y(mean) - 0.4 * em, '--muted');
  paintLine(
    context,
    points.map(({ pairs, mse }) => [x(pairs), y(mse)]),
    { token: '--accent', width: 4 },
  );
  for (const { pairs, mse } of points) {
    context.beginPath();
    context.arc(x(pairs), y(mse), 0.3 * em, 0, 2 * Math.PI);
    context.fillStyle = colour('--accent');
    context.fill();
  }
}
