import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { attribute, h } from '../../../ui/dom.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { STOPS } from '../sweep.js';

const BLANK = new Float32Array(PIXELS);

/**
 * The effect of one code value: the code with that value at five places, the rest unchanged. A press selects a place.
 * @param {(value: number) => void} onPick
 */
export function sweepStrip(onPick) {
  const symbol = h('span', { class: 'symbol sweep-symbol' });
  const says = h('span', { class: 'sweep-says' });
  /** @type {number[]} */
  let values = STOPS.map(() => 0);
  const stops = STOPS.map((stop, index) => {
    const canvas = pixelCanvas('sweep');
    const name = stop === 0 ? t('sweep.mean') : `${number(stop)}σ`.replace(/^(?=\d)/, '+');
    const attributes = {
      type: 'button',
      class: 'sweep-stop bare nowrap grid gap-2',
      onclick: () => onPick(values[index]),
    };
    return { canvas, button: h('button', attributes, canvas, h('span', {}, name)) };
  });
  const row = h(
    'div',
    { class: 'sweep grid', role: 'group', 'data-control': 'sweep', 'aria-label': t('sweep.label') },
    stops.map(({ button }) => button),
  );
  const element = card(h('span', {}, symbol, ' ', t('sweep.title')), says, row);
  element.classList.add('sweep-card');
  element.dataset.view = 'sweep-card';
  element.dataset.moment = '';
  return {
    element,
    /** Shows how many values are marked. @param {number} marked */
    tell(marked) {
      says.hidden = false;
      says.textContent = t('sweep.effect', { count: marked });
    },
    /** Clears the strip: there is no code to vary. */
    clear() {
      says.hidden = true;
      stops.forEach(({ canvas, button }) => {
        paintGrey(canvas, BLANK);
        button.disabled = true;
      });
    },
    /**
     * @param {number} index of the value
     * @param {number[]} places the value's five places
     * @param {Float32Array} images
     */
    show(index, places, images) {
      values = places;
      symbol.replaceChildren('h', h('sub', {}, index + 1));
      stops.forEach(({ canvas, button }, stop) => {
        button.disabled = false;
        paintGrey(canvas, images, stop * PIXELS);
        const label = t('sweep.stop', { index: index + 1, value: number(places[stop], 1) });
        attribute(canvas, 'aria-label', label);
      });
      element.dataset.unit = String(index);
    },
  };
}
