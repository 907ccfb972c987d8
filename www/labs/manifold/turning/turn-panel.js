import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { attribute, h, uniqueId } from '../../../ui/dom.js';
import { paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { axesOf } from '../views/axis-names.js';
import { turnPlane } from './turn-plane.js';
import { isTorn } from './turn-verdicts.js';

/** @typedef {import('../../../generated/protocol.js').TurnMeasures} TurnMeasures */

const FIGURES = /** @type {const} */ (['rounds', 'jump', 'error', 'second']);

/**
 * One map of the turned images: its curve, its reconstruction of the chosen image, and its measures.
 * @param {import('../../../generated/protocol.js').TurnMap} id
 * @param {(code: Float32Array) => void} onPoint
 */
export function turnPanel(id, onPoint) {
  const axes = axesOf(id === 'pca' ? 'pca' : 'code');
  const plane = turnPlane(`turn-${id}`, t(`turning.label.${id}`), axes, onPoint);
  const copy = pixelCanvas(`copy-${id}`);
  const copyWords = h('figcaption', {});
  const figures = FIGURES.map((figure) => {
    const value = h('dd', { 'data-figure': `${id}-${figure}` }, '–');
    return { figure, value, name: h('dt', {}, figure === 'second' ? '' : t(`turning.${figure}`)) };
  });
  const verdict = h('p', {
    class: 'map-verdict snug',
    id: uniqueId('verdict'),
    role: 'status',
    'data-verdict-of': id,
  });
  attribute(plane.canvas, 'aria-describedby', verdict.id);
  const steps = h('span', { class: 'readout turn-steps', 'data-view': `steps-${id}` });
  const element = card(
    t(`turning.${id}`),
    steps,
    plane.element,
    verdict,
    h(
      'div',
      { class: 'turn-result grid gap-3' },
      h('figure', {}, copy, copyWords),
      h(
        'dl',
        { class: 'figure-list grid' },
        figures.flatMap(({ name, value }) => [name, value]),
      ),
    ),
  );
  element.dataset.map = id;
  element.dataset.moment = '';
  /** @type {Float32Array | null} */
  let copies = null;
  let index = 0;
  const showCopy = () => {
    if (!copies) return;
    paintGrey(copy, copies, index * copy.width * copy.height);
    say('turning.copy');
  };
  /** @param {string} key */
  const say = (key) => {
    if (copyWords.dataset.key === key) return;
    copyWords.dataset.key = key;
    copyWords.textContent = t(key);
    copy.setAttribute('aria-label', copyWords.textContent);
  };
  return {
    element,
    canvas: plane.canvas,
    destroy: plane.destroy,
    /**
     * @param {{ map: Float32Array, copies: Float32Array, measures: TurnMeasures, step?: number }} found
     * @param {number} d
     * @param {{ angles: number, steps: number }} images of one turn, and steps of a whole run
     * @param {boolean} [isShipped] whether its network is pretrained
     */
    show(found, d, { angles, steps: last }, isShipped = false) {
      const { map, measures } = found;
      copies = found.copies;
      plane.show(map, d, angles, isTorn(measures) ? measures.at : null);
      showCopy();
      const {
        rounds: [least, most],
        jump,
        error,
        second,
      } = measures;
      const words = {
        rounds: least === most ? String(least) : t('turning.rounds.between', { least, most }),
        jump: t('turning.jump.times', { jump: number(jump, jump < 10 ? 1 : 0) }),
        error: number(error, 4),
        second: second === null ? '' : number(second, 2),
      };
      for (const { figure, name, value } of figures) {
        value.textContent = words[figure];
        value.dataset.value = String(measures[figure]);
        for (const part of [name, value]) attribute(part, 'data-unused', !words[figure]);
      }
      const { step } = found;
      if (step !== undefined)
        steps.textContent = isShipped
          ? t('turning.shipped')
          : t('turning.share', { percent: number((100 * step) / last, 0) });
      attribute(element, 'data-torn', isTorn(measures));
      element.dataset.forward = String(measures.forward);
    },
    /** Sets what changes besides the angle, as the name of a measure. @param {string} freedom */
    setFreedom(freedom) {
      const second = figures.find(({ figure }) => figure === 'second');
      if (second && freedom !== 'none') second.name.textContent = t(`turning.second.of.${freedom}`);
    },
    /** @param {number} next @param {number} other @param {Float32Array} images */
    mark(next, other, images) {
      index = next;
      plane.mark([next, other].map((place) => ({ index: place, images })));
      showCopy();
    },
    /** Shows the image of a place that was pointed at. @param {Float32Array} image */
    place(image) {
      paintGrey(copy, image);
      say('turning.place');
    },
    /** @param {string} key of its words, announced again when it changes @param {string} words */
    say(key, words) {
      if (verdict.textContent === words) return;
      attribute(verdict, 'data-verdict', key);
      verdict.textContent = words;
    },
  };
}
