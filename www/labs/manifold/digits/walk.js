import { t } from '../../../i18n/index.js';
import { PIXELS } from '../../../views/pictures/pixels.js';
import { samplePicker } from '../../../lab-kit/sample-picker.js';
import { ENDS, STEPS, walkPanel } from './walk-panel.js';

/**
 * @typedef {import('../../../generated/protocol.js').Input} Input
 * @typedef {import('./walk-panel.js').End} End
 */

/** The walk between two images: its ends, and what lies between them. */
export class Walk {
  /** Each end with its description. @type {Partial<Record<End, { input: Input, name: string }>>} */
  #ends = {};

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {import('../../../lab-kit/lab-network.js').LabNetwork} options.network
   * @param {import('../../../lab-kit/data-choice.js').DataChoice} options.data
   * @param {() => Input | null} options.drawing the pad's input
   * @param {(codes: Float32Array) => void} options.onWay
   * @param {(code: [number, number]) => void} options.onPlace a place of the walk was chosen
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, { network, data, drawing, onWay, onPlace, onError }) {
    this.context = context;
    this.network = network;
    this.data = data;
    this.onWay = onWay;
    this.onError = onError;
    this.shelf = samplePicker({
      engine: context.engine,
      onPick: (index, pixels, label) => this.#pick(index, pixels, label),
      onError,
    });
    this.panel = walkPanel({
      shelf: [this.shelf.element, this.shelf.others],
      onDrawing: () => {
        const input = drawing();
        if (input) this.#setEnd(this.panel.chosen, input, t('walk.drawing'));
        else context.say(t('drawing.none'));
      },
      onPlace: (place) => {
        const code = this.panel.codeAt(place);
        if (code) onPlace(code);
      },
    });
  }

  get element() {
    return this.panel.element;
  }

  /** Sets both ends from the URL. */
  async begin() {
    try {
      const { engine } = this.context;
      const { subject, test: set, nameOf } = this.data;
      await this.shelf.load(subject, Number(this.context.get('to')), () => false);
      const { count } = await engine.loadData(set);
      const indices = ENDS.map((end) => Math.min(Number(this.context.get(end)), count - 1));
      const { pixels, labels } = await engine.ask({ engine: { pictures: { set, indices } } });
      ENDS.forEach((end, index) => {
        const input = { pixels: pixels.slice(index * PIXELS, (index + 1) * PIXELS) };
        this.#ends[end] = { input, name: nameOf(labels[index]) };
      });
      await this.show();
    } catch (error) {
      this.onError(error);
    }
  }

  /** Requests the walk again, after a change of an end or of the network. */
  async show() {
    const { from, to } = this.#ends;
    if (!from || !to) return;
    const interpolation = await this.network.ask(
      (network) => ({ manifold: { walk: { network, from: from.input, to: to.input, count: STEPS } } }),
      'walk',
    );
    this.onWay(interpolation.codes);
    this.panel.show(interpolation, { from: from.name, to: to.name });
  }

  /** @param {number} index @param {Float32Array} pixels @param {number} label */
  #pick(index, pixels, label) {
    this.shelf.mark(index);
    const end = this.panel.chosen;
    this.context.set({ [end]: index });
    this.#setEnd(end, { pixels }, this.data.nameOf(label));
  }

  /** @param {End} end @param {Input} input @param {string} name */
  #setEnd(end, input, name) {
    this.#ends[end] = { input, name };
    this.panel.choose(end === 'from' ? 'to' : 'from');
    void this.show().catch(this.onError);
  }
}
