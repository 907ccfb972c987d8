import { number, t } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize, haloText } from '../../../views/canvas.js';
import { HIGH, LOW } from './drawing.js';

/** @typedef {import('../../../generated/protocol.js').SuspectedBeat} SuspectedBeat */

/** Of the height of the plot the residue below takes this much, and shows so many millivolts to either side. */
const [BELOW, REST] = [0.24, 1];
const VOLTS = [-1, 0, 1, 2, 3];
const SECONDS = [-0.2, 0, 0.2, 0.4];

/** @param {number} width @param {number} height @param {number} em */
export function boxOf(width, height, em) {
  const [left, right, top, foot] = [3.6 * em, width - 0.6 * em, 0.6 * em, 1.7 * em];
  const below = BELOW * (height - top - foot);
  const bottom = height - foot - below - 0.9 * em;
  return { left, right, top, bottom, restTop: height - foot - below, restBottom: height - foot };
}

/**
 * The beat, its copy, and below what is left between them; where most is left both are marked.
 * @param {HTMLCanvasElement} canvas
 * @param {object} shown
 * @param {Float32Array | null} shown.beat
 * @param {SuspectedBeat | null} shown.seen what the network makes of it
 * @param {boolean} shown.alarm
 * @param {number} shown.peak place of R
 * @param {number} shown.rate values a second
 * @param {{ at: number, on: boolean }} shown.pen where the keys are
 */
export function paintBeat(canvas, { beat, seen, alarm, peak, rate, pen }) {
  const crisp = crispPanel(canvas);
  if (!crisp || !beat) return;
  const { context, width, height } = crisp;
  const small = fontSize(canvas, 0.85);
  const box = boxOf(width, height, small);
  const last = beat.length - 1;
  const x = (/** @type {number} */ at) => box.left + ((box.right - box.left) * at) / last;
  const y = (/** @type {number} */ value) =>
    box.bottom - ((box.bottom - box.top) * (value - LOW)) / (HIGH - LOW);
  const middle = (box.restTop + box.restBottom) / 2;
  const rest = (/** @type {number} */ value) =>
    middle - ((box.restBottom - box.restTop) / 2) * Math.max(-1, Math.min(1, value / REST));
  context.font = canvasFont(canvas, 0.85);
  paintAxes(context, { box, x, y, middle, peak, rate, small });
  if (seen) {
    if (alarm) paintStretch(context, { seen, box, x });
    paintRest(context, seen.residual, { x, rest, middle });
    curve(context, seen.reconstruction, x, y, { token: '--accent', wide: 3.5, dash: [9, 6] });
  }
  curve(context, beat, x, y, { token: '--ink', wide: 3.5, dash: [] });
  if (pen.on) {
    context.fillStyle = colour('--ink');
    context.beginPath();
    context.arc(x(pen.at), y(beat[pen.at]), 0.45 * small, 0, 2 * Math.PI);
    context.fill();
  }
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  haloText(context, t('heart.rest'), box.left + 0.4 * small, box.restTop + 0.6 * small, '--muted');
}

/** @param {CanvasRenderingContext2D} context @param {any} place */
function paintAxes(context, { box, x, y, middle, peak, rate, small }) {
  context.lineWidth = 1;
  context.fillStyle = colour('--muted');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const across = (/** @type {number} */ height) => {
    context.beginPath();
    context.moveTo(box.left, height);
    context.lineTo(box.right, height);
    context.stroke();
  };
  context.strokeStyle = colour('--line');
  for (const volts of VOLTS) {
    across(y(volts));
    const words = volts === 3 ? `${number(volts)} mV` : number(volts);
    context.fillText(words, box.left - 0.4 * small, Math.max(y(volts), 0.7 * small));
  }
  context.strokeStyle = colour('--edge');
  across(middle);
  context.fillText('0', box.left - 0.4 * small, middle);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const seconds of SECONDS) {
    const words = seconds === 0.4 ? `${number(seconds)} s` : number(seconds);
    context.fillText(words, x(peak + seconds * rate), box.restBottom + 0.35 * small);
  }
}

/** Where most of the error is. @param {CanvasRenderingContext2D} context @param {any} place */
function paintStretch(context, { seen, box, x }) {
  context.save();
  context.globalAlpha = 0.16;
  context.fillStyle = colour('--alert');
  const [from, to] = [x(seen.from), x(seen.from + seen.length - 1)];
  context.fillRect(from, box.top, to - from, box.restBottom - box.top);
  context.restore();
}

/** Blue where the beat is above its copy, orange where it is below. @param {CanvasRenderingContext2D} context @param {Float32Array} residual @param {any} place */
function paintRest(context, residual, { x, rest, middle }) {
  const wide = x(1) - x(0) + 0.6;
  residual.forEach((value, at) => {
    context.fillStyle = colour(value < 0 ? '--negative' : '--positive');
    const end = rest(value);
    context.fillRect(x(at) - wide / 2, Math.min(middle, end), wide, Math.abs(end - middle));
  });
}

/** @type {(context: CanvasRenderingContext2D, values: Float32Array, x: (at: number) => number, y: (value: number) => number, look: { token: string, wide: number, dash: number[] }) => void} */
export function curve(context, values, x, y, { token, wide, dash }) {
  context.strokeStyle = colour(token);
  context.lineWidth = wide;
  context.lineJoin = 'round';
  context.setLineDash(dash);
  context.beginPath();
  values.forEach((value, at) => context.lineTo(x(at), y(value)));
  context.stroke();
  context.setLineDash([]);
}
