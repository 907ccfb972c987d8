import { number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { sizeText } from './size-text.js';

/** Choices for the number of images; the maximum of a set comes last. */
const CHOICES = [1000, 3000, 6000];
/** Bytes per image during reading: the stored bytes, and 32-bit floats before. */
const BYTES_EACH = PIXELS * 5;

/**
 * Controls for the number of images to read and the seed of the random choice, with the memory needed.
 * @param {number | null} count available images; null if unknown in advance
 * @param {number} most
 */
export function countChoice(count, most) {
  const choices = [
    ...CHOICES.filter((choice) => choice < Math.min(most, count ?? Infinity)),
    Math.min(most, count ?? most),
  ];
  const amount = h(
    'select',
    { 'data-control': 'image-count' },
    choices.map((choice) =>
      h('option', { value: choice, selected: choice === choices.at(-1) }, number(choice)),
    ),
  );
  const seed = h('input', { type: 'number', min: 0, max: 999_999, value: 1, 'data-control': 'image-seed' });
  const seedField = h('label', {}, t('images.seed'), seed);
  const text = h('p', { class: 'quiet', 'data-view': 'image-memory' });
  const show = () => {
    const taken = Number(amount.value);
    const isSample = count === null || taken < count;
    seedField.hidden = !isSample;
    const memory = sizeText(taken * BYTES_EACH);
    const key = count === null ? 'images.atMost' : isSample ? 'images.sample' : 'images.allOfThem';
    text.textContent = t(key, { taken, count: count ?? 0, memory });
  };
  amount.addEventListener('change', show);
  show();
  return {
    element: h(
      'div',
      { class: 'images-amount wrap' },
      h('label', { hidden: choices.length < 2 }, t('images.howMany'), amount),
      seedField,
      text,
    ),
    get value() {
      return { most: Number(amount.value), seed: Math.abs(Math.floor(Number(seed.value))) || 0 };
    },
  };
}
