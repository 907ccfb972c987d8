import { attribute, h, setText } from '../../../ui/dom.js';
import { number, t } from '../../../i18n/index.js';
import { isShortcut } from '../../../ui/keys.js';
import { isHeld } from '../../../views/pictures/hand.js';

/** Maximum number of bars: a larger code shows its first values. */
const MAX_BARS = 256;
/** Maximum number of bars with room for a number. */
const MAX_NUMBERS = 32;
/** Limit of the axis, relative to the largest usual value: few values are that large, and smaller ones must be visible. */
const ROOM = 0.8;

/** Number of columns of bars for a code of this size. @param {number} size */
const columnsFor = (size) => (size <= 12 ? 1 : size <= 64 ? 2 : 4);

/**
 * A code as bars to read and drag. Each bar is a slider: left and right change its value, up and down move to the
 * neighbouring bars.
 * @param {object} options
 * @param {(code: Float32Array) => void} options.onChange called with the dragged code
 * @param {(index: number, value: number) => void} options.onPick called with the selected bar and its value
 */
export function codeBars({ onChange, onPick }) {
  const element = h('div', {
    class: 'code-bars',
    role: 'group',
    'aria-label': t('code.label'),
    'data-view': 'code',
  });
  /** @type {number[]} */
  let marked = [];
  let code = new Float32Array(0);
  let limit = 1;
  let picked = 0;
  /** @type {ReturnType<typeof codeBar>[]} */
  let bars = [];

  /** @param {number} index @param {number} value */
  const set = (index, value) => {
    const limited = Math.max(-limit, Math.min(limit, value));
    if (!Number.isFinite(limited) || limited === code[index]) return;
    code[index] = limited;
    bars[index].paint(code[index], limit);
    onPick(index, code[index]);
    onChange(code.slice());
  };
  /** @param {number} index */
  const pick = (index) => {
    picked = Math.max(0, Math.min(bars.length - 1, index));
    bars.forEach(({ element }, place) => attribute(element, 'tabindex', place === picked ? 0 : -1));
    onPick(picked, code[picked] ?? 0);
  };
  /** @param {number} index */
  const newBar = (index) =>
    codeBar(index, limit, {
      onDrag: (value) => set(index, value),
      onFocus: () => pick(index),
      onStep: (steps) => set(index, code[index] + (steps * limit) / 48),
      onMove: (by) => bars[Math.max(0, Math.min(bars.length - 1, index + by))].element.focus(),
    });

  return {
    element,
    /** Indices of the marked bars. */
    get marked() {
      return marked;
    },
    /** Sets the selected bar. @param {number} value */
    setPicked: (value) => set(picked, value),
    /** @param {number} index */
    pick,
    /** Marks some of the bars. @param {number[]} indices */
    mark(indices) {
      marked = indices;
      element.classList.toggle('has-marks', marked.length > 0);
      bars.forEach(({ element: bar }, index) => bar.classList.toggle('marked', marked.includes(index)));
    },
    /**
     * @param {Float32Array} values
     * @param {number} usual largest usual value, for the axis
     */
    show(values, usual) {
      if (values.length !== code.length || usual * ROOM !== limit) {
        limit = usual * ROOM;
        const columns = columnsFor(Math.min(values.length, MAX_BARS));
        element.style.setProperty('--rows', String(Math.ceil(Math.min(values.length, MAX_BARS) / columns)));
        element.classList.toggle('numbered', values.length <= MAX_NUMBERS);
        bars = [...values.slice(0, MAX_BARS)].map((_, index) => newBar(index));
        element.replaceChildren(...bars.map((bar) => bar.element));
        picked = 0;
        attribute(bars[0].element, 'tabindex', 0);
      }
      code = values.slice();
      bars.forEach((bar, index) => bar.paint(code[index], limit));
      element.dataset.size = String(code.length);
      onPick(picked, code[picked]);
    },
  };
}

/**
 * @param {number} index
 * @param {number} limit
 * @param {object} on
 * @param {(value: number) => void} on.onDrag
 * @param {() => void} on.onFocus
 * @param {(steps: number) => void} on.onStep
 * @param {(by: number) => void} on.onMove
 */
function codeBar(index, limit, { onDrag, onFocus, onStep, onMove }) {
  const fill = h('i');
  const track = h('span', { class: 'track' }, fill);
  const value = h('span', { class: 'value', 'aria-hidden': 'true' });
  const element = h(
    'div',
    {
      class: 'bar',
      role: 'slider',
      tabindex: -1,
      'aria-label': t('code.unit', { index: index + 1 }),
      'aria-valuemin': (-limit).toFixed(3),
      'aria-valuemax': limit.toFixed(3),
      'data-index': index,
      onfocus: onFocus,
    },
    track,
    value,
  );
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: () => onStep(1),
    ArrowLeft: () => onStep(-1),
    PageUp: () => onStep(8),
    PageDown: () => onStep(-8),
    Home: () => onDrag(-limit),
    End: () => onDrag(limit),
    ArrowUp: () => onMove(-1),
    ArrowDown: () => onMove(1),
  };
  element.addEventListener('keydown', (event) => {
    if (!keys[event.key] || isShortcut(event)) return;
    event.preventDefault();
    keys[event.key]();
  });
  dragging(element, track, (share) => onDrag((2 * share - 1) * limit));
  return {
    element,
    /** @param {number} codeValue @param {number} most */
    paint(codeValue, most) {
      attribute(fill, 'class', codeValue < 0 ? 'negative' : 'positive');
      fill.style.clipPath = barShape(codeValue / most);
      setText(value, number(codeValue, most >= 4 ? 1 : 2));
      attribute(element, 'aria-valuenow', codeValue.toFixed(3));
      attribute(element, 'aria-valuetext', number(codeValue, 2));
    },
  };
}

/**
 * The part of a track that a bar fills, from its centre, and at least 2 px of it. A clip changes without a layout, which a
 * width would need 32 times in each frame of a drawing.
 * @param {number} share −1 at the left end of the track, 1 at the right
 */
function barShape(share) {
  const end = `min(${50 - 50 * Math.min(1, Math.abs(share))}%, calc(50% - 2px))`;
  const [right, left] = share < 0 ? ['50%', end] : [end, '50%'];
  return `inset(0 ${right} 0 ${left} round var(--radius-s))`;
}

/**
 * Follows the pointer along `track` after a press on `element`.
 * @param {HTMLElement} element
 * @param {HTMLElement} track
 * @param {(share: number) => void} onDrag 0 at the left end, 1 at the right
 */
function dragging(element, track, onDrag) {
  /** @param {PointerEvent} event */
  const drag = (event) => {
    const box = track.getBoundingClientRect();
    onDrag((event.clientX - box.left) / box.width);
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    if (event.pointerType === 'mouse') drag(event); // a finger may only want to scroll
  });
  element.addEventListener('pointermove', (event) => {
    if (element.hasPointerCapture(event.pointerId) && isHeld(event)) drag(event);
  });
}
