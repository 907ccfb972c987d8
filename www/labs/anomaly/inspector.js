import { errorText, t } from '../../i18n/index.js';
import { linkedPad } from '../../lab-kit/linked-pad.js';
import { letterA } from './example.js';
import { inspectPanel } from './inspect-panel.js';

/** @typedef {import('../../generated/protocol.js').Input} Input */

/** One image, drawn or picked, and what the detector says of it. */
export class Inspector {
  /** One for each look. */
  #looks;
  /** What is on the pad. @type {Input | null} */
  #input = null;
  /** What its mark in the histogram is called. */
  #name = '';
  /** Whether it is an example of the lab's, and none that the person has chosen. */
  #isExample = true;
  /** Whether the pad does not show that yet. */
  #isUnseen = true;

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {Element} options.classes what is normal
   * @param {(label: number) => string} options.nameOf a class
   * @param {import('./detector.js').Detector} options.detector
   * @param {() => number} options.threshold
   * @param {() => import('./verdicts.js').State} options.state how far the network is
   * @param {(marked: { error: number, name: string } | null) => void} options.onMark
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, options) {
    this.context = context;
    this.options = options;
    this.#looks = context.engine.turns();
    this.pad = linkedPad(context, { label: t('anomaly.pad'), onDraw: (strokes) => this.#draw(strokes) });
    this.panel = inspectPanel({
      classes: options.classes,
      pad: this.pad.element,
      onClear: this.pad.clear,
    });
    this.panel.blank();
  }

  get element() {
    return this.panel.element;
  }

  /** The same image with what is left over, and what PCA makes of it. */
  get closer() {
    return this.panel.closer;
  }

  /** Whether nothing has been drawn or picked so far. */
  get isNew() {
    return this.#isExample;
  }

  /** With the drawing of the link. */
  start() {
    const strokes = this.pad.restore();
    if (!strokes.length) return;
    this.#input = { strokes };
    this.#name = t('inspect.drawing');
    this.#isExample = false;
  }

  /** The example of one class: a letter, which the network turns into what it knows. */
  showLetter() {
    this.#input = { strokes: letterA() };
    this.#name = t('inspect.letter');
    this.#isUnseen = true;
    void this.look();
  }

  /** The example of a class that is no normal one. @param {Float32Array} pixels @param {number} label */
  showSample(pixels, label) {
    this.#isUnseen = false;
    this.pick(pixels, label);
    this.#isExample = true;
  }

  /** @param {Float32Array} pixels @param {number} label */
  pick(pixels, label) {
    this.#isExample = false;
    const name = this.options.nameOf(label);
    this.pad.setImage(pixels, t('pad.sample', { name }));
    this.#input = { pixels };
    this.#name = t('inspect.sample', { label: name });
    void this.look();
  }

  /** @param {import('../../views/pictures/ink.js').Strokes} strokes */
  #draw(strokes) {
    this.#isExample = false;
    this.#input = strokes.length ? { strokes } : null;
    this.#name = t('inspect.drawing');
    void this.look();
  }

  /** Another threshold, or a network that is further. */
  judge() {
    this.panel.judge(this.options.threshold(), this.options.state());
  }

  /** Looks at what is on the pad. */
  async look() {
    const look = this.#looks.begin();
    const input = this.#input;
    if (!input) return this.#blank();
    try {
      const suspected = await look.wait(this.options.detector.look(input));
      if (!suspected) return;
      // As an image: whoever draws on it begins anew, and does not add to it.
      if (this.#isExample && this.#isUnseen) this.pad.setImage(suspected.input, this.#name);
      this.#isUnseen = false;
      this.panel.show(suspected, this.options.detector.normals);
      this.judge();
      this.options.onMark({ error: suspected.error, name: this.#name });
    } catch (error) {
      if (/** @type {any} */ (error)?.kind === 'blank') this.#blank(errorText(error));
      else this.options.onError(error);
    }
  }

  /** @param {string} [why] */
  #blank(why) {
    this.panel.blank(why);
    this.options.onMark(null);
  }

  destroy() {
    this.#looks.end();
    this.pad.destroy();
    this.panel.destroy();
  }
}
