import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';

/** Zoom factor of one press. */
const FACTOR = 1.5;

/**
 * Buttons: zoom in, zoom out, and reset.
 * @param {object} on
 * @param {(factor: number) => void} on.onZoom
 * @param {() => void} on.onHome
 */
export function zoomButtons({ onZoom, onHome }) {
  const button = (
    /** @type {'in' | 'out' | 'home'} */ name,
    /** @type {string} */ sign,
    /** @type {() => void} */ onclick,
  ) =>
    h(
      'button',
      {
        type: 'button',
        'aria-label': t(`map.${name}`),
        title: t(`map.${name}`),
        'data-action': `zoom-${name}`,
        onclick,
      },
      sign,
    );
  return h(
    'div',
    { class: 'map-zoom grid gap-3' },
    button('in', '+', () => onZoom(FACTOR)),
    button('out', '−', () => onZoom(1 / FACTOR)),
    button('home', '⤢', onHome),
  );
}
