import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize, haloText, within } from '../../../views/canvas.js';
import { number } from '../../../i18n/index.js';
import { classColours, classToken } from '../../../views/colors/palette.js';
import { classMiddles } from '../../../views/maps/class-middles.js';
import { roundUp } from '../../../views/charts/scales.js';

/**
 * @typedef {import('../../../generated/protocol.js').GaussianDraws} GaussianDraws
 * @typedef {import('../../../generated/protocol.js').Gaussians} Gaussians
 */

/** Minimum reach of the plane, and fraction of the samples within it. */
const [LEAST, WITHIN] = [3, 0.98];
/** Reach of the close-up in σ: one draw of fifty falls outside. */
const NEAR = 2.6;
/** Every n-th sample has its ellipse drawn. */
const EVERY = 6;

/**
 * The first two values of the codes: a dot for each μ, an ellipse for some σ, and the pad's Gaussian with its draws.
 * @param {HTMLCanvasElement} canvas
 * @param {Gaussians} clouds
 * @param {GaussianDraws | null} drawn
 * @param {(label: number) => string} nameOf
 */
export function paintClouds(canvas, { means, deviations, labels }, drawn, nameOf) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context, width, height } = crisp;
  const d = means.length / labels.length;
  const sizes = means.map(Math.abs).sort();
  const reach = Math.max(LEAST, roundUp(sizes[Math.floor(WITHIN * (sizes.length - 1))] || 1));
  const unit = Math.min(width, height) / (2 * reach);
  const x = (/** @type {number} */ value) => width / 2 + unit * value;
  const y = (/** @type {number} */ value) => height / 2 - unit * value;
  const second = d > 1 ? 1 : 0;
  context.strokeStyle = colour('--line');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, y(0));
  context.lineTo(width, y(0));
  context.moveTo(x(0), 0);
  context.lineTo(x(0), height);
  context.stroke();
  const colours = classColours();
  labels.forEach((label, index) => {
    const [a, b] = [means[d * index], means[d * index + second]];
    context.fillStyle = context.strokeStyle = colours[label];
    context.globalAlpha = 0.7;
    dot(context, x(a), y(b), 3);
    if (index % EVERY) return;
    context.globalAlpha = 0.45;
    ellipse(context, x(a), y(b), unit * deviations[d * index], unit * deviations[d * index + second]);
  });
  context.globalAlpha = 1;
  prior(context, x, y, unit, fontSize(canvas, 0.85), canvasFont(canvas, 0.85));
  if (d === 2) {
    context.font = canvasFont(canvas, 1.1, 700);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const { label, x: across, y: up } of classMiddles({ codes: means, labels }))
      haloText(
        context,
        nameOf(label),
        within(context, nameOf(label), x(across), width),
        y(up),
        classToken(label),
      );
  }
  if (drawn) paintDraws(context, drawn, { x, y, unit, font: canvasFont(canvas, 1.1, 700) });
}

/** The standard Gaussian that all codes are pulled to: circles of σ and 2σ. @type {(context: CanvasRenderingContext2D, x: (v: number) => number, y: (v: number) => number, unit: number, em: number, font: string) => void} */
function prior(context, x, y, unit, em, font) {
  context.strokeStyle = colour('--ink');
  context.lineWidth = 1.5;
  context.setLineDash([6, 6]);
  for (const radius of [1, 2]) ellipse(context, x(0), y(0), radius * unit, radius * unit);
  context.setLineDash([]);
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  haloText(context, 'N(0, I)', x(0), y(2) - 0.2 * em, '--muted');
  for (const value of [1, 2]) haloText(context, number(value), x(value), y(0) + 1.4 * em, '--muted');
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {GaussianDraws} drawn
 * @param {{ x: (value: number) => number, y: (value: number) => number, unit: number, font: string }} place
 */
function paintDraws(context, { mean, deviation, codes }, { x, y, unit, font }) {
  const d = mean.length;
  const second = d > 1 ? 1 : 0;
  const middle = [x(mean[0]), y(mean[second])];
  context.strokeStyle = context.fillStyle = colour('--ink');
  context.lineWidth = 3;
  for (const times of [1, 2])
    ellipse(context, middle[0], middle[1], times * unit * deviation[0], times * unit * deviation[second]);
  dot(context, middle[0], middle[1], 6);
  for (let draw = codes.length / d - 1; draw >= 0; draw--) {
    const end = [x(codes[d * draw]), y(codes[d * draw + second])];
    context.globalAlpha = draw ? 0.45 : 1;
    arrow(context, middle, end, draw ? 1.5 : 4);
  }
  context.globalAlpha = 1;
  context.font = font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  haloText(context, 'μ', middle[0] - 24, middle[1] - 16);
}

/** ε as an arrow over the standard Gaussian. @param {HTMLCanvasElement} canvas @param {Float32Array} noise */
export function paintNoise(canvas, noise) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context, width, height } = crisp;
  const unit = Math.min(width, height) / (2 * NEAR);
  const [x, y] = [width / 2, height / 2];
  context.strokeStyle = colour('--ink');
  context.setLineDash([5, 5]);
  for (const radius of [1, 2]) ellipse(context, x, y, radius * unit, radius * unit);
  context.setLineDash([]);
  const end = [x + unit * noise[0], y - unit * (noise[1] ?? 0)];
  arrow(context, [x, y], end, 4);
}

/**
 * The pad's Gaussian as a close-up: the circles of ε become its ellipses around μ, and the arrow leads to h.
 * @param {HTMLCanvasElement} canvas
 * @param {GaussianDraws} drawn
 */
export function paintDraw(canvas, { mean, deviation, codes }) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context, width, height } = crisp;
  const [d, second] = [mean.length, mean.length > 1 ? 1 : 0];
  const unit = Math.min(width, height) / (2 * NEAR) / Math.max(deviation[0], deviation[second], 1e-6);
  const [x, y] = [width / 2, height / 2];
  context.strokeStyle = colour('--ink');
  context.setLineDash([5, 5]);
  for (const times of [1, 2])
    ellipse(context, x, y, times * unit * deviation[0], times * unit * deviation[second]);
  context.setLineDash([]);
  for (let draw = codes.length / d - 1; draw >= 0; draw--) {
    const end = [
      x + unit * (codes[d * draw] - mean[0]),
      y - unit * (codes[d * draw + second] - mean[second]),
    ];
    context.globalAlpha = draw ? 0.4 : 1;
    arrow(context, [x, y], end, draw ? 1.5 : 4);
  }
  context.globalAlpha = 1;
  context.fillStyle = colour('--ink');
  dot(context, x, y, 5);
  context.font = canvasFont(canvas, 1, 700);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  haloText(context, 'μ', x - 10, y + 4);
}

/** @param {CanvasRenderingContext2D} context @param {number[]} from @param {number[]} to @param {number} thick */
function arrow(context, from, to, thick) {
  context.strokeStyle = context.fillStyle = colour('--negative');
  context.lineWidth = thick;
  context.beginPath();
  context.moveTo(from[0], from[1]);
  context.lineTo(to[0], to[1]);
  context.stroke();
  dot(context, to[0], to[1], thick + 3);
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius */
function dot(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} a @param {number} b */
function ellipse(context, x, y, a, b) {
  context.beginPath();
  context.ellipse(x, y, Math.max(1, a), Math.max(1, b), 0, 0, 2 * Math.PI);
  context.stroke();
}
