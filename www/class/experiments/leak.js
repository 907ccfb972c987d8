import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { codeColumns } from '../../views/code/code-columns.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { KINDS } from '../kinds.js';
import { SET, asSteps, firstOf, isSameCode, pairsOf } from '../leak-pairs.js';
import { leakPicture } from '../views/leak-picture.js';

/**
 * Everybody leaks some images with their codes: the encryption breaks as they come in.
 * @type {import('../types.js').Experiment}
 */
export const experiment = {
  kind: KINDS.leak,
  isNumbered: true,
  accepts: () => true,
  numberOf: ({ first, count }) => Math.floor(first / count) + 1,
  student: studentPart,
  picture: leakPicture,
  async recompute({ engine }, { first, count, code }) {
    const { codes } = await pairsOf(engine, first, count);
    return isSameCode(code, codes[0]);
  },
};

/** @type {import('../types.js').Experiment['student']} */
function studentPart(context, { onValues, onError }) {
  const { engine, link } = context;
  const turns = engine.turns();
  const about = h('p', { role: 'status' });
  const pairs = h('div', { class: 'class-pairs grid', 'data-view': 'class-pairs' });
  const leak = h(
    'button',
    { type: 'button', class: 'primary', 'data-action': 'class-leak', disabled: true },
    t('class.leak.action', { count: link.each }),
  );
  leak.addEventListener('click', () => values && onValues(values));
  /** The values to leak. @type {import('../line.js').Values | null} */
  let values = null;

  /** @param {number} whose */
  async function show(whose) {
    const turn = turns.begin();
    about.textContent = t('class.leak.loading');
    const report = (/** @type {number} */ done) =>
      void (about.textContent = t('train.loading', { percent: Math.round(100 * done) }));
    await turn.loadData(SET, report);
    const first = firstOf(whose, link.each);
    const { pixels, codes } = await pairsOf(turn, first, link.each);
    values = { first, count: link.each, code: asSteps(codes[0]) };
    about.textContent = t('class.leak.yours', { count: link.each });
    pairs.replaceChildren(
      ...codes.map((code, at) => pair(pixels.subarray(at * PIXELS, (at + 1) * PIXELS), code)),
    );
    leak.disabled = false;
  }
  return {
    element: card(t('class.step.leak'), '', about, pairs, leak),
    begin(whose) {
      values = null;
      leak.disabled = true;
      pairs.replaceChildren();
      onValues(null);
      if (whose) show(whose).catch((error) => onError(error));
      else about.textContent = t('class.needsNumber');
    },
  };
}

/** An image and its code. @param {Float32Array} pixels @param {Float32Array} code */
function pair(pixels, code) {
  const canvas = pixelCanvas('class-leaked');
  canvas.setAttribute('aria-label', t('class.leak.image'));
  paintGrey(canvas, pixels);
  return h(
    'div',
    { class: 'class-leaked grid gap-5' },
    canvas,
    codeColumns(code, t('class.leak.code', { count: code.length })),
  );
}
