import { h } from '../../../ui/dom.js';

/** The slides' symbols, written so that a picture of them can be saved. */

/**
 * @param {string} name
 * @param {string | number} [below]
 * @param {string | number | null} [above] number of a layer
 */
export const letter = (name, below, above) =>
  h(
    'span',
    { class: 'letter nowrap' },
    h('span', { class: 'symbol' }, name),
    below !== undefined && h('sub', { class: typeof below === 'number' ? '' : 'symbol' }, below),
    above !== undefined && above !== null && h('sup', {}, `(${above})`),
  );
