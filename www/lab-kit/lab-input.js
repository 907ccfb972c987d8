import { t } from '../i18n/index.js';
import { card } from '../ui/cards.js';
import { h } from '../ui/dom.js';
import { classNames } from './classes.js';
import { linkedPad } from './linked-pad.js';
import { sampleShelf } from './sample-shelf.js';

/**
 * @typedef {import('../generated/protocol.js').Input} Input
 * @typedef {import('../generated/protocol.js').Subject} Subject
 */

/** An image to work on: what is drawn on a pad, or a test sample off the shelf below it. */
export class LabInput {
  /** Nothing while the pad is empty. @type {Input | null} */
  value = null;
  /** The class of a sample; nothing of a drawing. @type {number | null} */
  label = null;

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
    this.pad = linkedPad(context, { label: t('pad.label'), onDraw: (strokes) => this.#draw(strokes) });
    this.shelf = sampleShelf({
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

  /** All of it as one card, for a lab that has no places of its own for the pad and the shelf. @param {...Node} tools of the lab's own */
  card(...tools) {
    const { pad, shelf } = this;
    const below = h('div', { class: 'tools' }, shelf.others, tools);
    const element = card(t('input.title'), this.clear, pad.element, shelf.element, below);
    element.classList.add('lab-input');
    element.dataset.input = '';
    return element;
  }

  /** The drawing that the link has, if it has one. */
  restore() {
    const strokes = this.pad.restore();
    if (strokes.length) this.value = { strokes };
  }

  /** What the link names: its drawing, or a test sample. @param {Subject} [subject] */
  async start(subject = 'digits') {
    this.restore();
    await this.use(subject);
  }

  /** Samples of a subject onto the shelf, and onto the pad in place of another's. @param {Subject} subject */
  use(subject) {
    return this.shelf.load(subject, this.#sample, () => !this.#isDrawn);
  }

  /** The first test samples, if they are there long before the others; `shelf.complete` gets these. @param {Subject} [subject] */
  useFirst(subject = 'digits') {
    return this.shelf.begin(subject, this.#sample, () => !this.#isDrawn);
  }

  destroy() {
    this.pad.destroy();
  }

  /** The sample that the link names. */
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

  /** A test sample onto the pad. @param {number} index @param {Float32Array} pixels @param {number} label */
  take(index, pixels, label) {
    this.context.set({ sample: index });
    this.shelf.mark(index);
    this.pad.setImage(pixels, t('pad.sample', { name: classNames(this.shelf.subject)(label) }));
    this.value = { pixels };
    this.label = label;
    this.onInput();
  }
}
