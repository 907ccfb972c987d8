import { colour } from '../../ui/preferences.js';
import { canvasFont, crispPanel, fontSize } from '../canvas.js';
import { number } from '../../i18n/index.js';
import { largest } from '../charts/scales.js';
import { PIXELS, SIDE } from '../pictures/pixels.js';
import { imageOf, linkOf } from './columns.js';
import { drawEnlarged, greys, signs } from './enlarged.js';

/** @typedef {import('./columns.js').Column} Column */

/** Each of the two images takes this fraction of the canvas width, and at most the second fraction of its height. */
const [IMAGE, OF_HEIGHT] = [0.16, 0.5];
/** Maximum line width. */
const THICKEST = 5;

/**
 * Computes the layout.
 * @param {HTMLCanvasElement} canvas
 * @param {Column[]} columns
 */
export function layOut(canvas, columns) {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const small = fontSize(canvas, 0.8);
  const bottom = height - 1.6 * small;
  const image = Math.min(IMAGE * width, OF_HEIGHT * height);
  const [from, to] = [image, width - image];
  const gap = (to - from) / (columns.length + 1);
  const most = Math.max(...columns.map(({ units }) => units.length), 1);
  const side = Math.max(8, Math.min((bottom - 4) / most - 4, 0.55 * gap, 0.2 * height));
  const x = (/** @type {number} */ column) => from + gap * (column + 1);
  const y = (/** @type {number} */ column, /** @type {number} */ place) => {
    const count = columns[column].units.length;
    return bottom / 2 + (place - (count - 1) / 2) * Math.min(bottom / count, 2.2 * side);
  };
  /** @param {number} left @param {number} top @returns {[number, number] | null} */
  const unitAt = (left, top) => {
    for (const [column, { units }] of columns.entries())
      for (let place = 0; place < units.length; place++)
        if (Math.abs(left - x(column)) < side / 2 + 6 && Math.abs(top - y(column, place)) < side / 2 + 2)
          return [column, place];
    return null;
  };
  return { width, bottom, image, side, x, y, small, unitAt };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Column[]} columns
 * @param {{ input: Float32Array, copy: Float32Array, chosen: [number, number] | null }} shown
 */
export function paintNetwork(canvas, columns, { input, copy, chosen }) {
  const crisp = crispPanel(canvas);
  if (!crisp) return;
  const { context } = crisp;
  const place = layOut(canvas, columns);
  const { width, bottom, image, side, x, y, small } = place;
  const ends = columns.map(({ layer }) => largest(layer.values) || 1);
  const active = (/** @type {number} */ column, /** @type {number} */ unit) => {
    const { layer, each } = columns[column];
    return largest(layer.values, unit * each, (unit + 1) * each) / ends[column];
  };
  const isLit = (/** @type {number} */ column, /** @type {number} */ place) =>
    !chosen || (chosen[0] === column && chosen[1] === place);
  const line = (
    /** @type {number[]} */ [x0, y0, x1, y1],
    /** @type {number} */ weight,
    /** @type {number} */ strength,
    /** @type {boolean} */ lit,
  ) => {
    context.strokeStyle = colour(weight < 0 ? '--negative' : '--positive');
    context.globalAlpha = (lit ? 0.85 : 0.12) * Math.min(1, 0.1 + strength);
    context.lineWidth = Math.max(0.5, THICKEST * Math.min(1, Math.abs(weight)));
    context.beginPath();
    context.moveTo(x0, y0);
    context.bezierCurveTo((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1);
    context.stroke();
  };
  columns.forEach((to, column) => {
    to.units.forEach((unit, row) => {
      const end = [x(column) - side / 2, y(column, row)];
      if (column === 0) {
        const strength = active(0, unit);
        return line([image, bottom / 2, end[0], end[1]], 0.3 + 0.7 * strength, strength, isLit(0, row));
      }
      const from = columns[column - 1];
      const links = from.units.map((before) => linkOf(from, to, before, unit));
      const top = largest(Float32Array.from(links)) || 1;
      from.units.forEach((before, place) => {
        const lit = isLit(column, row) || (chosen !== null && isLit(column - 1, place));
        const start = [x(column - 1) + side / 2, y(column - 1, place)];
        line(
          [...start, ...end],
          links[place] / top,
          (active(column - 1, before) * Math.abs(links[place])) / top,
          lit,
        );
      });
    });
  });
  const last = columns.length - 1;
  columns[last]?.units.forEach((unit, row) => {
    const strength = active(last, unit);
    line(
      [x(last) + side / 2, y(last, row), width - image, bottom / 2],
      0.3 + 0.7 * strength,
      strength,
      isLit(last, row),
    );
  });
  context.globalAlpha = 1;
  paintImage(context, input, [0, (bottom - image) / 2, image]);
  paintImage(context, copy, [width - image, (bottom - image) / 2, image]);
  context.font = canvasFont(canvas, 0.8);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  columns.forEach((entry, column) => {
    entry.units.forEach((unit, at) => {
      const spot = [x(column) - side / 2, y(column, at) - side / 2, side];
      paintUnit(context, entry, {
        unit,
        end: ends[column],
        spot,
        lit: chosen?.[0] === column && chosen[1] === at,
      });
    });
    context.fillStyle = colour('--muted');
    const words =
      entry.units.length < entry.count
        ? `${number(entry.units.length)} / ${number(entry.count)}`
        : number(entry.count);
    context.fillText(words, x(column), bottom + 0.3 * small);
  });
  context.fillStyle = colour('--ink');
  context.font = canvasFont(canvas, 1, 600);
  context.fillText('x', image / 2, (bottom + image) / 2 + 4);
  context.fillText('x̂', width - image / 2, (bottom + image) / 2 + 4);
}

/**
 * Paints a unit: its weights where they form an image, its feature map in a convolution, otherwise its activation. The
 * frame's strength shows the activation.
 * @param {CanvasRenderingContext2D} context
 * @param {Column} column
 * @param {{ unit: number, end: number, spot: number[], lit: boolean }} how
 */
function paintUnit(context, column, { unit, end, spot: [left, top, side], lit }) {
  const { layer, each } = column;
  const values = layer.values.subarray(unit * each, (unit + 1) * each);
  const image = imageOf(column, unit, PIXELS);
  if (image) paintSigned(context, image, largest(image) || 1, [left, top, side]);
  else paintSigned(context, values, end, [left, top, side]);
  const strength = largest(values) / end;
  context.strokeStyle = colour(lit ? '--ink' : strength > 0.05 ? '--accent' : '--edge');
  context.lineWidth = lit ? 4 : 1 + 3 * Math.min(1, strength);
  context.strokeRect(left, top, side, side);
}

/** @param {CanvasRenderingContext2D} context @param {Float32Array} values of a square image @param {number} end @param {number[]} spot */
function paintSigned(context, values, end, [left, top, side]) {
  const cells = Math.max(1, Math.round(Math.sqrt(values.length)));
  const image = { columns: cells, rows: cells, colourOf: signs(values, end) };
  context.imageSmoothingEnabled = false;
  drawEnlarged(context, image, [left, top, side, side]);
}

/** @param {CanvasRenderingContext2D} context @param {Float32Array} values grey @param {number[]} spot */
function paintImage(context, values, [left, top, side]) {
  context.imageSmoothingEnabled = false;
  drawEnlarged(context, { columns: SIDE, rows: SIDE, colourOf: greys(values) }, [left, top, side, side]);
}
