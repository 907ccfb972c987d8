import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';

/**
 * The address as switches, and what the decoder draws of it.
 * @param {object} on
 * @param {(bits: Float32Array) => void} on.onFlip a bit was turned
 * @param {() => void} on.onBack the bits of the input are wanted again
 */
export function bitsPanel({ onFlip, onBack }) {
  /** @type {Float32Array} */
  let bits = new Float32Array(0);
  /** The bits of the input. @type {Float32Array} */
  let given = new Float32Array(0);
  const list = h('div', { class: 'bits', role: 'group', 'aria-label': t('bits.label'), 'data-view': 'bits' });
  const back = h(
    'button',
    { type: 'button', 'data-action': 'back', onclick: onBack, disabled: true },
    t('bits.back'),
  );
  const word = h('output', { class: 'readout bits-word', 'data-view': 'address' });
  const canvas = pixelCanvas('decoded');
  canvas.setAttribute('aria-label', t('bits.decoded'));

  /** @param {number} index */
  function flip(index) {
    const next = bits.slice();
    next[index] = 1 - next[index];
    bits = next;
    mark();
    onFlip(next);
  }
  function build() {
    list.replaceChildren(
      ...Array.from(bits, (_, index) =>
        h('button', {
          type: 'button',
          class: 'bit',
          role: 'switch',
          'aria-label': t('bits.one', { index: index + 1 }),
          'data-bit': index,
          onclick: () => flip(index),
        }),
      ),
    );
  }
  /** @param {boolean} [isThere] whether there is an address */
  function mark(isThere = true) {
    if (list.childElementCount !== bits.length) build();
    for (const [index, button] of [...list.children].entries()) {
      attribute(button, 'aria-checked', String(bits[index] === 1));
      button.textContent = isThere ? String(bits[index]) : '–';
      /** @type {HTMLButtonElement} */ (button).disabled = !isThere;
      button.toggleAttribute('data-turned', bits[index] !== given[index]);
    }
    // In groups of four, so that it can be read out.
    word.textContent = [...bits].join('').replace(/(.{4})(?=.)/g, '$1 ');
    back.disabled = bits.every((bit, index) => bit === given[index]);
  }
  return {
    element: card(t('bits.title'), back, list, word, h('p', { class: 'quiet' }, t('bits.help'))),
    decoded: card(
      t('reconstruction.title'),
      fileButtons({
        png: () => savePictures([canvas], 1, `${t('hashing.file.address')}.png`),
        of: 'decoded',
      }),
      canvas,
    ),
    /** @param {Float32Array} next @param {Float32Array} image @param {boolean} own whether they are the input's */
    show(next, image, own) {
      bits = next;
      if (own) given = next;
      mark();
      paintGrey(canvas, image);
    },
    /** There is no input, so no address. @param {number} length bits in one */
    clear(length) {
      bits = given = new Float32Array(length);
      mark(false);
      word.textContent = t('bits.none');
      paintGrey(canvas, new Float32Array(canvas.width * canvas.height));
    },
  };
}
