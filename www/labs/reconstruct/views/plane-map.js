import { number } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispSquare, haloText, within } from '../../../views/canvas.js';
import { classMiddles } from '../../../views/maps/class-middles.js';
import { classColours } from '../../../views/colors/palette.js';

/**
 * Paints the plane: axes through the origin, a faint dot per sample, and each class's name at its centre.
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../../generated/protocol.js').LabelledCodes | null} map
 * @param {number} limit value at the edges
 * @param {(label: number) => string} nameOf
 */
export function paintPlane(canvas, map, limit, nameOf) {
  const crisp = crispSquare(canvas);
  if (!crisp) return;
  const { context, width: side } = crisp;
  const at = (/** @type {number} */ value) => (side / 2) * (1 + value / limit);
  axes(context, side, limit, at, canvasFont(canvas, 0.62));
  if (!map) return;
  const colours = classColours();
  const radius = Math.max(1.3, side / 200);
  context.globalAlpha = 0.5;
  map.labels.forEach((label, index) => {
    context.fillStyle = colours[label];
    context.beginPath();
    context.arc(at(map.codes[2 * index]), side - at(map.codes[2 * index + 1]), radius, 0, 2 * Math.PI);
    context.fill();
  });
  context.globalAlpha = 1;
  context.font = canvasFont(canvas, 0.92, 700);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = side / 60;
  context.lineJoin = 'round';
  for (const { label, x, y } of classMiddles(map)) {
    context.strokeStyle = colour('--panel');
    const name = nameOf(label);
    const left = within(context, name, at(x), side);
    context.strokeText(name, left, side - at(y));
    context.fillStyle = colours[label];
    context.fillText(name, left, side - at(y));
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} side
 * @param {number} limit
 * @param {(value: number) => number} at
 * @param {string} font
 */
function axes(context, side, limit, at, font) {
  context.strokeStyle = colour('--line');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, side / 2);
  context.lineTo(side, side / 2);
  context.moveTo(side / 2, 0);
  context.lineTo(side / 2, side);
  context.stroke();
  const step = 10 ** Math.floor(Math.log10(limit));
  const tick = [5 * step, 2 * step, step].find((size) => size <= 0.8 * limit) ?? step;
  const pad = 6;
  context.font = font;
  context.fillStyle = colour('--muted');
  // Numbers stand at the frame: inside the picture one would be mistaken for a class.
  for (const value of [-tick, tick]) {
    const place = at(value);
    context.fillRect(place - 1, side / 2 - pad / 2, 2, pad);
    context.fillRect(side / 2 - pad / 2, side - place - 1, pad, 2);
    context.textAlign = 'center';
    context.textBaseline = 'bottom';
    haloText(context, number(value), place, side - pad / 2, '--muted');
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    haloText(context, number(value), pad, side - place, '--muted');
  }
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  haloText(context, 'h₁', side - pad, side / 2 - pad, '--muted');
  context.textAlign = 'left';
  context.textBaseline = 'top';
  haloText(context, 'h₂', side / 2 + pad, pad, '--muted');
}
