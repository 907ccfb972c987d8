import { t } from '../../../i18n/index.js';
import { coalesce } from '../../../lab-kit/coalesce.js';
import { isQuiet } from '../../../lab-kit/show-error.js';
import { LEARNERS, SHIPPED } from './methods.js';

/**
 * @typedef {import('./methods.js').Method} Method
 * @typedef {'plain' | 'variational' | 'guided'} Learner
 * @typedef {ReturnType<typeof import('./subjects.js').viewOf>} View
 */

/** What the methods make of something outside the points: a place on their maps for a drawing, an image for a place. */
export class NewPoint {
  /** One turn per drawing. */
  #looks;
  /** @type {import('../../../views/pictures/ink.js').Strokes} */
  #strokes = [];
  /** The place of a map under the pointer. @type {{ method: Method, place: [number, number] } | null} */
  #pointerPlace = null;

  /**
   * @param {import('./jobs.js').MapJobs} jobs
   * @param {object} options
   * @param {View} options.view
   * @param {Record<Method, ReturnType<typeof import('./map-card.js').mapCard>>} options.cards
   * @param {(is: boolean) => void} options.onDrawing whether there is a drawing
   * @param {(error: unknown) => void} options.onError
   */
  constructor(jobs, { view, cards, onDrawing, onError }) {
    this.jobs = jobs;
    this.view = view;
    this.cards = cards;
    this.onDrawing = onDrawing;
    this.onError = onError;
    this.#looks = jobs.turn.turns();
  }

  /** @param {import('../../../views/pictures/ink.js').Strokes} strokes */
  setDrawing(strokes) {
    this.#strokes = strokes;
    void this.locate();
  }

  /** Shows a method's image at a place. @param {Method} method @param {[number, number]} place */
  drawAt(method, place) {
    this.#pointerPlace = { method, place };
    void this.#draw();
  }

  #draw = coalesce(async () => {
    if (!this.#pointerPlace) return;
    const { method, place } = this.#pointerPlace;
    if (!this.jobs.entries[method].map) return;
    try {
      this.view.draw(await this.#rowAt(method, new Float32Array(place)), method);
    } catch (error) {
      this.#fail(error);
    }
  });

  /** @param {Method} method @param {Float32Array} place @returns {Promise<Float32Array | null>} */
  async #rowAt(method, place) {
    const { jobs } = this;
    if (method === 'pca') return this.inOriginalUnits(await jobs.draw(place));
    const learner = LEARNERS.find((id) => id === method);
    if (!learner) return null;
    if (!jobs.isShipped) return this.#sketch(learner, { place });
    const network = { model: String(SHIPPED[learner]) };
    const decoded = await jobs.turn.ask({ reconstruct: { decode: { network, codes: place, input: null } } });
    return decoded.images;
  }

  /** Converts a row back to its original units. @param {Float32Array} row */
  async inOriginalUnits(row) {
    return 'units' in this.view ? this.#sketch(null, { row }) : row;
  }

  /** @param {Learner | null} learner @param {import('../../../generated/protocol.js').SketchInput} of */
  async #sketch(learner, of, turn = this.jobs.turn) {
    return (await turn.ask({ manifold: { sketch: { learner, of } } })).values;
  }

  /** Locates the drawing on the maps of the methods that can place it. */
  locate = coalesce(async () => {
    const { jobs, view } = this;
    if (!('say' in view)) return;
    const look = this.#looks.begin();
    const strokes = this.#strokes;
    this.onDrawing(strokes.length > 0);
    for (const card of Object.values(this.cards)) {
      card.setDrawing(strokes.length > 0);
      if (!strokes.length) card.plot.setDrawn(null);
    }
    if (!strokes.length) return view.say(t('maps.draw'));
    try {
      /** @type {Method[]} */
      const placedBy = [];
      const put = (/** @type {Method} */ method, /** @type {Float32Array} */ place) => {
        if (!place.length) return;
        this.cards[method].plot.setDrawn(/** @type {[number, number]} */ ([...place]));
        placedBy.push(method);
      };
      const row = await this.#sketch(null, { strokes }, look);
      put('pca', await jobs.place(row));
      for (const learner of LEARNERS) {
        if (jobs.entries[learner].state !== 'done') continue;
        const place = await this.#placeOf(learner, row, look);
        put(learner, place);
        if (placedBy.length === 2) view.draw(await this.#rowAt(learner, place), learner);
      }
      view.say(
        placedBy.length
          ? t('maps.placed', { methods: placedBy.map((method) => t(`maps.method.${method}`)).join(', ') })
          : t('maps.draw'),
      );
    } catch (error) {
      this.#fail(error);
    }
  });

  /** @param {Learner} learner @param {Float32Array} row @param {import('../../../engine/turns.js').Turn} look */
  async #placeOf(learner, row, look) {
    if (!this.jobs.isShipped) return this.#sketch(learner, { row }, look);
    const network = { model: String(SHIPPED[learner]) };
    return (await look.ask({ reconstruct: { forward: { network, input: { pixels: row } } } })).code;
  }

  /** @param {unknown} error */
  #fail(error) {
    if (!isQuiet(error)) this.onError(error);
  }
}
