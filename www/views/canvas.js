import { colour } from '../ui/preferences.js';

/**
 * Makes a canvas as fine as the screen, with the panel's colour as ground, so that a saved picture has one too.
 * @param {HTMLCanvasElement} canvas
 * @returns what to paint with, in CSS pixels, and the size of type there; nothing while the canvas is not shown
 */
export function crispCanvas(canvas) {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || !width || !height) return null;
  const ratio = devicePixelRatio;
  const size = [width, height].map((side) => Math.round(side * ratio));
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.setLineDash([]);
  context.fillStyle = colour('--panel');
  context.fillRect(0, 0, width, height);
  const em = parseFloat(getComputedStyle(canvas).fontSize);
  context.font = `${em}px Inter, system-ui, sans-serif`;
  return { context, width, height, em };
}

/**
 * Words that stay readable over what is painted below them.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} [token] of their colour
 */
export function haloText(context, text, x, y, token = '--ink') {
  context.save();
  context.setLineDash([]);
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = colour('--panel');
  context.strokeText(text, x, y);
  context.fillStyle = colour(token);
  context.fillText(text, x, y);
  context.restore();
}
