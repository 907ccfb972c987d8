import { errorText, t } from '../../i18n/index.js';
import { linkedPad } from '../../lab-kit/linked-pad.js';
import { letterA } from './example.js';
import { inspectPanel } from './inspect-panel.js';

/** @typedef {import('../../generated/protocol.js').Input} Input */

/** One image, drawn or picked, and the detector's verdict on it. */
export class Inspector {
  /** One turn per request. */
  #looks;
  /** The pad's image. @type {Input | null} */
  #input = null;
  /** Label of its mark in the histogram. */
  #name = '';
  /** Whether it is the lab's example, not the user's choice. */
  #isExample = true;
  /** Whether the pad still has to show it. */
  #isUnseen = true;

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {Element} options.classes choice of the normal classes
   * @param {(label: number) => string} options.nameOf name of a class
   * @param {import('./detector.js').Detector} options.detector
   * @param {() => number} options.threshold
   * @param {() => import('./verdicts.js').State} options.state training state of the network
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

  /** The image with its residual and its PCA reconstruction. */
  get closer() {
    return this.panel.closer;
  }

  /** Whether nothing has been drawn or picked yet. */
  get isNew() {
    return this.#isExample;
  }

  /** Starts with the link's drawing. */
  start() {
    const strokes = this.pad.restore();
    if (!strokes.length) return;
    this.#input = { strokes };
    this.#name = t('inspect.drawing');
    this.#isExample = false;
  }

  /** The example for one normal class: a letter, which the network reconstructs as that class. */
  showLetter() {
    this.#input = { strokes: letterA() };
    this.#name = t('inspect.letter');
    this.#isUnseen = true;
    void this.look();
  }

  /** The example from an anomalous class. @param {Float32Array} pixels @param {number} label */
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

  /** Updates the verdict for a new threshold or training state. */
  judge() {
    this.panel.judge(this.options.threshold(), this.options.state());
  }

  /** Scores the pad's image. */
  async look() {
    const look = this.#looks.begin();
    const input = this.#input;
    if (!input) return this.#blank();
    try {
      const score = await look.wait(this.options.detector.look(input));
      if (!score) return;
      // Shown as an image, so that drawing on it starts a new drawing.
      if (this.#isExample && this.#isUnseen) this.pad.setImage(score.input, this.#name);
      this.#isUnseen = false;
      this.panel.show(score, this.options.detector.normals);
      this.judge();
      this.options.onMark({ error: score.error, name: this.#name });
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
