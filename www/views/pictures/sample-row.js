import { h, attribute } from '../../ui/dom.js';
import { t } from '../../i18n/index.js';
import { PIXELS, paintGrey, pixelCanvas } from './pixels.js';

/**
 * A row of real samples to choose from.
 * @param {(index: number, pixels: Float32Array, label: number) => void} onPick called with the sample's index in its data
 *   set
 */
export function sampleRow(onPick) {
  const element = h('div', {
    class: 'samples grid gap-3',
    role: 'group',
    'aria-label': t('samples.title'),
    'data-view': 'samples',
  });
  /** @type {{ index: number, button: HTMLButtonElement }[]} */
  let shown = [];
  return {
    element,
    /**
     * @param {number[]} indices
     * @param {import('../../generated/protocol.js').Pictures} pictures
     * @param {(label: number) => string} nameOf
     */
    show(indices, { pixels, labels }, nameOf) {
      shown = indices.map((index, place) => {
        const canvas = pixelCanvas('sample');
        paintGrey(canvas, pixels, place * PIXELS);
        canvas.removeAttribute('role');
        const image = pixels.slice(place * PIXELS, (place + 1) * PIXELS);
        const button = h(
          'button',
          {
            type: 'button',
            class: 'sample bare',
            'aria-pressed': 'false',
            'aria-label': t('samples.one', { label: nameOf(labels[place]) }),
            'data-label': labels[place],
            'data-sample': index,
            onclick: () => onPick(index, image, labels[place]),
          },
          canvas,
        );
        return { index, button };
      });
      element.replaceChildren(...shown.map(({ button }) => button));
    },
    /** @param {number | null} chosen */
    mark(chosen) {
      for (const { index, button } of shown) attribute(button, 'aria-pressed', String(index === chosen));
    },
  };
}
