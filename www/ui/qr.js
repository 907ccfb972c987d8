import { svg } from './dom.js';

/** Modules of white around a code, which readers need (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * A text as a QR code, black on white in light and dark mode. The library is fetched when the first one is asked for.
 * @param {string} text up to some 2,900 bytes; a longer one throws
 * @param {string} label what a screen reader calls it
 * @returns {Promise<SVGElement>} fills the width that it is given
 */
export async function qrCode(text, label) {
  const { generate } = await import('../../vendor/lean-qr.js');
  const code = generate(text);
  const size = code.size + 2 * QUIET_ZONE;
  let path = '';
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++)
      if (code.get(x, y)) path += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
  return svg(
    'svg',
    { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, 'data-text': text },
    svg('rect', { width: size, height: size, fill: '#fff' }),
    svg('path', { d: path, fill: '#000', 'shape-rendering': 'crispEdges' }),
  );
}
