import { svg } from './dom.js';

/** White modules around a code, required by readers (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * A text as a QR code, black on white in light and dark mode. The library is loaded on first use.
 * @param {string} text at most about 2,900 bytes; a longer text throws
 * @param {string} label name for screen readers
 * @returns {Promise<SVGElement>} fills the available width
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
