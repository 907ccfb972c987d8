import { number, t } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, haloText } from '../../../views/canvas.js';
import { clearerSide } from './clearer-side.js';

/** Number of bins per group. */
const BINS = 56;
/** Fraction of the samples that may lie beyond the axis; they count in its last bin. */
const BEYOND = 0.004;
/** Axis ends and tick steps, times powers of ten: an axis that moves in steps does not jitter. */
const ENDS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const STEPS = [1, 2, 5, 10];
/** Opacity of correctly classified samples: visible from the back row, yet distinct from errors. */
const RIGHT = 0.6;
/** Anomalies have the alert colour; the signs of the residual have others. */
const [NORMAL, STRANGE] = ['--muted', '--alert'];
/** The current image stands out from both. */
const MARKED = '--accent';

/**
 * @typedef {object} Errors
 * @property {Float32Array} errors of each sample
 * @property {boolean[]} anomalous which samples are anomalies
 * @property {ArrayLike<number>} falling the same errors in descending order
 */

/**
 * @typedef {object} Bars
 * @property {number} high end of the error axis
 * @property {boolean} beyond whether there are larger errors
 * @property {{ name: string, token: string, shares: number[] }[]} groups normal samples, anomalies
 */

/** @returns {Bars} */
export const noBars = () => ({ high: 1, beyond: false, groups: [] });

/** Rounds up to the next of some numbers times a power of ten. @param {number} value @param {number[]} among */
function upwards(value, among) {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = among.find((candidate) => candidate * power >= value * (1 - 1e-6)) ?? 10;
  return Number((digit * power).toPrecision(2));
}

/** @param {Errors} errors @param {{ normal: string, anomalous: string }} words word keys @returns {Bars} */
export function barsOf({ errors, anomalous, falling }, words) {
  // The descending thresholds may start with an infinite one, for "nothing".
  const high = upwards(falling[1 + Math.ceil(BEYOND * errors.length)] || 1, ENDS);
  const counts = [new Array(BINS).fill(0), new Array(BINS).fill(0)];
  const sizes = [0, 0];
  errors.forEach((error, index) => {
    const group = Number(anomalous[index]);
    counts[group][Math.max(0, Math.min(BINS - 1, Math.floor((BINS * error) / high)))]++;
    sizes[group]++;
  });
  const group = (/** @type {number} */ at, /** @type {string} */ key, /** @type {string} */ token) => ({
    name: t(key, { count: sizes[at] }),
    token,
    shares: counts[at].map((count) => count / Math.max(1, sizes[at])),
  });
  return {
    high,
    beyond: falling[0] > high && (Number.isFinite(falling[0]) || falling[1] > high),
    groups: [group(0, words.normal, NORMAL), group(1, words.anomalous, STRANGE)],
  };
}

/** The plot area. @param {number} width @param {number} height @param {number} em */
export function plotOf(width, height, em) {
  const [top, bottom] = [1.7 * em, height - 2.6 * em];
  return { left: 6, wide: width - 12, top, bottom, middle: (top + bottom) / 2 };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{ bars: Bars, threshold: number, marked: { error: number, name: string } | null, words: { axis: string } }} shown
 */
export function paintHistogram(canvas, { bars, threshold, marked, words }) {
  const crisp = crispPanel(canvas);
  if (!crisp) return null;
  const { context, width, height, em } = crisp;
  const plot = plotOf(width, height, em);
  const { left, wide, top, bottom, middle } = plot;
  const x = (/** @type {number} */ error) => left + wide * Math.max(0, Math.min(1, error / bars.high));
  paintBars(context, bars, plot, x(threshold));
  context.fillStyle = colour('--edge');
  context.fillRect(left, middle - 0.5, wide, 1);
  context.textBaseline = 'alphabetic';
  const widest = Math.max(0, ...bars.groups.map(({ name }) => context.measureText(name).width));
  const side = clearerSide(bars, (widest + em) / wide, (x(threshold) - left) / wide);
  context.textAlign = side;
  bars.groups.forEach(({ name, token }, at) => {
    const y = at === 0 ? middle - 0.5 * em : middle + 1.2 * em;
    haloText(context, name, side === 'left' ? left : left + wide, y, token);
  });
  paintAxis(context, bars, t(words.axis), plot, height, em);
  if (bars.groups.length) {
    context.strokeStyle = colour('--ink');
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x(threshold), top - 0.2 * em);
    context.lineTo(x(threshold), bottom);
    context.stroke();
    paintNames(context, x(threshold), plot, em);
  }
  if (marked) paintMark(context, marked.name, x(marked.error), plot, em);
  return { x };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Bars} bars
 * @param {ReturnType<typeof plotOf>} plot
 * @param {number} at position of the threshold
 */
