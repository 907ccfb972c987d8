import { t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { linkedPad } from '../../../lab-kit/linked-pad.js';
import { BANDS, soilName } from '../../../lab-kit/satellite.js';
import { paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { patch } from '../../../views/pictures/patch.js';
import { surfaceSpace } from '../views/surface-space.js';

/**
 * The points beside their maps: the chosen point, and a method's image at a place. There is one view per kind of
 * subject; a new kind is a new entry.
 * @typedef {object} SubjectView
 * @property {HTMLElement} element
 * @property {(row: Float32Array | null, index: number | null) => void} show shows a point of the subject
 * @property {(row: Float32Array | null, method: string) => void} draw shows a method's image at a place of its map
 * @property {() => void} destroy
 */

/** @param {string} text */
const captioned = (/** @type {Node} */ picture, text = '') => {
  const caption = h('figcaption', {}, text);
  return { element: h('figure', {}, picture, caption), caption };
};

/** @param {string} method */
const drawnBy = (method) =>
  method ? t('maps.drawnBy', { method: t(`maps.method.${method}`) }) : t('maps.drawn');

/**
 * Digits: a pad to draw on, and a method's image.
 * @param {import('../../../lab-kit/types.js').LabContext} context
 * @param {object} on
 * @param {(strokes: import('../../../views/pictures/ink.js').Strokes) => void} on.onDraw
 * @param {(() => void) | null} on.onTurn turns the drawing, in a subject that turns
 */
export function digitView(context, { onDraw, onTurn }) {
  const pad = linkedPad(context, { label: t('pad.label'), onDraw });
  const picture = pixelCanvas('maps-drawn');
  const sample = pixelCanvas('maps-sample');
  const button = (
    /** @type {string} */ action,
    /** @type {string} */ words,
    /** @type {() => void} */ onclick,
  ) => h('button', { type: 'button', 'data-action': action, onclick }, t(words));
  const clear = button('clear', 'pad.clear', pad.clear);
  const use = onTurn && button('use', 'maps.turns.use', onTurn);
  const placement = h(
    'p',
    { class: 'maps-placed text-s snug', role: 'status', 'data-view': 'placed' },
    t('maps.draw'),
  );
  const [left, right] = [captioned(sample, t('maps.sample')), captioned(picture, drawnBy(''))];
  const nothing = new Float32Array(picture.width * picture.height);
  paintGrey(picture, nothing);
  paintGrey(sample, nothing);
  return {
    element: h(
      'div',
      { class: 'maps-subject column' },
      h(
        'div',
        { class: 'maps-digit grid gap-5' },
        h(
          'div',
          {},
          pad.element,
          h(
            'div',
            { class: 'maps-pad small-buttons text-xs muted line gap-3', 'data-input': '' },
            clear,
            use,
          ),
        ),
        h('div', { class: 'maps-pictures grid packed' }, left.element, right.element),
      ),
      placement,
    ),
    restore: () => pad.restore(),
    /** @param {string} text */
    say: (text) => void (placement.textContent = text),
    /** @param {Float32Array | null} row @param {number | null} index */
    show(row, index) {
      paintGrey(sample, row ?? nothing);
      sample.setAttribute(
        'aria-label',
        index === null ? t('maps.sample') : t('maps.point', { index: index + 1 }),
      );
    },
    /** @param {Float32Array | null} row @param {string} method */
    draw(row, method) {
      paintGrey(picture, row ?? nothing);
      picture.setAttribute('aria-label', drawnBy(method));
      picture.dataset.method = method;
      right.caption.textContent = drawnBy(method);
    },
    destroy: () => pad.destroy(),
  };
}

/**
 * A surface: its points in space, with the chosen one and the one decoded by a method.
 * @param {import('../../../generated/protocol.js').MapPoints} gathered
 */
export function surfaceView({ rows, along }) {
  const space = surfaceSpace('maps-space', t('maps.space'));
  const caption = h('p', { class: 'quiet', 'data-view': 'maps-drawn' }, t('maps.surface.help'));
  /** @type {Float32Array | null} */
  let chosen = null;
  /** @type {Float32Array | null} */
  let drawn = null;
  const mark = () => space.mark([chosen, drawn]);
  space.show({ points: rows, along, laid: rows, sheet: new Float32Array(0), tears: [] });
  return {
    element: h('div', { class: 'maps-subject column' }, space.element, caption),
    /** @param {Float32Array | null} row */
    show(row) {
      chosen = row;
      mark();
    },
    /** @param {Float32Array | null} row @param {string} method */
    draw(row, method) {
      drawn = row;
      caption.textContent = row
        ? t('maps.surface.drawn', { method: t(`maps.method.${method}`) })
        : t('maps.surface.help');
      caption.dataset.method = method;
      mark();
    },
    destroy: () => space.destroy(),
  };
}

/**
 * Satellite patches: the chosen one and the one decoded by a method, in measured units rather than standardised ones.
 * @param {import('../../../generated/protocol.js').MapPoints} gathered
 */
export function patchView({ labels }) {
  const [left, right] = [captioned(h('span', {}), t('maps.row')), captioned(h('span', {}), drawnBy(''))];
  /** @type {Record<'chosen' | 'drawn', Float32Array | null>} */
  const shown = { chosen: null, drawn: null };
  /** Both on one scale. @param {'chosen' | 'drawn'} which @param {Float32Array | null} row @param {string} text */
  const put = (which, row, text) => {
    shown[which] = row;
    (which === 'chosen' ? left : right).caption.textContent = text;
    const all = [...(shown.chosen ?? []), ...(shown.drawn ?? [])];
    const range = /** @type {[number, number]} */ ([Math.min(...all) - 1, Math.max(...all) + 1]);
    for (const [figure, values] of /** @type {const} */ ([
      [left, shown.chosen],
      [right, shown.drawn],
    ]))
      figure.element.firstElementChild?.replaceWith(
        values ? patch(values, BANDS, range, String(figure.caption.textContent)) : h('span', {}),
      );
  };
  right.element.dataset.view = 'maps-drawn';
  return {
    element: h(
      'div',
      { class: 'maps-subject column' },
      h('div', { class: 'maps-patches grid' }, left.element, right.element),
      h('p', { class: 'quiet' }, t('maps.patch')),
    ),
    /** @param {Float32Array | null} row @param {number | null} index */
    show: (row, index) =>
      put(
        'chosen',
        row,
        index === null
          ? t('maps.row')
          : `${t('maps.point', { index: index + 1 })}: ${soilName(labels[index])}`,
      ),
    /** @param {Float32Array | null} row @param {string} method */
    draw(row, method) {
      put('drawn', row, drawnBy(method));
      right.element.dataset.method = method;
    },
    units: 'original',
    destroy: () => undefined,
  };
}
