import { number, t } from '../../../i18n/index.js';
import { percent } from '../../../lab-kit/shares.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize, haloText } from '../../../views/canvas.js';
import { HIGH, LOW } from './drawing.js';

/** @typedef {import('../../../generated/protocol.js').BeatScore} BeatScore */

const VOLTS = [-1, 0, 1, 2, 3];
const SECONDS = [-0.2, 0, 0.2, 0.4];
/** Font size of chart labels, relative to the chart's element. */
export const TYPE = 0.85;

/** @param {number} width @param {number} height @param {number} em */
export const boxOf = (width, height, em) => ({
  left: 3.6 * em,
  right: width - 1.1 * em,
  top: 0.6 * em,
  bottom: height - 1.7 * em,
});

/**
 * Paints the beat, its reconstruction and the residual between them; marks the stretch with the largest error.
 * @param {HTMLCanvasElement} canvas
 * @param {object} shown
 * @param {Float32Array | null} shown.beat
 * @param {BeatScore | null} shown.seen its reconstruction
 * @param {boolean} shown.alarm
 * @param {boolean} shown.isDrawn
 * @param {number} shown.peak index of the R peak
 * @param {number} shown.rate values per second
 * @param {{ at: number, on: boolean }} shown.pen position of the keyboard pen
 */
export function paintBeat(canvas, { beat, seen, alarm, isDrawn, peak, rate, pen }) {
  const crisp = crispPanel(canvas);
  if (!crisp || !beat) return;
  const { context, width, height } = crisp;
  const small = fontSize(canvas, TYPE);
  const box = boxOf(width, height, small);
  const last = beat.length - 1;
  const x = (/** @type {number} */ at) => box.left + ((box.right - box.left) * at) / last;
  const y = (/** @type {number} */ value) =>
    box.bottom - ((box.bottom - box.top) * (value - LOW)) / (HIGH - LOW);
  context.font = canvasFont(canvas, TYPE);
  paintAxes(context, { box, x, y, peak, rate, small });
  if (seen) {
    paintRest(context, seen, x, y);
    curve(context, seen.reconstruction, x, y, { token: '--accent', wide: 2.5 });
  }
  curve(context, beat, x, y, { token: '--ink', wide: 4 });
  if (seen && alarm) paintStretch(context, { seen, box, x, small });
  if (pen.on) {
    context.fillStyle = colour('--ink');
    context.beginPath();
    context.arc(x(pen.at), y(beat[pen.at]), 0.45 * small, 0, 2 * Math.PI);
    context.fill();
  }
  if (isDrawn) return;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.font = canvasFont(canvas, TYPE, 600);
  haloText(context, t('heart.hint'), box.right - 0.4 * small, (y(2) + y(3)) / 2, '--accent');
}

/** @param {CanvasRenderingContext2D} context @param {any} place */
function paintAxes(context, { box, x, y, peak, rate, small }) {
  context.lineWidth = 1;
  context.fillStyle = colour('--muted');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const volts of VOLTS) {
    context.strokeStyle = colour(volts ? '--line' : '--edge');
    context.beginPath();
    context.moveTo(box.left, y(volts));
    context.lineTo(box.right, y(volts));
    context.stroke();
    const words = volts === VOLTS.at(-1) ? `${number(volts)} mV` : number(volts);
    context.fillText(words, box.left - 0.4 * small, Math.max(y(volts), 0.7 * small));
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const seconds of SECONDS) {
    const words = seconds === SECONDS.at(-1) ? `${number(seconds)} s` : number(seconds);
    context.fillText(words, x(peak + seconds * rate), box.bottom + 0.35 * small);
  }
}

/** A bar below the stretch with the largest error, with its share of the error. @param {CanvasRenderingContext2D} context @param {any} place */
function paintStretch(context, { seen, box, x, small }) {
  const [from, to] = [x(seen.from), x(seen.from + seen.length - 1)];
  context.fillStyle = colour('--alert');
  context.fillRect(from, box.bottom - 0.3 * small, to - from, 0.3 * small);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const words = t('heart.share', { share: percent(seen.share) });
  const half = context.measureText(words).width / 2;
  const middle = Math.max(box.left + half, Math.min(box.right - half, (from + to) / 2));
  haloText(context, words, middle, box.bottom - 0.55 * small, '--alert');
}

/**
 * Blue where the beat is above its reconstruction, orange where it is below.
 * @param {CanvasRenderingContext2D} context
 * @param {BeatScore} seen
 * @param {(at: number) => number} x
 * @param {(value: number) => number} y
 */
function paintRest(context, { input, reconstruction }, x, y) {
  const wide = x(1) - x(0) + 0.6;
  context.save();
  context.globalAlpha = 0.55;
  for (const [token, sign] of /** @type {const} */ ([
    ['--positive', 1],
    ['--negative', -1],
  ])) {
    context.fillStyle = colour(token);
    context.beginPath();
    input.forEach((value, at) => {
      const [one, other] = [y(value), y(reconstruction[at])];
      if (sign * (other - one) > 0)
        context.rect(x(at) - wide / 2, Math.min(one, other), wide, Math.abs(one - other));
    });
    context.fill(); // in one call, so that overlaps are not darker
  }
  context.restore();
}

/** @type {(context: CanvasRenderingContext2D, values: Float32Array, x: (at: number) => number, y: (value: number) => number, look: { token: string, wide: number }) => void} */
export function curve(context, values, x, y, { token, wide }) {
  context.strokeStyle = colour(token);
  context.lineWidth = wide;
  context.lineJoin = 'round';
  context.beginPath();
  values.forEach((value, at) => context.lineTo(x(at), y(value)));
  context.stroke();
}
