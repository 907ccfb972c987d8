import { number, t } from '../../../i18n/index.js';
import { controlSlider } from '../../../lab-kit/control-slider.js';
import { LabInput } from '../../../lab-kit/lab-input.js';
import { attribute, h } from '../../../ui/dom.js';
import { turnDial } from './turn-dial.js';

/** @typedef {import('../../../generated/protocol.js').Input} Input */

/** Which digit is turned, and how far: the dial with its slider, the shelf, and a pad that can take the dial's place. */
export class TurnKnob {
  /** What is turned: the pad may have something else on it meanwhile. @type {Input | null} */
  input = null;
  /** In whole degrees. */
  angle = 0;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} on
   * @param {() => void} on.onImage another image is to be turned
   * @param {() => void} on.onLook another angle or level is looked at
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
    /** Shows the pad; it stands among what a class need not see. */
    this.draw = h('button', attributes, t('turning.draw'));
    this.draw.addEventListener('click', () => this.#showPad(!!this.pad.hidden));
    const use = h('button', { type: 'button', class: 'primary', 'data-action': 'use' }, t('turning.use'));
    use.addEventListener('click', () => this.#use());
    this.pad = h(
      'div',
      { class: 'turn-pad', hidden: true },
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
        { class: 'turn-sliders' },
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

  /** What changes beside the angle; without anything its slider is not there, but its place is. @param {string} freedom */
  setFreedom(freedom) {
    attribute(this.level.element, 'data-unused', freedom === 'none');
    this.level.say();
  }

  /**
   * The image that is looked at, and the turn after which another one is marked.
   * @param {Float32Array} images
   * @param {number} index
   * @param {number} apart in degrees
   */
  show(images, index, apart) {
    this.dial.show(images, index);
    const words = t('turning.partner', { turn: number(apart, 0) });
    if (this.partner.textContent !== words) this.partner.textContent = words;
  }

  /** The drawing in place of what has been turned so far. */
  #use() {
    if (!this.choice.value) return this.context.say(t('turning.empty'));
    this.#turn(this.choice.value);
  }

  /** Another image: a test digit at once, a drawing when it is said to be done. */
  #onInput() {
    const { value } = this.choice;
    if (value && !('strokes' in value)) this.#turn(value);
  }

  /** @param {Input} input */
  #turn(input) {
    this.input = input;
    this.context.set({ turns: 'strokes' in input ? 'drawing' : 'sample' }); // the maps are of the same digit
    this.#showPad(false);
    this.onImage();
  }

  /** The pad takes the dial's place. @param {boolean} shown */
  #showPad(shown) {
    if (shown) this.dial.stop();
    this.pad.hidden = !shown;
    this.dial.dial.hidden = shown;
    attribute(this.draw, 'aria-expanded', String(shown));
  }
}
