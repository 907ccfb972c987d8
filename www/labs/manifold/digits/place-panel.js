import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { h } from '../../../ui/dom.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { savePictures } from '../../../views/pictures/picture-sheet.js';
import { paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';

/** The decoder's image at a place of the plane, and the place in numbers. */
export function placePanel() {
  const picture = pixelCanvas('decoded');
  picture.setAttribute('aria-label', t('decoded.title'));
  const place = h('output', { class: 'readout', 'data-view': 'place' });
  const files = fileButtons({
    png: () => savePictures([picture], 1, `${t('manifold.file.decoded')}.png`),
    of: 'decoded',
  });
  return {
    element: card(
      t('decoded.title'),
      '',
      picture,
      h('div', { class: 'map-place-foot justified' }, place, files),
    ),
    /** Shows the place at once; the picture follows. @param {[number, number]} code */
    say([x, y]) {
      place.textContent = `h₁\u00a0=\u00a0${number(x, 2)}   h₂\u00a0=\u00a0${number(y, 2)}`;
    },
    /** @param {Float32Array} image @param {[number, number]} code */
    show(image, code) {
      paintGrey(picture, image);
      const [x, y] = code.map((value) => number(value, 2));
      picture.setAttribute('aria-label', t('decoded.label', { x, y }));
      picture.dataset.code = code.map((value) => value.toFixed(3)).join();
    },
  };
}
