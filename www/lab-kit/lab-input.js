import { t } from '../i18n/index.js';
import { card } from '../ui/cards.js';
import { h } from '../ui/dom.js';
import { readInk, writeInk } from '../views/pictures/ink.js';
import { drawingPad } from '../views/pictures/pad.js';
import { putOnPad, sampleShelf } from './sample-shelf.js';

/** @typedef {import('../generated/protocol.js').Input} Input */

/** A digit to work on: what is drawn on a pad, or a test sample off the shelf below it. */
export class LabInput {
  /** Nothing while the pad is empty. @type {Input | null} */
  value = null;
  /** The class of a sample; nothing of a drawing. @type {number | null} */
  label = null;
  #alive = true;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} on
   * @param {() => void} on.onInput it is another one
   * @param {(indices: number[], labels: number[]) => void} [on.onShelf] other samples stand on the shelf
   * @param {(error: unknown) => void} on.onError
   */
  constructor(context, { onInput, onShelf, onError }) {
    this.context = context;
    this.onInput = onInput;
    this.pad = drawingPad({ onInk: (ink, done) => this.#onInk(ink, done), label: t('pad.label') });
    this.shelf = sampleShelf({
      engine: context.engine,
      onPick: (index, pixels, name) => this.take(index, pixels, name),
      onShow: onShelf,
      onError,
    });
    this.clear = h(
      'button',
      { type: 'button', 'data-action': 'clear', onclick: this.pad.clear },
      t('pad.clear'),
    );
  }

  /** All of it as one card, for a lab that has no places of its own for the pad and the shelf. */
  card() {
    const { pad, shelf } = this;
    const element = card(t('input.title'), this.clear, pad.element, shelf.element, shelf.others);
    element.classList.add('lab-input');
    return element;
  }

  /** What the link names. */
  async start() {
    const strokes = readInk(this.context.ink());
    if (strokes.length) {
      this.pad.setStrokes(strokes);
      this.value = { strokes };
    }
    await this.shelf.load('digits', Number(this.context.get('sample')), !this.value);
  }

  destroy() {
    this.#alive = false;
    this.pad.destroy();
  }

  /** @param {import('../views/pictures/ink.js').Strokes} ink @param {boolean} done */
  #onInk(ink, done) {
    this.shelf.mark(null);
    if (done) this.context.setInk(writeInk(ink));
    this.value = ink.length ? { strokes: ink } : null;
    this.label = null;
    this.onInput();
  }

  /** A test sample onto the pad. @param {number} index @param {Float32Array} pixels @param {string} name */
  take(index, pixels, name) {
    if (!this.#alive) return;
    this.value = putOnPad(this.context, this, { index, pixels, name });
    this.label = Number(name);
    this.onInput();
  }
}
