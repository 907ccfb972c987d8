import { errorText, t } from '../../i18n/index.js';
import { linkedPad } from '../../lab-kit/linked-pad.js';
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

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {import('./detector.js').Detector} options.detector
   * @param {() => number} options.threshold
   * @param {(marked: { error: number, name: string } | null) => void} options.onMark
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, options) {
    this.context = context;
    this.options = options;
    this.#looks = context.engine.turns();
    this.pad = linkedPad(context, { label: t('anomaly.pad'), onDraw: (strokes) => this.#draw(strokes) });
    this.panel = inspectPanel({ pad: this.pad.element, onClear: this.pad.clear });
    this.panel.blank();
  }

  get element() {
    return this.panel.element;
  }

  /** Whether nothing has been drawn or picked so far. */
  get isNew() {
    return this.#name === '';
  }

  /** With the drawing of the link. */
  start() {
    const strokes = this.pad.restore();
    if (!strokes.length) return;
    this.#input = { strokes };
    this.#name = t('inspect.drawing');
  }

  /** @param {Float32Array} pixels @param {number} label */
  pick(pixels, label) {
    this.pad.setImage(pixels, t('pad.sample', { name: String(label) }));
    this.#input = { pixels };
    this.#name = t('inspect.sample', { label: String(label) });
    void this.look();
  }

  /** @param {import('../../views/pictures/ink.js').Strokes} strokes */
  #draw(strokes) {
    this.#input = strokes.length ? { strokes } : null;
    this.#name = t('inspect.drawing');
    void this.look();
  }

  /** Another threshold. */
  judge() {
    this.panel.judge(this.options.threshold());
  }

  /** Looks at what is on the pad. */
  async look() {
    const look = this.#looks.begin();
    const input = this.#input;
    if (!input) return this.#blank();
    try {
      const suspected = await look.wait(this.options.detector.look(input));
      if (!suspected) return;
      this.panel.show(suspected, this.options.threshold());
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
