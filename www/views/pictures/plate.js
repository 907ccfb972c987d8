import { colour } from '../../ui/preferences.js';
import { FILE_RATIO, canvasFont, copyAt, fontSize } from '../canvas.js';
import { legendOf, titleOf } from './plate-words.js';

/**
 * A picture to save for a slide or a report: with a background, title, axis labels and colour legend.
 *
 * @typedef {object} Words
 * @property {Element} [of] element whose title and legend are used; default: the canvas
 * @property {string} [title]
 * @property {import('./plate-words.js').Entry[] | Element} [legend]
 * @property {string} [x] label of the horizontal axis, if the canvas has none
 * @property {string} [y]
 */

/** Margin, gap between parts, and line height, in em. */
const [EDGE, GAP, LINE] = [1, 0.9, 1.4];
/** Minimum width of a plate in em: its title needs room. */
const NARROWEST = 18;

/** Copies canvases side by side into one canvas, each under its title. @param {HTMLCanvasElement[]} canvases @param {Words} [words] */
export async function plate(canvases, words = {}) {
  const place = words.of ?? canvases[0];
  const look = { em: fontSize(place), font: (/** @type {number} */ weight) => canvasFont(place, 1, weight) };
  const entries =
    words.legend instanceof Element ? legendOf(words.legend) : (words.legend ?? legendOf(place, true));
  const parts = [];
  for (const canvas of canvases) {
    const isShown = canvas.isConnected;
    const picture = isShown ? await copyAt(canvas, FILE_RATIO) : canvas;
    const ratio = isShown && canvas.clientWidth ? picture.width / canvas.clientWidth : FILE_RATIO;
    const [width, height] = [picture.width / ratio, picture.height / ratio];
    parts.push({ picture, width, height, title: words.title ?? titleOf(words.of ?? canvas) });
  }
  const sheet = document.createElement('canvas');
  const context = sheet.getContext('2d');
  if (!context) return sheet;
  const paint = layOut(context, parts, { ...look, entries, x: words.x, y: words.y });
  [sheet.width, sheet.height] = [paint.width, paint.height].map((side) => Math.ceil(side * FILE_RATIO));
  context.scale(FILE_RATIO, FILE_RATIO);
  context.fillStyle = colour('--panel');
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const run of paint.runs) run();
  return sheet;
}

/**
 * Computes the layout and the painting.
 * @param {CanvasRenderingContext2D} context
 * @param {{ picture: HTMLCanvasElement, width: number, height: number, title: string }[]} parts
 * @param {{ em: number, font: (weight: number) => string, entries: import('./plate-words.js').Entry[], x?: string, y?: string }} look
 */
function layOut(context, parts, { em, font, entries, x: xName, y: yName }) {
  const line = LINE * em;
  /** @type {(() => void)[]} */
  const runs = [];
  const text = (
    /** @type {string} */ words,
    /** @type {number} */ x,
    /** @type {number} */ y,
    token = '--ink',
    weight = 400,
  ) =>
    runs.push(() => {
      [context.font, context.fillStyle, context.textBaseline] = [font(weight), colour(token), 'middle'];
      context.fillText(words, x, y + line / 2);
    });
  const wide = (/** @type {string} */ words, weight = 400) => {
    context.font = font(weight);
    return context.measureText(words).width;
  };
  const left = EDGE * em + (yName ? line : 0);
  const least = parts.length === 1 ? NARROWEST * em : 0;
  const titles = parts.map(({ title, width }) =>
    wrapped(title, Math.max(width, least), (words) => wide(words, 600)),
  );
  const lines = Math.max(...titles.map(({ length }) => length));
  const top = EDGE * em + (lines ? lines * line + 0.4 * em : 0);
  let [at, bottom] = [left, top];
  parts.forEach(({ picture, width, height }, index) => {
    const x = at;
    titles[index].forEach((words, row) => text(words, x, EDGE * em + row * line, '--ink', 600));
    runs.push(() => context.drawImage(picture, x, top, width, height));
    at += width + GAP * em;
    bottom = Math.max(bottom, top + height);
  });
  const right = Math.max(at - GAP * em, left + least);
  const { width, height } = parts[0];
  if (xName) {
    text(xName, left + (width - wide(xName)) / 2, bottom, '--muted');
    bottom += line;
  }
  if (yName)
    runs.push(() => {
      [context.font, context.fillStyle, context.textBaseline] = [font(400), colour('--muted'), 'middle'];
      context.save();
      context.translate(EDGE * em + line / 2, top + (height + wide(yName)) / 2);
      context.rotate(-Math.PI / 2);
      context.fillText(yName, 0, 0);
      context.restore();
    });
  bottom = legend(context, { entries, left, right, top: bottom + 0.5 * em, em, line, text, wide, runs });
  return { width: right + EDGE * em, height: bottom + EDGE * em, runs };
}

/**
 * The legend, in as many lines as needed.
 * @param {CanvasRenderingContext2D} context
 * @param {{ entries: import('./plate-words.js').Entry[], left: number, right: number, top: number, em: number, line: number,
 *   text: (words: string, x: number, y: number) => unknown, wide: (words: string) => number, runs: (() => void)[] }} room
 * @returns {number} its bottom edge
 */
function legend(context, { entries, left, right, top, em, line, text, wide, runs }) {
  let [x, y] = [left, top];
  for (const { text: words, colour: written, token, dash } of entries) {
    const fill = written ?? (token && colour(token));
    const mark = fill ? (dash ? 2 * em : 1.1 * em) : 0;
    for (const [row, part] of wrapped(words, right - left - mark, wide).entries()) {
      if (row || (x > left && x + mark + wide(part) > right)) [x, y] = [left, y + line];
      if (fill && !row) runs.push(swatch(context, { x, y: y + line / 2, fill, dash, em }));
      text(part, x + mark, y);
      x += mark + wide(part) + 1.2 * em;
    }
  }
  return entries.length ? y + line : top - 0.5 * em;
}

/**
 * A dot or a short line.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number, fill: string, dash?: number[], em: number }} mark
 */
const swatch =
  (context, { x, y, fill, dash, em }) =>
  () => {
    [context.fillStyle, context.strokeStyle, context.lineWidth] = [fill, fill, 0.17 * em];
    context.beginPath();
    if (!dash) {
      context.arc(x + 0.4 * em, y, 0.38 * em, 0, 2 * Math.PI);
      return context.fill();
    }
    context.setLineDash(dash);
    context.moveTo(x, y);
    context.lineTo(x + 1.6 * em, y);
    context.stroke();
    context.setLineDash([]);
  };

/**
 * Breaks text into lines that fit a width.
 * @param {string} words
 * @param {number} room
 * @param {(words: string) => number} wide
 */
export function wrapped(words, room, wide) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && wide(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
