import { number, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { onLook } from '../../ui/preferences.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import {
  PIXELS,
  RESIDUAL_SCALE,
  paintGrey,
  paintResidual,
  pixelCanvas,
} from '../../views/pictures/pixels.js';
import { pictured, signedScale } from '../../views/pictures/picture-row.js';
import { imageVerdict, rankOf } from './verdicts.js';

/** @typedef {import('../../generated/protocol.js').AnomalyScore} AnomalyScore */

/** The pictures, and the words that name them. */
const VIEWS = /** @type {const} */ ({
  seen: 'inspect.input',
  rebuilt: 'inspect.reconstruction',
  rest: 'inspect.residual',
  rebuiltPca: 'inspect.reconstructionPca',
});

/**
 * One image: its reconstruction, whether it raises an alarm, and the residual.
 * @param {object} parts
 * @param {Element} parts.classes choice of the normal classes
 * @param {Element} parts.pad
 * @param {() => void} parts.onClear
 */
export function inspectPanel({ classes, pad, onClear }) {
  const canvases = Object.keys(VIEWS).map((view) => pixelCanvas(view));
  const [seen, rebuilt, rest, rebuiltPca] = canvases;
  const verdict = h('p', {
    class: 'anomaly-verdict lines-1 text-l strong snug',
    role: 'status',
    'data-view': 'verdict',
  });
  const rows = { autoencoder: h('span'), pca: h('span') };
  const clear = h('button', { type: 'button', 'data-action': 'clear', onclick: onClear }, t('pad.clear'));
  const files = fileButtons({
    png: () => savePictures(canvases, canvases.length, `${t('anomaly.file.image')}.png`),
    of: 'inspect',
  });
  /** @type {[Float32Array, Float32Array] | null} */
  let pair = null;
  const stopLook = onLook(() => pair && paintResidual(rest, ...pair));
  const element = h(
    'section',
    { class: 'card inspect column gap-5', 'aria-label': t('inspect.title'), 'data-moment': '' },
    classes,
    h(
      'div',
      { class: 'inspect-large grid gap-6' },
      h(
        'figure',
        { class: 'pictured grid gap-3' },
        pad,
        h('figcaption', {}, t('inspect.pad'), h('span', { 'data-input': '' }, clear)),
      ),
      pictured(rebuilt, t('inspect.reconstruction')),
    ),
    h(
      'div',
      { class: 'inspect-answer', 'data-answer': '' },
      verdict,
      h('p', { class: 'inspect-error snug', 'data-kind': 'autoencoder' }, rows.autoencoder),
    ),
  );
  const closer = h(
    'section',
    { class: 'card inspect-closer' },
    h('h2', {}, h('span', {}, t('inspect.closer')), files),
    h(
      'div',
      { class: 'inspect-pictures grid gap-5' },
      pictured(seen, t('inspect.input')),
      pictured(rest, t('inspect.residual')),
      pictured(rebuiltPca, t('inspect.reconstructionPca')),
    ),
    signedScale(number(RESIDUAL_SCALE), t('residual.extra'), t('residual.missing')),
    h('p', { class: 'inspect-error snug', 'data-kind': 'pca' }, t('anomaly.pca'), ': ', rows.pca),
  );
  /** @type {AnomalyScore | null} */
  let shown = null;
  /** @param {number} threshold @param {import('./verdicts.js').State} state */
  const judge = (threshold, state) => {
    if (!shown) return;
    const says = imageVerdict(shown.error, threshold, state);
    verdict.textContent = t(`inspect.${says}`);
    element.dataset.verdict = says;
    if (says === 'pending') for (const row of Object.values(rows)) row.textContent = ''; // values of another network
  };
  return {
    element,
    closer,
    judge,
    /** @param {AnomalyScore} score @param {number} normals number of normal test samples */
    show(score, normals) {
      shown = score;
      pair = [score.input, score.reconstruction];
      paintGrey(seen, score.input);
      paintGrey(rebuilt, score.reconstruction);
      paintResidual(rest, ...pair);
      paintGrey(rebuiltPca, score.pcaReconstruction);
      const error = number(score.error, 4);
      const names = Object.values(VIEWS);
      canvases.forEach((canvas, at) => attribute(canvas, 'aria-label', t(names[at])));
      attribute(rebuilt, 'aria-label', t('reconstruction.label', { error }));
      attribute(rest, 'aria-label', t('residual.label'));
      const words = (/** @type {number} */ value, /** @type {number} */ above) => {
        const { kind, count } = rankOf(above, normals);
        return t(`inspect.above.${kind}`, { error: number(value, 4), above: number(count), normals });
      };
      rows.autoencoder.textContent = words(score.error, score.above);
      rows.pca.textContent = words(score.pcaError, score.pcaAbove);
      Object.assign(element.dataset, { error: score.error, above: score.above });
    },
    /** Empties the panel. @param {string} [why] */
    blank(why = t('inspect.hint')) {
      shown = null;
      const empty = new Float32Array(PIXELS);
      pair = [empty, empty];
      for (const canvas of [seen, rebuilt, rebuiltPca]) paintGrey(canvas, empty);
      paintResidual(rest, ...pair);
      for (const canvas of canvases) attribute(canvas, 'aria-label', t('reconstruction.empty'));
      verdict.textContent = why;
      for (const row of Object.values(rows)) row.textContent = '';
      for (const name of ['data-error', 'data-above', 'data-verdict']) element.removeAttribute(name);
    },
    destroy: stopLook,
  };
}
