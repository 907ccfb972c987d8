import { t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { onRepaint, typeSize } from '../../../views/canvas.js';
import { barsOf, noBars, paintHistogram, plotOf } from './error-histogram-paint.js';
import { isShortcut } from '../../../ui/keys.js';
import { isHeld } from '../../../views/pictures/hand.js';

/**
 * @typedef {import('./error-histogram-paint.js').Bars} Bars
 * @typedef {import('./error-histogram-paint.js').Errors} Errors
 */

/** Word keys for images. */
const IMAGES = {
  normal: 'errorHistogram.normal',
  anomalous: 'errorHistogram.anomalous',
  axis: 'errorHistogram.axis',
  label: 'errorHistogram.label',
};

/**
 * Histogram of errors, normal samples upwards and anomalies downwards, each normalised by its group's size, with a movable
 * threshold.
 * @param {(threshold: number) => void} onThreshold
 * @param {typeof IMAGES} [words] word keys for the samples
 */
export function errorHistogram(onThreshold, words = IMAGES) {
  const canvas = h('canvas', { class: 'fill', role: 'img', 'data-view': 'error-histogram' });
  const handle = h('div', {
    class: 'threshold',
    role: 'slider',
    tabindex: 0,
    'aria-label': t('errorHistogram.threshold'),
    'aria-orientation': 'horizontal',
    'data-view': 'threshold',
    hidden: true,
  });
  const element = h('div', { class: 'error-histogram' }, canvas, handle);
  /** @type {{ bars: Bars, threshold: number, marked: { error: number, name: string } | null, words: typeof IMAGES }} */
  const shown = { bars: noBars(), threshold: 0, marked: null, words };

  const repaint = () => {
    const place = paintHistogram(canvas, shown);
    if (place) handle.style.transform = `translateX(${place.x(shown.threshold)}px)`;
  };
  const move = (/** @type {number} */ value) => onThreshold(Math.max(0, Math.min(shown.bars.high, value)));
  slide({ element, handle, shown, move });
  const destroy = onRepaint(element, repaint);
  return {
    element,
    canvas,
    /** The colour legend. */
    get legend() {
      return shown.bars.groups.map(({ name: text, token }) => ({ text, token }));
    },
    /** @param {Errors} errors */
    show(errors) {
      shown.bars = barsOf(errors, words);
      handle.hidden = false;
      repaint();
    },
    /** @param {number} threshold @param {string} does its effect */
    setThreshold(threshold, does) {
      shown.threshold = threshold;
      attribute(handle, 'aria-valuemin', 0);
      attribute(handle, 'aria-valuemax', shown.bars.high);
      attribute(handle, 'aria-valuenow', Number(threshold.toPrecision(4)));
      attribute(handle, 'aria-valuetext', does);
      attribute(canvas, 'aria-label', t(words.label, { words: does }));
      repaint();
    },
    /** Marks another item's error. @param {{ error: number, name: string } | null} marked */
    mark(marked) {
      shown.marked = marked;
      attribute(element, 'data-marked', marked?.error);
      repaint();
    },
    destroy,
  };
}

/**
 * The threshold follows the pointer and the keys.
 * @param {{ element: HTMLElement, handle: HTMLElement, shown: { bars: Bars, threshold: number },
 *   move: (value: number) => void }} parts
 */
function slide({ element, handle, shown, move }) {
  /** @type {number | null} */
  let pointer = null;
  const follow = (/** @type {PointerEvent} */ event) => {
    const box = element.getBoundingClientRect();
    const { left, wide } = plotOf(box.width, box.height, typeSize(element));
    move((shown.bars.high * (event.clientX - box.left - left)) / wide);
  };
  element.addEventListener('pointerdown', (event) => {
    if (pointer !== null || event.button !== 0 || handle.hidden) return;
    event.preventDefault();
    pointer = event.pointerId;
    element.setPointerCapture(pointer);
    handle.focus({ preventScroll: true });
    follow(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.pointerId === pointer && isHeld(event)) follow(event);
  });
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel']))
    element.addEventListener(end, (event) => {
      if (event.pointerId === pointer) pointer = null;
    });
  handle.addEventListener('keydown', (event) => {
    const { high } = shown.bars;
    const step = high / (event.shiftKey ? 20 : 200);
    const next = {
      ArrowRight: shown.threshold + step,
      ArrowUp: shown.threshold + step,
      ArrowLeft: shown.threshold - step,
      ArrowDown: shown.threshold - step,
      PageUp: shown.threshold + high / 10,
      PageDown: shown.threshold - high / 10,
      Home: 0,
      End: high,
    }[event.key];
    if (next === undefined || isShortcut(event)) return;
    event.preventDefault();
    move(next);
  });
}
