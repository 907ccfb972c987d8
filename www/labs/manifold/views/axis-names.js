import { t } from '../../../i18n/index.js';
import { canvasFont, haloText } from '../../../views/canvas.js';

/** Font size relative to the page's, and padding as a fraction of the side. */
const [SHARE, PAD] = [0.88, 1 / 60];

/** Names of the axes of a plane of codes, or of principal components. @param {'code' | 'pca'} of */
export const axesOf = (of) =>
  of === 'code' ? ['h₁', 'h₂'] : [1, 2].map((axis) => t('axis.component', { axis }));

/**
 * Writes the names of both axes of a square plane at their ends: lower right and upper left.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {number} side
 * @param {string[]} names
 */
export function axisNames(context, canvas, side, [across, up]) {
  const pad = side * PAD;
  context.save();
  context.font = canvasFont(canvas, SHARE);
  Object.assign(context, { textAlign: 'right', textBaseline: 'alphabetic' });
  haloText(context, `${across} →`, side - pad, side - 2 * pad, '--ink');
  Object.assign(context, { textAlign: 'left', textBaseline: 'top' });
  haloText(context, `↑ ${up}`, pad, pad, '--ink');
  context.restore();
}
