import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { drawingPad } from '../views/pictures/pad.js';
import { paintThumb, thumb } from './thumbs.js';

/**
 * The pad, with a preview of the resulting image.
 * @param {import('./link.js').ImagesLink} link
 * @param {HTMLElement} state shows the progress
 * @returns {import('./collect-view.js').Source}
 */
export function padSource(link, state) {
  /** @type {import('../views/pictures/ink.js').Strokes} */
  let drawn = [];
  const result = thumb(new Uint8Array(PIXELS), 0, t('images.result'));
  const image = () => link.ask('drawing', { strokes: drawn });
  const pad = drawingPad({
    label: t('images.pad'),
    onInk(strokes, done) {
      drawn = strokes;
      if (done)
        image().then(
          (pixels) => paintThumb(result, pixels),
          () => undefined,
        );
    },
  });
  pad.element.tabIndex = 0;
  return {
    element: h(
      'div',
      { class: 'images-pad grid' },
      pad.element,
      h('figure', {}, result, h('figcaption', {}, t('images.result'), state)),
    ),
    take: async () => (drawn.length ? image() : null),
    clear: () => pad.clear(),
    leave: () => pad.destroy(),
  };
}
