import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';

/**
 * @typedef {import('../../generated/protocol.js').AnomalyStart} AnomalyStart
 * @typedef {import('../../generated/protocol.js').AnomalyTestScores} AnomalyTestScores
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 */

/** Pictures per row. */
const SHOWN = 10;
const ROWS = /** @type {const} */ (['missed', 'alarms', 'borderline']);

/**
 * Pictures of samples that the detector classifies wrongly, or nearly.
 * @param {(pixels: Float32Array, label: number) => void} onPick
 * @param {(label: number) => string} nameOf name of a class
 */
export function casesPanel(onPick, nameOf) {
  const pick = (/** @type {number} */ index) => {
    if (pictures) onPick(pictures.pixels.slice(index * PIXELS, (index + 1) * PIXELS), pictures.labels[index]);
  };
  const rows = ROWS.map((key) => ({
    key,
    element: h('div', { class: 'case-tiles grid' }),
    tiles: Array.from({ length: SHOWN }, () => tile(pick, nameOf)),
  }));
  const picture = fileButtons({
    png: () =>
      savePictures(
        rows.flatMap(({ element }) => [...element.querySelectorAll('canvas')]),
        SHOWN,
        `${t('anomaly.file.cases')}.png`,
      ),
    of: 'cases',
  });
  /** @type {Pictures | null} */
  let pictures = null;
  return {
    element: card(
      t('cases.title'),
      picture,
      ...rows.map(({ key, element }) =>
        h(
          'div',
          { class: 'case-row grid split', 'data-row': key },
          h('div', {}, h('h3', {}, t(`cases.${key}`)), h('p', { class: 'quiet' }, t(`cases.note.${key}`))),
          element,
        ),
      ),
      h('p', { class: 'quiet' }, t('cases.legend')),
    ),
    /** Sets the pictures of all test samples. @param {Pictures} all */
    setPictures(all) {
      pictures = all;
    },
    /** @param {AnomalyTestScores} scored @param {AnomalyStart} normal @param {number} threshold */
    show({ errors }, { anomalous }, threshold) {
      if (!pictures) return;
      const all = pictures;
      const chosen = choose(errors, anomalous, threshold);
      for (const { key, tiles, element } of rows) {
        if (!element.childElementCount) element.append(...tiles.map((entry) => entry.element));
        tiles.forEach((entry, place) => {
          const index = chosen[key][place];
          entry.element.hidden = index === undefined;
          if (index !== undefined)
            entry.show(all, { index, error: errors[index], isCalled: errors[index] >= threshold });
        });
      }
    },
  };
}

/**
 * @param {Float32Array} errors
 * @param {boolean[]} anomalous
 * @param {number} threshold
 */
function choose(errors, anomalous, threshold) {
  const rising = Array.from(errors, (_, index) => index).sort((a, b) => errors[a] - errors[b]);
  const above = rising.findIndex((index) => errors[index] >= threshold);
  const first = above < 0 ? rising.length : above;
  const from = Math.max(0, Math.min(rising.length - SHOWN, first - SHOWN / 2));
  return {
    missed: rising.filter((index) => anomalous[index]).slice(0, SHOWN),
    alarms: rising
      .filter((index) => !anomalous[index])
      .slice(-SHOWN)
      .reverse(),
    borderline: rising.slice(from, from + SHOWN),
  };
}

/**
 * A tile for one case. The tile stays while its content changes, so that it can be clicked during a run.
 * @param {(index: number) => void} onPick
 * @param {(label: number) => string} nameOf
 */
function tile(onPick, nameOf) {
  const canvas = pixelCanvas('case');
  canvas.removeAttribute('role');
  const [label, mark, value] = [h('span'), h('span', { 'aria-hidden': 'true' }, ' ▲'), h('span')];
  const verdict = h('span', { class: 'visually-hidden' });
  const element = h(
    'button',
    { type: 'button', class: 'case grid', onclick: () => onPick(Number(element.dataset.sample)) },
    canvas,
    h('span', {}, h('b', {}, label, mark), ' ', value),
    verdict,
  );
  return {
    element,
    /**
     * @param {Pictures} all
     * @param {{ index: number, error: number, isCalled: boolean }} shown `isCalled`: whether it is classified as an anomaly
     */
    show(all, { index, error, isCalled }) {
      if (element.dataset.sample !== String(index)) paintGrey(canvas, all.pixels, index * PIXELS);
      label.textContent = nameOf(all.labels[index]);
      value.textContent = number(error, 4);
      mark.hidden = !isCalled;
      verdict.textContent = t(isCalled ? 'cases.called' : 'cases.notCalled');
      Object.assign(element.dataset, { sample: index, label: all.labels[index], error, called: isCalled });
    },
  };
}
