import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { more } from '../../../ui/more.js';
import { savePictures } from '../../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';

/** Number of images of a walk, both ends included. */
export const STEPS = 9;
export const ENDS = /** @type {const} */ (['from', 'to']);

/** @typedef {(typeof ENDS)[number]} End */

/**
 * The straight line between two digits, between their codes and between their pixels: two strips of images, and a
 * slider that shows one place of both.
 * @param {object} options
 * @param {Element[]} options.shelf digits for the chosen end
 * @param {() => void} options.onDrawing the drawing becomes the chosen end
 * @param {(share: number) => void} options.onPlace
 */
export function walkPanel({ shelf, onDrawing, onPlace }) {
  /** @type {End} */
  let chosen = 'from';
  /** @type {import('../../../generated/protocol.js').Interpolation | null} */
  let interpolation = null;
  const ends = ENDS.map((end) => {
    const canvas = pixelCanvas(`walk-${end}`);
    canvas.setAttribute('aria-label', t(`walk.${end}`));
    const attributes = { type: 'button', class: 'walk-end line gap-4', 'data-end': end };
    const button = h(
      'button',
      { ...attributes, onclick: () => choose(end) },
      canvas,
      h('span', {}, t(`walk.${end}`)),
    );
    return { end, canvas, button };
  });
  const drawing = h(
    'button',
    { type: 'button', 'data-action': 'use-drawing', onclick: onDrawing },
    t('walk.drawing'),
  );
  const codes = strip('codes', t('walk.codes'));
  const blends = strip('pixels', t('walk.pixels'));
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: STEPS - 1,
    step: 1,
    value: Math.floor(STEPS / 2),
    'aria-label': t('walk.place'),
    'data-view': 'walk-place',
  });
  slider.addEventListener('input', () => {
    mark();
    onPlace(Number(slider.value));
  });
  const mark = () => {
    const place = Number(slider.value);
    for (const row of [codes, blends]) row.mark(place);
    attribute(slider, 'aria-valuetext', t('walk.placeOf', { place: place + 1, all: STEPS }));
  };
  /** @param {End} end */
  function choose(end) {
    chosen = end;
    for (const each of ends) attribute(each.button, 'aria-pressed', String(each.end === end));
  }
  choose(chosen);

  const verdict = h('p', {
    class: 'walk-verdict strong',
    role: 'status',
    'data-view': 'walk-verdict',
    'data-moment': '',
  });
  const files = fileButtons({
    png: () => savePictures([...codes.canvases, ...blends.canvases], STEPS, `${t('manifold.file.walk')}.png`),
    of: 'walk',
  });
  const element = h(
    'section',
    { class: 'card walk grid', 'aria-label': t('option.walk') },
    h(
      'div',
      { class: 'grid gap-1', 'data-moment': '' },
      codes.element,
      h('div', { class: 'walk-slider' }, slider),
      blends.element,
    ),
    verdict,
    h(
      'div',
      { class: 'wrap gap-4' },
      ends.map(({ button }) => button),
      drawing,
    ),
    h('div', { class: 'walk-shelf row' }, shelf),
    more(h('p', { class: 'quiet' }, t('walk.grey')), files).element,
  );
  return {
    element,
    get chosen() {
      return chosen;
    },
    choose,
    /** @param {import('../../../generated/protocol.js').Interpolation} next @param {Record<End, string>} names of the ends */
    show(next, names) {
      interpolation = next;
      codes.show(next.images, next.imageGreys, next.blendGreys);
      blends.show(next.blends, next.blendGreys, next.imageGreys);
      const { between } = next;
      verdict.dataset.clearer = between.clearer;
      const { codes: codeImages, pixels, real } = between;
      const [codesPercent, pixelsPercent, realPercent] = [codeImages, pixels, real].map(percent);
      verdict.textContent = t(`walk.clearer.${between.clearer}`, {
        codes: codesPercent,
        pixels: pixelsPercent,
        real: realPercent,
      });
      // A drawing is shown as the encoder sees it.
      for (const { end, canvas } of ends) {
        paintGrey(canvas, next.ends, end === 'from' ? 0 : PIXELS);
        canvas.setAttribute('aria-label', names[end]);
      }
      mark();
    },
    /** The code at the slider's place. @returns {[number, number] | undefined} */
    codeAt(/** @type {number} */ place) {
      return interpolation ? [interpolation.codes[2 * place], interpolation.codes[2 * place + 1]] : undefined;
    },
  };
}

/** @param {number} share */
const percent = (share) => `${number(100 * share, 0)}\u00a0%`;

/** @param {string} view @param {string} title */
function strip(view, title) {
  const frames = Array.from({ length: STEPS }, () => {
    const canvas = pixelCanvas(`walk-${view}`);
    canvas.setAttribute('aria-label', title);
    const grey = h('small');
    return { canvas, grey, element: h('li', {}, canvas, grey) };
  });
  return {
    canvases: frames.map(({ canvas }) => canvas),
    element: h(
      'figure',
      { class: 'walk-strip text-s', 'data-strip': view },
      h('figcaption', {}, title),
      h(
        'ol',
        {},
        frames.map((frame) => frame.element),
      ),
    ),
    /** @param {Float32Array} images @param {Float32Array} greys @param {Float32Array} others ink of the other strip's images */
    show(images, greys, others) {
      frames.forEach(({ canvas, grey }, index) => {
        paintGrey(canvas, images, index * PIXELS);
        grey.textContent = percent(greys[index]);
        grey.toggleAttribute('data-clearer', index > 0 && index < STEPS - 1 && greys[index] < others[index]);
        canvas.setAttribute('aria-label', t('walk.frame', { place: index + 1, grey: percent(greys[index]) }));
      });
    },
    /** @param {number} place */
    mark(place) {
      frames.forEach(({ element }, index) =>
        attribute(element, 'aria-current', index === place ? 'true' : null),
      );
    },
  };
}
