import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { codeColumns } from '../../views/code/code-columns.js';
import { paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { linkedPad } from '../../lab-kit/linked-pad.js';
import { samplePicker } from '../../lab-kit/sample-picker.js';

/**
 * @typedef {import('../../generated/protocol.js').Input} Input
 * @typedef {import('../../views/pictures/ink.js').Strokes} Strokes
 * @typedef {{ pixels: Float32Array, code: Float32Array }} Letter an image of the message, and its code
 */

/** Maximum number of images in a message. */
export const MAX_LETTERS = 6;
/** Number of code values listed for screen readers. */
const SAID = 4;

/**
 * The sender: a pad and samples to compose a message, and the code of each image.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {object} options
 * @param {(input: Input) => Promise<Letter>} options.encode
 * @param {(letters: Letter[]) => void} options.onChange
 * @param {(error: unknown) => void} options.onError
 */
export function senderPanel(context, { encode, onChange, onError }) {
  /** @type {Letter[]} */
  let letters = [];
  /** @type {Strokes} */
  let ink = [];
  const list = h('ol', { class: 'letters grid', 'data-view': 'message' });
  const status = h('p', { class: 'quiet', role: 'status', 'data-view': 'message-status' });
  const pad = linkedPad(context, {
    label: t('pad.label'),
    onDraw: (strokes) => {
      ink = strokes;
      mark();
    },
  });
  const shelf = samplePicker({
    engine: context.engine,
    onPick: (_, pixels) => void add({ pixels }),
    onError,
  });
  const action = (
    /** @type {string} */ name,
    /** @type {string} */ text,
    /** @type {() => void} */ onclick,
  ) => h('button', { type: 'button', 'data-action': name, onclick }, text);
  const clear = action('clear', t('pad.clear'), pad.clear);
  const put = action(
    'add',
    t('secrecy.add'),
    () => void add({ strokes: ink }).then((done) => done && pad.clear()),
  );
  put.classList.add('primary');

  function mark() {
    const isFull = letters.length >= MAX_LETTERS;
    put.disabled = !ink.length || isFull;
    clear.disabled = !ink.length;
    status.textContent = isFull
      ? t('secrecy.full', { most: MAX_LETTERS })
      : t('secrecy.count', { count: letters.length, most: MAX_LETTERS });
    list.dataset.count = String(letters.length);
  }
  /** Returns whether there was room. @param {Input} input */
  async function add(input) {
    if (letters.length >= MAX_LETTERS) return false;
    try {
      const letter = await encode(input);
      if (letters.length >= MAX_LETTERS) return false;
      letters = [...letters, letter];
      change();
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  }
  /** @param {number} index */
  function remove(index) {
    letters = letters.filter((_, place) => place !== index);
    change();
    const buttons = list.querySelectorAll('button');
    buttons[Math.min(index, buttons.length - 1)]?.focus();
  }
  function change() {
    list.replaceChildren(
      ...Array.from({ length: MAX_LETTERS }, (_, index) =>
        letters[index]
          ? letterItem(letters[index], index, () => remove(index))
          : h('li', { class: 'no-letter' }),
      ),
    );
    mark();
    onChange(letters);
  }
  ink = pad.restore();
  mark();
  const message = h('div', { class: 'grid packed' }, list, status);
  const more = h(
    'div',
    { class: 'sender-more grid packed' },
    shelf.element,
    h('div', { class: 'tools' }, put, clear),
  );
  const element = card(
    t('secrecy.sender'),
    shelf.others,
    h('div', { class: 'sender grid gap-6' }, pad.element, message, more),
  );
  element.dataset.input = '';
  return {
    element,
    add,
    load: () => shelf.load('digits', 0, () => false),
    destroy: () => pad.destroy(),
  };
}

/** @param {Letter} letter @param {number} index @param {() => void} onRemove */
function letterItem({ pixels, code }, index, onRemove) {
  const canvas = pixelCanvas('letter');
  paintGrey(canvas, pixels);
  canvas.setAttribute('aria-label', t('secrecy.letter', { index: index + 1 }));
  const numbers = [...code.subarray(0, SAID)].map((value) => number(value, 1)).join('; ');
  const attributes = { type: 'button', class: 'remove bare', 'data-action': 'remove', onclick: onRemove };
  const words = t('secrecy.remove', { index: index + 1 });
  return h(
    'li',
    {},
    canvas,
    codeColumns(code, t('secrecy.code', { index: index + 1, count: code.length, numbers })),
    h('button', { ...attributes, 'aria-label': words, title: words }, '×'),
  );
}
