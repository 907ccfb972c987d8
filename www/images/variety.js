import { number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { thumb } from './thumbs.js';

/** Changes of a variation: maximum and step. */
const CHANGES = /** @type {const} */ ([
  ['copies', 0, 19, 1, 4],
  ['shift', 0, 4, 0.5, 1.5],
  ['turn', 0, 30, 1, 10],
  ['scale', 0, 30, 1, 10],
]);
/** Number of variations shown. */
const SHOWN = 8;
/** Maximum number of images in a set, as in `read.rs`. */
const MAX_IMAGES = 12_000;

/**
 * Augments a small set by images that are slightly shifted, rotated and scaled: controls for the amounts, with a preview.
 * @param {import('./dialog.js').Desk} desk
 * @param {() => Uint8Array | null} example the image for the preview
 */
export function variety(desk, example) {
  /** @type {Record<string, number>} */
  const values = Object.fromEntries(CHANGES.map(([id, , , , first]) => [id, first]));
  const examples = h('div', { class: 'images-tray wrap gap-2', 'data-view': 'image-varieties' });
  const fields = CHANGES.map(([id, min, max, step]) => {
    const output = h('output');
    const input = h('input', {
      type: 'range',
      min,
      max,
      step,
      value: values[id],
      'data-control': `image-${id}`,
    });
    const showValue = () => (output.textContent = t(`images.${id}Value`, { value: number(values[id]) }));
    input.addEventListener('input', () => {
      values[id] = Number(input.value);
      showValue();
      show();
    });
    showValue();
    return h('label', {}, h('span', {}, t(`images.${id}`)), input, output);
  });
  const element = h(
    'details',
    { class: 'images-variety' },
    h('summary', {}, t('images.variety')),
    h('p', { class: 'quiet' }, t('images.varietyWhat')),
    h('div', { class: 'images-sliders grid' }, fields),
    examples,
  );
  const ask = (/** @type {Uint8Array} */ images, /** @type {number} */ copies) =>
    desk.link.ask('varied', { ...values, images, copies, scale: values.scale / 100, seed: 1 });

  function show() {
    const image = example();
    if (!image || !element.open) return;
    ask(image, SHOWN).then((images) => {
      examples.replaceChildren(...Array.from({ length: SHOWN }, (_, place) => thumb(images, place + 1)));
    }, desk.showError);
  }
  element.addEventListener('toggle', show);
  return {
    element,
    show,
    /**
     * @param {Uint8Array} images
     * @param {number[]} labels
     * @returns {Promise<{ images: Uint8Array, labels: number[], originals: Uint32Array | null }>} the original images first
     */
    async apply(images, labels) {
      const copies = Math.min(values.copies, Math.floor(MAX_IMAGES / labels.length) - 1);
      if (copies < 1) return { images, labels, originals: null };
      const places = labels.map((_, place) => place);
      const originals = [...places, ...places.flatMap((place) => new Array(copies).fill(place))];
      return {
        images: await ask(images, copies),
        labels: originals.map((place) => labels[place]),
        originals: Uint32Array.from(originals),
      };
    },
  };
}
