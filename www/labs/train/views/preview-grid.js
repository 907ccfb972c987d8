import { h } from '../../../ui/dom.js';
import { number, t } from '../../../i18n/index.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';

/** Test samples above the network's reconstructions. @param {number} count */
export function previewGrid(count) {
  const columns = Array.from({ length: count }, () => {
    const [original, seen, decoded] = [pixelCanvas('original'), pixelCanvas('seen'), pixelCanvas('decoded')];
    for (const canvas of [original, seen, decoded]) canvas.setAttribute('aria-label', t('preview.waiting'));
    seen.hidden = true;
    return {
      original,
      seen,
      decoded,
      element: h('div', { class: 'preview-pair grid gap-3' }, original, seen, decoded),
    };
  });
  const pairs = columns.map((column) => column.element);
  const attributes = {
    class: 'preview grid gap-3',
    role: 'group',
    'aria-label': t('preview.label'),
    'data-view': 'preview',
  };
  const element = h('div', { ...attributes, 'data-updates': 0 }, pairs);
  return {
    element,
    /**
     * A small set has fewer samples than places.
     * @param {import('../../../generated/protocol.js').Pictures} pictures
     * @param {(label: number) => string} nameOf
     */
    showOriginals({ pixels, labels }, nameOf) {
      columns.forEach(({ original, element: pair }, index) => {
        pair.hidden = index >= labels.length;
        if (pair.hidden) return;
        paintGrey(original, pixels, index * PIXELS);
        original.setAttribute('aria-label', t('preview.original', { label: nameOf(labels[index]) }));
      });
    },
    /**
     * @param {import('../../../generated/protocol.js').PreviewImages} previewed
     * @param {boolean} noisy whether the network sees a corrupted input
     */
    show({ seen, images, errors }, noisy) {
      columns.forEach(({ seen: canvas, decoded, element: pair }, index) => {
        if (pair.hidden) return;
        canvas.hidden = !noisy;
        if (noisy) {
          paintGrey(canvas, seen, index * PIXELS);
          canvas.setAttribute('aria-label', t('preview.corrupted'));
        }
        paintGrey(decoded, images, index * PIXELS);
        decoded.setAttribute('aria-label', t('preview.error', { error: number(errors[index], 4) }));
      });
      element.dataset.updates = String(Number(element.dataset.updates) + 1);
    },
  };
}
