import { number, t } from '../../../i18n/index.js';
import { PATCH } from '../../../lab-kit/satellite.js';
import { attribute, h } from '../../../ui/dom.js';
import { RAMP, stepOf } from '../../../views/colors/ramp.js';

/** From this relative luminance, black text is more readable than white. */
const LIGHT = 0.179;

/**
 * A patch of 3 × 3 pixels in several spectral bands: one square of cells per band, each with its number and a colour, dark
 * to light. Missing values are hatched where they can be selected, and framed where they were imputed.
 * @param {object} options
 * @param {number} options.bands
 * @param {string} options.label
 * @param {(index: number) => void} [options.onToggle] called when a cell is pressed; without it the cells are read-only
 */
export function patchCells({ bands, label, onToggle }) {
  const cells = Array.from({ length: PATCH * bands }, (_, index) =>
    onToggle
      ? h('button', {
          type: 'button',
          class: 'cell text-s snug',
          'data-cell': index,
          onclick: () => onToggle(index),
        })
      : h('span', { class: 'cell text-s snug', 'data-cell': index }),
  );
  const element = h(
    'div',
    { class: 'patch-cells grid', role: onToggle ? 'group' : 'img', 'aria-label': label },
    Array.from({ length: bands }, (_, band) =>
      h(
        'figure',
        {},
        onToggle && h('figcaption', {}, t('patch.band', { band: band + 1 })),
        h(
          'div',
          { class: 'patch-square grid' },
          Array.from({ length: PATCH }, (_, pixel) => cells[pixel * bands + band]),
        ),
      ),
    ),
  );
  return {
    element,
    /** Removes the values. */
    clear() {
      for (const cell of cells) {
        cell.style.background = '';
        cell.textContent = '';
        cell.removeAttribute('data-missing');
      }
      attribute(element, 'aria-label', label);
    },
    /**
     * @param {ArrayLike<number>} values `[pixel, band]`, row by row
     * @param {ArrayLike<number>} mask 1 where a value is missing
     * @param {[number, number]} range values of the darkest and the lightest colour
     */
    show(values, mask, range) {
      cells.forEach((cell, index) => {
        const isMissing = mask[index] > 0.5;
        const value = number(values[index], 0);
        const [back, ink] = colours(values[index], range);
        const isHidden = isMissing && onToggle;
        cell.style.background = isHidden ? '' : back;
        cell.style.color = isHidden ? '' : ink;
        cell.textContent = isHidden ? '?' : value;
        cell.toggleAttribute('data-missing', isMissing);
        if (!onToggle) return;
        attribute(cell, 'aria-pressed', String(isMissing));
        const words = { band: (index % bands) + 1, pixel: Math.floor(index / bands) + 1, value };
        attribute(cell, 'aria-label', t(isMissing ? 'patch.missing' : 'patch.known', words));
      });
      if (onToggle) return;
      const filled = cells.flatMap((cell, index) => (mask[index] > 0.5 ? [cell.textContent] : []));
      attribute(element, 'aria-label', `${label}: ${filled.join(' ')}`);
    },
  };
}

/** Colours of a cell and of its number. @param {number} value @param {[number, number]} range */
function colours(value, [low, high]) {
  const share = (value - low) / (high - low || 1);
  const step = RAMP[stepOf(share)];
  const [red, green, blue] = step.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return [`rgb(${step.map(Math.round).join(' ')})`, luminance > LIGHT ? '#000' : '#fff'];
}
