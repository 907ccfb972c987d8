import { h, svg } from '../../../ui/dom.js';

/** Half height at the wide and the narrow end, in a box of height 200. */
const [WIDE, NARROW] = [100, 34];

/**
 * Half of the slides' bow-tie, narrowing for the encoder and widening for the decoder, with a line per hidden layer and
 * the sizes below.
 * @param {'encoder' | 'decoder'} part
 * @param {string} title
 * @param {string} formula
 */
export function bowTieHalf(part, title, formula) {
  const drawing = svg('svg', { viewBox: '0 0 100 200', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const sizes = h('p', { class: 'net-sizes' });
  const name = h('h2', {}, title, ' ', h('span', { class: 'symbol' }, formula));
  const element = h(
    'section',
    { class: `net column centered ${part}`, 'data-view': part },
    name,
    drawing,
    sizes,
  );
  const [left, right] = part === 'encoder' ? [WIDE, NARROW] : [NARROW, WIDE];
  const outline = `M0 ${100 - left} L100 ${100 - right} V${100 + right} L0 ${100 + left}Z`;
  drawing.append(svg('path', { d: outline, class: 'net-shape' }));
  return {
    element,
    /** @param {string[]} layers sizes, both ends included */
    show(layers) {
      const lines = layers.slice(1, -1).map((_, index) => {
        const share = (index + 1) / (layers.length - 1);
        const half = left + (right - left) * share;
        return svg('path', { d: `M${100 * share} ${100 - half}V${100 + half}`, class: 'net-layer' });
      });
      drawing.replaceChildren(svg('path', { d: outline, class: 'net-shape' }), ...lines);
      sizes.textContent = layers.join('\u2009→ ');
    },
  };
}
