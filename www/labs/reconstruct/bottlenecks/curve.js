import { number, t } from '../../../i18n/index.js';
import { colour } from '../../../ui/preferences.js';
import { canvasFont, crispPanel, haloText, onRepaint } from '../../../views/canvas.js';
import { h } from '../../../ui/dom.js';

/** @typedef {{ network: (number | null)[], pca: (number | null)[], picked: number }} Shown errors by column */

/** End of the axis while no error is known, and number of tick marks. */
const [USUAL, TICKS] = [0.06, 3];

/**
 * The error over all test images against the size of the bottleneck, each point below its pictures.
 * @param {HTMLElement[]} columns
 */
export function curve(columns) {
  const canvas = h('canvas', { class: 'strip-curve', role: 'img', 'data-view': 'bottleneck-curve' });
  /** @type {Shown} */
  let shown = { network: [], pca: [], picked: 0 };
  const repaint = () => {
    const crisp = crispPanel(canvas);
    if (!crisp) return;
    const from = canvas.getBoundingClientRect().left;
    const boxes = columns.map((column) => column.getBoundingClientRect());
    const middles = boxes.map(({ left, width }) => left + width / 2 - from);
    paint(canvas, crisp, shown, { middles, wide: boxes[0].width });
  };
  const stop = onRepaint(canvas, repaint);
  return {
    canvas,
    /** @param {Shown} next @param {string} label */
    show(next, label) {
      shown = next;
      canvas.setAttribute('aria-label', label);
      Object.assign(canvas.dataset, { errors: JSON.stringify(next.network), pca: JSON.stringify(next.pca) });
      repaint();
    },
    destroy: stop,
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {NonNullable<ReturnType<typeof crispPanel>>} crisp
 * @param {Shown} shown
 * @param {{ middles: number[], wide: number }} lay
 */
function paint(canvas, { context, width, height, em }, { network, pca, picked }, { middles, wide }) {
  const largest = Math.max(0, ...network.map(Number), ...pca.map(Number)) || USUAL;
  const [top, base, left] = [1.5 * em, height - 0.6 * em, middles[0] - wide / 2];
  const y = (/** @type {number} */ value) => base - (value / largest) * (base - top);
  const step = tickOf(largest / TICKS);
  context.fillStyle = colour('--soft');
  context.fillRect(middles[picked] - wide / 2, 0, wide, height);
  context.textBaseline = 'middle';
  for (let value = 0; value <= largest + 1e-9; value += step) {
    line(
      context,
      [
        [left, y(value)],
        [width, y(value)],
      ],
      { token: '--line', thick: 1 },
    );
    context.fillStyle = colour('--muted');
    context.textAlign = 'right';
    context.fillText(number(value, 2), left - 0.5 * em, y(value));
  }
  for (const [values, token, thick, dash] of /** @type {const} */ ([
    [pca, '--muted', 3, [9, 7]],
    [network, '--accent', 4, []],
  ])) {
    const places = values.map((value, at) =>
      value === null ? null : /** @type {[number, number]} */ ([middles[at], y(value)]),
    );
    joined(places).forEach((part) => line(context, part, { token, thick, dash: [...dash] }));
    for (const place of places) {
      if (!place) continue;
      context.beginPath();
      context.arc(...place, 0.28 * em, 0, 2 * Math.PI);
      context.fillStyle = colour(token);
      context.fill();
    }
  }
  names(canvas, context, { network, pca, middles, y, em, largest });
}

/**
 * The stretches to connect: sizes that follow one another. Between the last two columns there are sizes that are not
 * shown.
 * @param {([number, number] | null)[]} places
 */
function joined(places) {
  return places.slice(1, -1).flatMap((to, at) => {
    const from = places[at];
    return from && to ? [/** @type {[number, number][]} */ ([from, to])] : [];
  });
}

/**
 * Labels each line where the two are far apart.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2D} context
 * @param {{ network: (number | null)[], pca: (number | null)[], middles: number[], y: (value: number) => number, em: number, largest: number }} look
 */
function names(canvas, context, { network, pca, middles, y, em, largest }) {
  const gaps = pca.map((value, at) =>
    at && at < network.length - 1 && value !== null && network[at] !== null
      ? Math.abs(value - Number(network[at]))
      : -1,
  );
  const at = gaps.indexOf(Math.max(...gaps));
  if (at < 0 || gaps[at] < 0) return;
  const [mine, linear] = [Number(network[at]), Number(pca[at])];
  const isBelow = mine <= linear;
  context.font = canvasFont(canvas, 1, 650);
  context.textAlign = 'left';
  haloText(
    context,
    t('bottlenecks.pca'),
    middles[at] + 0.6 * em,
    y(linear) + (isBelow ? -0.6 : 0.9) * em,
    '--muted',
  );
  context.textAlign = 'right';
  const under = Math.min(y(mine) + (isBelow ? 1 : -0.9) * em, y(0) - 0.2 * em * (largest > 0 ? 1 : 0));
  haloText(context, t('bottlenecks.autoencoder'), middles[at] - 0.4 * em, under, '--accent');
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number][]} points
 * @param {{ token: string, thick: number, dash?: number[] }} look
 */
function line(context, points, { token, thick, dash = [] }) {
  context.beginPath();
  points.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.strokeStyle = colour(token);
  context.lineWidth = thick;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

/** Rounds up to a round number. @param {number} rough */
function tickOf(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? rough;
}