function paintBars(context, { groups }, { left, wide, top, bottom, middle }, at) {
  const most = Math.max(...groups.flatMap(({ shares }) => shares), 1e-6);
  const pitch = wide / BINS;
  groups.forEach(({ shares, token }, group) => {
    const reach = group === 0 ? middle - top : bottom - middle;
    // Left of the threshold samples are called normal, right of it anomalies.
    for (const [from, to, isRight] of /** @type {const} */ ([
      [0, at, group === 0],
      [at, left + wide, group === 1],
    ])) {
      context.save();
      context.beginPath();
      context.rect(from, 0, Math.max(0, to - from), bottom + 1);
      context.clip();
      context.globalAlpha = isRight ? RIGHT : 1;
      context.fillStyle = colour(token);
      shares.forEach((share, bin) => {
        if (!share) return;
        const tall = Math.max(1.5, (reach * share) / most);
        const y = group === 0 ? middle - tall : middle;
        context.fillRect(left + bin * pitch, y, Math.max(1, pitch - 1), tall);
      });
      context.restore();
    }
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Bars} bars
 * @param {string} name
 * @param {ReturnType<typeof plotOf>} plot
 * @param {number} height
 * @param {number} em
 */
function paintAxis(context, { high, beyond, groups }, name, { left, wide, bottom }, height, em) {
  if (!groups.length) return;
  context.fillStyle = colour('--muted');
  const step = upwards(high / 6, STEPS);
  for (let at = 0; at <= high * (1 + 1e-6); at += step) {
    const share = at / high;
    context.textAlign = at === 0 ? 'left' : share > 0.97 ? 'right' : 'center';
    const text = number(at);
    context.fillText(share > 0.97 && beyond ? `≥ ${text}` : text, left + share * wide, bottom + 1.15 * em);
  }
  context.textAlign = 'center';
  context.fillText(name, left + wide / 2, height - 0.25 * em);
}

/**
 * Labels the predictions on either side of the threshold.
 * @param {CanvasRenderingContext2D} context
 * @param {number} at
 * @param {ReturnType<typeof plotOf>} plot
 * @param {number} em
 */
function paintNames(context, at, { left, wide, top }, em) {
  const y = top - 0.7 * em;
  for (const [side, key] of /** @type {const} */ ([
    [-1, 'errorHistogram.left'],
    [1, 'errorHistogram.right'],
  ])) {
    const text = t(key);
    const room = side < 0 ? at - left : left + wide - at;
    if (context.measureText(text).width + em > room) continue;
    context.textAlign = side < 0 ? 'right' : 'left';
    haloText(context, text, at + side * 0.8 * em, y);
  }
}

/**
 * A needle at the current image's error, with its name on a flag.
 * @param {CanvasRenderingContext2D} context
 * @param {string} name
 * @param {number} at
 * @param {ReturnType<typeof plotOf>} plot
 * @param {number} em
 */
function paintMark(context, name, at, { left, wide, top, bottom }, em) {
  const tall = 1.7 * em;
  const y = bottom - tall - 0.3 * em;
  context.fillStyle = context.strokeStyle = colour(MARKED);
  context.lineWidth = Math.max(3, 0.16 * em);
  context.beginPath();
  context.moveTo(at, top);
  context.lineTo(at, bottom);
  context.stroke();
  context.font = canvasFont(context.canvas, 1, 600);
  const long = context.measureText(name).width + 1.1 * em;
  const isLeft = at > left + 0.6 * wide;
  context.beginPath();
  context.roundRect(isLeft ? at - long : at, y, long, tall, 0.3 * em);
  context.fill();
  context.fillStyle = colour('--on-accent');
  context.textAlign = 'center';
  context.fillText(name, at + ((isLeft ? -1 : 1) * long) / 2, y + 0.68 * tall);
}
