import { number } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispSquare, haloText, within } from '../../../views/canvas.js';
import { classColours } from '../../../views/colors/palette.js';
import { classMiddles } from '../../../views/maps/class-middles.js';

/**
 * Paints the code plane: a dot per sample, class names, and circles at one and two σ of N(0, I).
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../../generated/protocol.js').LabelledCodes | null} map
 * @param {number} reach value at the edges
 * @param {(label: number) => string} nameOf
 */
export function paintPlane(canvas, map, reach, nameOf) {
  const crisp = crispSquare(canvas);
  if (!crisp) return;
  const { context, width: side } = crisp;
  const x = (/** @type {number} */ value) => (side / 2) * (1 + value / reach);
  const y = (/** @type {number} */ value) => (side / 2) * (1 - value / reach);
  context.strokeStyle = colour('--line');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, y(0));
  context.lineTo(side, y(0));
  context.moveTo(x(0), 0);
  context.lineTo(x(0), side);
  context.stroke();
  const colours = classColours();
  if (map) {
    context.globalAlpha = 0.55;
    map.labels.forEach((label, index) => {
      context.fillStyle = colours[label];
      context.beginPath();
      context.arc(
        x(map.codes[2 * index]),
        y(map.codes[2 * index + 1]),
        Math.max(1.6, side / 190),
        0,
        2 * Math.PI,
      );
      context.fill();
    });
    context.globalAlpha = 1;
  }
  context.strokeStyle = colour('--ink');
  context.setLineDash([6, 6]);
  for (const radius of [1, 2]) {
    context.beginPath();
    context.arc(x(0), y(0), x(radius) - x(0), 0, 2 * Math.PI);
    context.stroke();
  }
  context.setLineDash([]);
  context.font = canvasFont(canvas, 0.8);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const radius of [1, 2])
    haloText(context, `${number(radius)} σ`, x(radius * Math.SQRT1_2), y(-radius * Math.SQRT1_2), '--muted');
  if (!map) return;
  context.font = canvasFont(canvas, 1, 700);
  context.lineWidth = 4;
  context.lineJoin = 'round';
  for (const { label, x: across, y: up } of classMiddles(map)) {
    context.strokeStyle = colour('--panel');
    const name = nameOf(label);
    const left = within(context, name, x(across), side);
    context.strokeText(name, left, y(up));
    context.fillStyle = colours[label];
    context.fillText(name, left, y(up));
  }
}
