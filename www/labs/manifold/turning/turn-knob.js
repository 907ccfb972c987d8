import { number, t } from '../../../i18n/index.js';
import { controlSlider } from '../../../lab-kit/control-slider.js';
import { LabInput } from '../../../lab-kit/lab-input.js';
import { attribute, h } from '../../../ui/dom.js';
import { turnDial } from './turn-dial.js';

/** @typedef {import('../../../generated/protocol.js').Input} Input */

/** Which digit is turned and by how much: the dial with its slider, the shelf, and a pad that can replace the dial. */
export class TurnKnob {
  /** The turned image; the pad may show something else meanwhile. @type {Input | null} */
  input = null;
  /** Whole degrees. */
  angle = 0;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} on
   * @param {() => void} on.onImage another image was chosen
   * @param {() => void} on.onLook another angle or level was chosen
   * @param {(error: unknown) => void} on.onError
   */
  constructor(context, { onImage, onLook, onError }) {
    this.context = context;
    this.onImage = onImage;
    this.choice = new LabInput(
      {
        ...context,
        get: (id) => context.get(id === 'sample' ? 'turned' : id),
        set: ({ sample }) => context.set({ turned: sample }),
      },
      { onInput: () => this.#onInput(), onError },
    );
    this.angle = Number(context.get('angle'));
    this.dial = turnDial({
      angle: this.angle,
      onAngle: (angle, done) => {
        this.angle = angle;
        if (done) context.set({ angle });
        onLook();
      },
    });
    this.level = controlSlider(context, 'manifold', 'level', {
      words: (level) => {
        const freedom = context.get('freedom');
        return freedom === 'none' ? '' : t(`turning.level.${freedom}`, { level: level + 1 });
      },
      onInput: onLook,
    });
    this.partner = h('p', { class: 'quiet turn-legend' });
    const { shelf, pad, undo, clear } = this.choice;
    const attributes = { type: 'button', 'data-action': 'draw', 'aria-expanded': 'false' };
    /** Shows the pad; placed among the controls that a class need not see. */
    this.draw = h('button', attributes, t('turning.draw'));
    this.draw.addEventListener('click', () => this.#showPad(!!this.pad.hidden));
    const use = h('button', { type: 'button', class: 'primary', 'data-action': 'use' }, t('turning.use'));
    use.addEventListener('click', () => this.#use());
    this.pad = h(
      'div',
      { class: 'turn-pad grid', hidden: true },
      pad.element,
      h('div', { class: 'tools', 'data-input': '' }, use, undo, clear),
    );
    this.element = h(
      'section',
      { class: 'card turn-knob', 'aria-label': t('turning.digit'), 'data-moment': '' },
      this.pad,
      this.dial.dial,
      h(
        'div',
        { class: 'turn-sliders grid gap-3' },
        h('div', { class: 'turn-angle', 'data-control': 'angle' }, this.dial.control, this.dial.spin),
        this.level.element,
      ),
      this.partner,
      shelf.element,
    );
  }

  start() {
    this.choice.restore();
    this.input = this.choice.value;
    void this.choice.useFirst().then(() => this.choice.shelf.complete());
  }

  destroy() {
    this.dial.stop();
    this.choice.destroy();
  }

  /** Sets what changes besides the angle; without anything its slider is hidden but keeps its place. @param {string} freedom */
  setFreedom(freedom) {
    attribute(this.level.element, 'data-unused', freedom === 'none');
    this.level.say();
  }

  /**
   * Shows an image, and the turn that leads to the other marked image.
   * @param {Float32Array} images
   * @param {number} index
   * @param {number} apart degrees
   */
  show(images, index, apart) {
    this.dial.show(images, index);
    const words = t('turning.partner', { turn: number(apart, 0) });
    if (this.partner.textContent !== words) this.partner.textContent = words;
  }

  /** Turns the drawing instead of the previous image. */
  #use() {
    if (!this.choice.value) return this.context.say(t('turning.empty'));
    this.#turn(this.choice.value);
  }

  /** Handles another image: a test digit at once, a drawing when the user confirms it. */
  #onInput() {
    const { value } = this.choice;
    if (value && !('strokes' in value)) this.#turn(value);
  }

  /** @param {Input} input */
  #turn(input) {
    this.input = input;
    this.context.set({ turns: 'strokes' in input ? 'drawing' : 'sample' }); // the maps still belong to the same digit
    this.#showPad(false);
    this.onImage();
  }

  /** Shows or hides the pad in place of the dial. @param {boolean} shown */
  #showPad(shown) {
    if (shown) this.dial.stop();
    this.pad.hidden = !shown;
    this.dial.dial.hidden = shown;
    attribute(this.draw, 'aria-expanded', String(shown));
  }
}
