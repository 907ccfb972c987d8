import { t } from '../i18n/index.js';
import { card } from '../ui/cards.js';
import { h } from '../ui/dom.js';
import { classNames } from './classes.js';
import { linkedPad } from './linked-pad.js';
import { samplePicker } from './sample-picker.js';

/**
 * @typedef {import('../generated/protocol.js').Input} Input
 * @typedef {import('../generated/protocol.js').Subject} Subject
 */

/** An image to work on: a drawing on a pad, or a test sample from the shelf below it. */
export class LabInput {
  /** Null while the pad is empty. @type {Input | null} */
  value = null;
  /** The class of a sample; null for a drawing. @type {number | null} */
  label = null;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} on
   * @param {() => void} on.onInput the image has changed
   * @param {(indices: number[], labels: number[]) => void} [on.onShelf] the shelf shows other samples
   * @param {(error: unknown) => void} on.onError
   */
  constructor(context, { onInput, onShelf, onError }) {
    this.context = context;
    this.onInput = onInput;
    this.pad = linkedPad(context, { label: t('pad.label'), onDraw: (strokes) => this.#draw(strokes) });
    this.shelf = samplePicker({
      engine: context.engine,
      onPick: (index, pixels, label) => this.take(index, pixels, label),
      onShow: onShelf,
      onError,
    });
    const button = (/** @type {'undo' | 'clear'} */ action) =>
      h('button', { type: 'button', 'data-action': action, onclick: this.pad[action] }, t(`pad.${action}`));
    this.undo = button('undo');
    this.clear = button('clear');
  }

  /** Pad and shelf as one card, for labs without separate places for them. @param {...Node} tools buttons of the lab */
  card(...tools) {
    const { pad, shelf } = this;
    const below = h('div', { class: 'tools' }, shelf.others, tools);
    const element = card(t('input.title'), this.clear, pad.element, shelf.element, below);
    element.classList.add('lab-input');
    element.dataset.input = '';
    return element;
  }

  /** Restores the link's drawing, if there is one. */
  restore() {
    const strokes = this.pad.restore();
    if (strokes.length) this.value = { strokes };
  }

  /** Shows what the link names: its drawing, or a test sample. @param {Subject} [subject] */
  async start(subject = 'digits') {
    this.restore();
    await this.use(subject);
  }

  /** Puts samples of a subject on the shelf, and one on the pad in place of another subject's. @param {Subject} subject */
  use(subject) {
    return this.shelf.load(subject, this.#sample, () => !this.#isDrawn);
  }

  /** Shows the first test samples if they arrive long before the others; `shelf.complete` gets the rest. @param {Subject} [subject] */
  useFirst(subject = 'digits') {
    return this.shelf.begin(subject, this.#sample, () => !this.#isDrawn);
  }

  destroy() {
    this.pad.destroy();
  }

  /** The sample named by the link. */
  get #sample() {
    return Number(this.context.get('sample'));
  }

  get #isDrawn() {
    return this.value !== null && 'strokes' in this.value;
  }

  /** @param {import('../views/pictures/ink.js').Strokes} strokes */
  #draw(strokes) {
    this.shelf.mark(null);
    this.value = strokes.length ? { strokes } : null;
    this.label = null;
    this.onInput();
  }

  /** Puts a test sample on the pad. @param {number} index @param {Float32Array} pixels @param {number} label */
  take(index, pixels, label) {
    this.context.set({ sample: index });
    this.shelf.mark(index);
    this.pad.setImage(pixels, t('pad.sample', { name: classNames(this.shelf.subject)(label) }));
    this.value = { pixels };
    this.label = label;
    this.onInput();
  }
}
