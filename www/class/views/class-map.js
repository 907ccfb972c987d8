import { colour } from '../../ui/preferences.js';
import { canvasFont, haloText } from '../../views/canvas.js';
import { classColours, classToken } from '../../views/colors/palette.js';
import { classMiddles } from '../../views/maps/class-middles.js';
import { canvasChart } from './canvas-chart.js';

/** Margin factor around the class, and minimum view as a fraction of all codes. */
const [ROOM, MIN_SHARE] = [1.35, 0.45];

/** The code plane: test digits faintly in class colours, overlaid by the class. */
export function classMap() {
  /** @type {import('../../generated/protocol.js').LatentMap | null} */
  let behind = null;
  const chart = canvasChart(
    /** @param {{ context: CanvasRenderingContext2D, width: number, height: number, em: number }} crisp @param {{ codes: Float32Array[], framed: number }} shown @param {HTMLCanvasElement} canvas */
    (crisp, shown, canvas) => paint(crisp, shown, canvas, behind),
  );
  chart.element.classList.add('class-map');
  return {
    ...chart,
    /** @param {import('../../generated/protocol.js').LatentMap} charted */
    setBehind: (charted) => void (behind = charted),
    /** @param {Float32Array[]} codes @param {number} framed index of the strangest one @param {string} words */
    show: (codes, framed, words) => chart.show({ codes, framed }, words, codes.length),
  };
}

/**
 * @param {{ context: CanvasRenderingContext2D, width: number, height: number, em: number }} crisp
 * @param {{ codes: Float32Array[], framed: number }} shown
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../generated/protocol.js').LatentMap | null} behind
 */
function paint({ context, width, height, em }, { codes, framed }, canvas, behind) {
  const [cx, cy] = [0, 1].map((axis) => middleOf(codes.map((code) => code[axis])));
  const away = codes.flatMap(([x, y]) => [Math.abs(x - cx), Math.abs(y - cy)]);
  const half = Math.max(MIN_SHARE * (behind?.half ?? 1), ...away.map((distance) => ROOM * distance));
  const scale = Math.min(width, height) / (2 * half);
  const x = (/** @type {number} */ value) => width / 2 + (value - cx) * scale;
  const y = (/** @type {number} */ value) => height / 2 - (value - cy) * scale;
  if (behind) {
    const colours = classColours();
    context.globalAlpha = 0.4;
    behind.labels.forEach((label, at) => {
      context.fillStyle = colours[label];
      disc(context, x(behind.codes[2 * at]), y(behind.codes[2 * at + 1]), 0.13 * em);
    });
    context.globalAlpha = 1;
  }
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = canvasFont(canvas, 1.3, 700);
  if (behind)
    for (const middle of classMiddles(behind))
      haloText(context, String(middle.label), x(middle.x), y(middle.y), classToken(middle.label));
  for (const [at, [a, b]] of codes.entries()) {
    context.fillStyle = colour('--panel');
    disc(context, x(a), y(b), 0.47 * em);
    context.fillStyle = colour(at === framed ? '--alert' : '--ink');
    disc(context, x(a), y(b), 0.36 * em);
  }
  const strangest = codes[framed];
  if (!strangest) return;
  const side = 1.8 * em;
  context.strokeStyle = colour('--alert');
  context.lineWidth = 4;
  context.strokeRect(x(strangest[0]) - side / 2, y(strangest[1]) - side / 2, side, side);
}

/** The midpoint of a range. @param {number[]} values */
const middleOf = (values) => (Math.min(...values) + Math.max(...values)) / 2;

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius */
function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
