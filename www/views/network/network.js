import { number, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { isShortcut } from '../../ui/keys.js';
import { onRepaint } from '../canvas.js';
import { columnsOf, putIn } from './columns.js';
import { layersOf } from './layers.js';
import { layOut, paintNetwork } from './network-paint.js';

/** Maximum units per column, on a wide and on a narrow page. */
const [MANY, FEW] = [12, 7];
/** Page width below which a page is narrow, in em. */
const NARROW = 40;

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The network as columns of units. The input activates them layer by layer; the lines show the weights.
 * @param {object} options
 * @param {import('./columns.js').UnitPlace} options.at the unit selected first
 * @param {(at: import('./columns.js').UnitPlace) => void} options.onChoose called when another unit is selected
 */
export function networkPicture({ at, onChoose }) {
  const says = h('p', { class: 'board-says', 'data-view': 'board-says' }, t('networkPicture.hint'));
  const canvas = h('canvas', {
    role: 'slider',
    tabindex: 0,
    'aria-valuenow': 0,
    'aria-valuetext': t('networkPicture.hint'),
    'aria-label': t('networkPicture.label'),
    'data-view': 'network-canvas',
    'data-moment': '',
  });
  const element = h('div', { class: 'network-picture', 'data-view': 'network-picture' }, canvas);
  /** @type {import('../../generated/protocol.js').LayerTrace | null} */
  let traced = null;
  /** @type {import('./columns.js').Column[]} */
  let columns = [];
  /** The selected unit's position on screen: column, and index within the column. @type {[number, number] | null} */
  let chosen = null;
  let looked = at;

  const repaint = () => {
    if (!traced) return;
    const { encoder, decoder } = layersOf(traced);
    const em = parseFloat(getComputedStyle(canvas).fontSize);
    columns = columnsOf([...encoder, ...decoder], canvas.clientWidth < NARROW * em ? FEW : MANY);
    chosen = putIn(looked, columns);
    paintNetwork(canvas, columns, { input: traced.input, copy: decoder[decoder.length - 1].values, chosen });
    tell();
  };
  const stopRepaint = onRepaint(canvas, repaint);

  /** Shows the selected unit's numbers. */
  function tell() {
    const column = chosen && columns[chosen[0]];
    if (!chosen || !column) return;
    const unit = column.units[chosen[1]];
    const values = column.layer.values.subarray(unit * column.each, (unit + 1) * column.each);
    const value = values.reduce((sum, part) => sum + part, 0) / column.each;
    const words = { index: unit + 1, count: column.count, layer: chosen[0] + 1, value: number(value, 2) };
    says.textContent = t(column.each > 1 ? 'networkPicture.map' : 'networkPicture.unit', words);
    attribute(canvas, 'aria-valuenow', unit + 1);
    attribute(canvas, 'aria-valuemin', 1);
    attribute(canvas, 'aria-valuemax', column.count);
    attribute(canvas, 'aria-valuetext', says.textContent);
    Object.assign(canvas.dataset, { layer: String(chosen[0]), unit: String(unit), value: String(value) });
  }

  /** @param {number} column @param {number} place */
  function choose(column, place) {
    const to = Math.max(0, Math.min(columns.length - 1, column));
    const units = columns[to]?.units ?? [];
    const unit = units[Math.max(0, Math.min(units.length - 1, place))];
    if (unit === undefined) return;
    const isNew = looked.layer !== to + 1 || looked.unit !== unit + 1;
    looked = { layer: to + 1, unit: unit + 1 };
    if (isNew) onChoose(looked);
    repaint();
  }
  /** @param {PointerEvent} event */
  const point = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const { unitAt } = layOut(canvas, columns);
    const unit = unitAt(clientX - box.left, clientY - box.top);
    if (unit) choose(...unit);
  };
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse') point(event);
  });
  canvas.addEventListener('pointerdown', point);
  canvas.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move || isShortcut(event)) return;
    event.preventDefault();
    const [column, place] = chosen ?? [0, -1];
    choose(column + move[0], place + (chosen ? move[1] : 1));
  });

  return {
    element,
    canvas,
    says,
    takesInput: true,
    /** @param {any} network @param {any} input */
    request: (network, input) => input && { engine: { trace: { network, input } } },
    /** @param {import('../../generated/protocol.js').LayerTrace} reply */
    show(reply) {
      traced = reply;
      repaint();
    },
    destroy: stopRepaint,
  };
}
