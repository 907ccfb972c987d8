import { h } from '../../../ui/dom.js';
import { crispSquare, onRepaint } from '../../../views/canvas.js';

/**
 * A square canvas that is repainted when its size or the page's colours change.
 * @param {string} view
 * @param {string} label
 * @param {(crisp: NonNullable<ReturnType<typeof crispSquare>>) => void} paint
 */
export function square(view, label, paint) {
  const canvas = h('canvas', { role: 'img', 'aria-label': label, 'data-view': view });
  const element = h('div', { class: 'dot-cloud' }, canvas);
  const stop = onRepaint(element, now);
  let frame = 0;
  function now() {
    frame = 0;
    const crisp = crispSquare(canvas);
    if (crisp) paint(crisp);
  }
  return {
    element,
    canvas,
    /** Paints once in the next frame, however often it is called, so that training is not held up. */
    repaint: () => void (frame ||= requestAnimationFrame(now)),
    destroy() {
      cancelAnimationFrame(frame);
      stop();
    },
  };
}

/**
 * Scales points of any size to −1..1, with one scale for all axes.
 * @param {Float32Array} map `[count, d]`
 * @param {number} [d]
 */
export function fitted(map, d = 2) {
  const { middles, half } = extent(map, d);
  return map.map((value, index) => (value - middles[index % d]) / half);
}

/** Centre of the points' range along each axis, and half of the largest range. @param {Float32Array} map @param {number} d */
export function extent(map, d) {
  const ends = Array.from({ length: d }, (_, axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = axis; i < map.length; i += d) [low, high] = [Math.min(low, map[i]), Math.max(high, map[i])];
    return { middle: (low + high) / 2, half: (high - low) / 2 };
  });
  return { middles: ends.map((end) => end.middle), half: Math.max(...ends.map((end) => end.half)) || 1 };
}
