import { t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { crispPanel, onRepaint } from '../../../views/canvas.js';
import { curve } from './chart-paint.js';
import { HIGH, LOW } from './drawing.js';

/** Kinds of beats in label order, and the number of each to show. */
const KINDS = ['narrow', 'wide', 'unclear'];
const EACH = 5;

/**
 * Real beats to choose from: one row per kind, spread over the five minutes.
 * @param {(index: number) => void} onPick
 */
export function beatPicker(onPick) {
  const element = h('div', {
    class: 'beat-shelf grid gap-3',
    'data-control': 'beat',
    'data-view': 'beat-shelf',
  });
  /** @type {{ button: HTMLElement, index: number, stop: () => void }[]} */
  let tiles = [];
  const clear = () => tiles.forEach(({ stop }) => stop());
  return {
    element,
    /** @param {import('../../../generated/protocol.js').Beats} beats @param {number} width values per beat */
    fill({ millivolts, kinds, counted }, width) {
      clear();
      tiles = [];
      const known = new Set(counted);
      element.replaceChildren(
        ...KINDS.map((kind, label) => {
          // Exclude training beats.
          const all = [...kinds.keys()].filter((at) => kinds[at] === label && (label === 2 || known.has(at)));
          const step = all.length / EACH;
          const row = Array.from({ length: EACH }, (_, place) => all[Math.floor(place * step)]).map((index) =>
            tile(index, kind, millivolts.subarray(width * index, width * (index + 1)), onPick),
          );
          tiles.push(...row);
          const buttons = row.map(({ button }) => button);
          const name = t(`heart.kind.${kind}`);
          return h(
            'div',
            { class: 'beat-kind grid', role: 'group', 'aria-label': name },
            h('h2', { class: 'text-s' }, name),
            h('div', { class: 'beat-tiles grid gap-3' }, buttons),
          );
        }),
      );
    },
    /** @param {number} chosen */
    mark(chosen) {
      for (const { button, index } of tiles) attribute(button, 'aria-pressed', String(index === chosen));
    },
    destroy: clear,
  };
}

/** @param {number} index @param {string} kind @param {Float32Array} values @param {(index: number) => void} onPick */
function tile(index, kind, values, onPick) {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const attributes = {
    type: 'button',
    class: 'beat-tile',
    'data-beat': index,
    'data-kind': kind,
    'aria-label': t('heart.pick', { kind: t(`heart.one.${kind}`), index: index + 1 }),
    onclick: () => onPick(index),
  };
  const button = h('button', attributes, canvas);
  const stop = onRepaint(canvas, () => {
    const crisp = crispPanel(canvas);
    if (!crisp) return;
    const { context, width, height } = crisp;
    const x = (/** @type {number} */ at) => (width * at) / (values.length - 1);
    const y = (/** @type {number} */ value) => height - 3 - ((height - 6) * (value - LOW)) / (HIGH - LOW);
    curve(context, values, x, y, { token: '--ink', wide: 2 });
  });
  return { button, index, stop };
}
