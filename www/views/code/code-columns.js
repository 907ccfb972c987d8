import { svg } from '../../ui/dom.js';
import { largest } from '../charts/scales.js';

/** Maximum number of columns; more would be too thin to see. */
export const MAX_COLUMNS = 64;

/**
 * A code as read-only columns above and below a line.
 * @param {Float32Array} code only its first values are shown
 * @param {string} label
 */
export function codeColumns(code, label) {
  const shown = code.subarray(0, MAX_COLUMNS);
  const end = largest(shown) || 1;
  const columns = [...shown].map((value, index) => {
    const height = Math.max(0.02, Math.abs(value) / end || 0);
    const place = { x: index + 0.12, width: 0.76, y: value < 0 ? 1 : 1 - height, height };
    return svg('rect', { ...place, class: value < 0 ? 'negative' : 'positive' });
  });
  const [above, below] = [shown.some((value) => value > 0), shown.some((value) => value < 0)];
  const line = svg('line', { x1: 0, x2: shown.length, y1: 1, y2: 1 });
  const [top, height] = above && below ? [0, 2] : [below ? 1 : 0, 1];
  const box = { viewBox: `0 ${top} ${shown.length} ${height}`, preserveAspectRatio: 'none' };
  return svg('svg', { class: 'code-columns', role: 'img', 'aria-label': label, ...box }, line, ...columns);
}
