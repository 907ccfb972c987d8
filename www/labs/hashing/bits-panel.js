import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { inFours } from './findings.js';

const BLANK = new Float32Array(PIXELS);

/**
 * The address as switches, each with the decoded image after flipping that bit, and the decoded image of the address.
 * @param {object} on
 * @param {(bits: Float32Array) => void} on.onFlip called when a bit is flipped
 * @param {() => void} on.onBack called to restore the input's bits
 */
export function bitsPanel({ onFlip, onBack }) {
  /** @type {Float32Array} */
  let bits = new Float32Array(0);
  /** The bits of the input. @type {Float32Array} */
  let inputBits = new Float32Array(0);
  /** @type {{ button: HTMLButtonElement, value: HTMLElement, picture: HTMLCanvasElement }[]} */
  let switches = [];
  const moment = { 'data-moment': '' };
  const list = h('div', { class: 'bits grid gap-3', 'data-view': 'bits', ...moment });
  const attributes = { type: 'button', 'data-action': 'back', onclick: onBack, disabled: true };
  const back = h('button', attributes, t('bits.back'));
  const word = h('output', { class: 'readout bits-word', 'data-view': 'address' });
  const canvas = pixelCanvas('decoded');
  canvas.setAttribute('aria-label', t('bits.decoded'));
  Object.assign(canvas.dataset, { moment: '', answer: '' });

  /** @param {number} index */
  function flip(index) {
    bits = turned(bits, index);
    mark();
    onFlip(bits);
  }
  function build() {
    switches = Array.from(bits, (_, index) => {
      const value = h('span', {});
      const picture = pixelCanvas('turned');
      picture.setAttribute('aria-hidden', 'true');
      const label = t('bits.one', { index: index + 1 });
      const options = {
        type: 'button',
        class: 'bit text-l',
        role: 'switch',
        'aria-label': label,
        'data-bit': index,
      };
      return {
        button: h('button', { ...options, onclick: () => flip(index) }, value, picture),
        value,
        picture,
      };
    });
    list.dataset.bits = String(bits.length);
    list.replaceChildren(...switches.map(({ button }) => button));
  }
  /** @param {boolean} [isThere] whether an address is set */
  function mark(isThere = true) {
    if (switches.length !== bits.length) build();
    for (const [index, { button, value }] of switches.entries()) {
      attribute(button, 'aria-checked', String(bits[index] === 1));
      value.textContent = isThere ? String(bits[index]) : '–';
      button.disabled = !isThere;
      button.toggleAttribute('data-turned', bits[index] !== inputBits[index]);
    }
    word.textContent = inFours([...bits].join(''));
    back.disabled = bits.every((bit, index) => bit === inputBits[index]);
  }
  const files = fileButtons({
    png: () => savePictures([canvas], 1, `${t('hashing.file.address')}.png`),
    of: 'decoded',
  });
  const help = h('p', { class: 'quiet' }, t('bits.help'));
  const group = { class: 'bits-group', 'aria-label': t('bits.label') };
  const element = card(
    t('bits.title'),
    word,
    h('fieldset', group, list, h('div', { class: 'bits-foot justified' }, help, back)),
  );
  element.classList.add('bits-card');
  const decoded = card(t('reconstruction.title'), files, canvas);
  decoded.classList.add('decoded-card');
  return {
    element,
    decoded,
    /**
     * @param {Float32Array} next
     * @param {Float32Array} images decoded images of the address, then of the address with each bit flipped
     * @param {boolean} isInput whether they are the input's bits
     */
    show(next, images, isInput) {
      bits = next;
      if (isInput) inputBits = next;
      mark();
      paintGrey(canvas, images);
      switches.forEach(({ picture }, index) => paintGrey(picture, images, (index + 1) * PIXELS));
    },
    /** Clears the panel: without input there is no address. @param {number} length bits per address */
    clear(length) {
      bits = inputBits = new Float32Array(length);
      mark(false);
      word.textContent = t('bits.none');
      for (const blank of [canvas, ...switches.map(({ picture }) => picture)]) paintGrey(blank, BLANK);
    },
  };
}

/** An address with one bit flipped. @param {Float32Array} bits @param {number} index */
function turned(bits, index) {
  const next = bits.slice();
  next[index] = 1 - next[index];
  return next;
}

/** An address and its one-bit neighbours, as one list of codes. @param {Float32Array} bits */
export function withNeighbours(bits) {
  const codes = new Float32Array((bits.length + 1) * bits.length);
  codes.set(bits);
  for (let index = 0; index < bits.length; index++) codes.set(turned(bits, index), (index + 1) * bits.length);
  return codes;
}
