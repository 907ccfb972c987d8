import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { download, fileName, saveCanvas } from '../../ui/download.js';
import { csvText, fileButtons } from '../../ui/file-buttons.js';
import { classToken } from '../../views/colors/palette.js';
import { scatter } from './views/scatter.js';

/**
 * @typedef {import('../../generated/protocol.js').Begun} Begun
 * @typedef {import('../../generated/protocol.js').Reduced} Reduced
 * @typedef {import('../../generated/protocol.js').Told} Told
 */

const KINDS = /** @type {const} */ (['autoencoder', 'pca']);

/**
 * The same rows as the two reductions lay them out, side by side: what is chosen in one is marked in both.
 * @param {object} on
 * @param {(indices: number[]) => void} on.onChoose
 * @param {() => void} on.onMeasure how well the classes are told
 */
export function mapsPanel({ onChoose, onMeasure }) {
  /** @type {import('./source.js').Source | null} */
  let source = null;
  let d = 2;
  const maps = KINDS.map((kind) => {
    const view = scatter(`${kind}-map`, t('maps.label', { name: t(`maps.${kind}`) }), onChoose);
    const [error, told] = [h('b'), h('b', {}, '–')];
    const figures = h(
      'dl',
      { class: 'figure-list', 'data-view': `${kind}-figures` },
      h('dt', {}, t('maps.error')),
      h('dd', {}, error),
      h('dt', {}, t('maps.told')),
      h('dd', {}, told),
    );
    const note = fileButtons({
      png: () => saveCanvas(view.canvas, `${t('reduction.file.map')}-${kind}.png`),
      of: kind,
    });
    return {
      kind,
      view,
      error,
      told,
      points: /** @type {Float32Array} */ (new Float32Array(0)),
      element: card(t(`maps.${kind}`), note, view.element, figures),
    };
  });
  const [own, pca] = maps;
  const legend = h('ul', { class: 'plane-legend class-legend', 'aria-label': t('plane.legend') });
  const measure = h(
    'button',
    { type: 'button', 'data-action': 'tell', onclick: onMeasure },
    t('maps.measure'),
  );
  const csv = fileButtons({ csv: () => save() });
  const element = h(
    'div',
    { class: 'reduction-maps' },
    maps.map((map) => map.element),
    h('div', { class: 'maps-foot' }, legend, h('div', { class: 'tools' }, measure, csv)),
    h('p', { class: 'quiet' }, t('maps.help')),
  );

  /** @param {typeof own} map @param {Float32Array} points @param {number} error */
  const show = (map, points, error) => {
    map.points = points;
    map.view.show(points, d, source?.tones ?? []);
    map.view.describe(
      t('maps.words', { name: t(`maps.${map.kind}`), count: source?.rows ?? 0, error: share(error) }),
    );
    map.error.textContent = error > 1 ? t('maps.worse', { share: share(error) }) : share(error);
    map.error.dataset.value = String(error);
  };
  /** @param {Told | null} told */
  const showTold = (told) => {
    for (const map of maps) {
      const value = told?.[map.kind];
      map.told.textContent = value === undefined ? '–' : share(value);
      map.told.dataset.value = value === undefined ? '' : String(value);
    }
    measure.textContent = told ? t('maps.raw', { share: share(told.raw) }) : t('maps.measure');
  };
  function save() {
    if (!source) return;
    const names = KINDS.flatMap((kind) => Array.from({ length: d }, (_, axis) => `${kind}${axis + 1}`));
    const { origin, labels } = source;
    const rows = Array.from(labels, (label, row) => [
      origin.classOf(label),
      ...maps.flatMap(({ points }) => [...points.subarray(row * d, (row + 1) * d)]),
    ]);
    download(
      `${fileName(origin.name)}-${t('reduction.file.map')}.csv`,
      csvText(['class', ...names], rows),
      'text/csv',
    );
  }

  return {
    element,
    /** @param {import('./source.js').Source} next */
    setSource(next) {
      source = next;
      const { origin, classes } = next;
      measure.hidden = !origin.labelled;
      legend.replaceChildren(
        ...(origin.labelled ? classes : []).map(({ label, count }) =>
          h(
            'li',
            { style: `--own: var(${classToken(origin.toneOf(label))})` },
            h('span', {}, origin.classOf(label)),
            h('small', {}, number(count)),
          ),
        ),
      );
    },
    /** @param {Begun} begun */
    begin(begun) {
      d = begun.d;
      show(own, begun.codes, begun.lost);
      show(pca, begun.scores, begun.pcaLost);
      showTold(null);
    },
    /** @param {Reduced} reduced */
    reduced(reduced) {
      show(own, reduced.codes, reduced.lost);
      if (own.told.dataset.value) showTold(null);
    },
    told: showTold,
    /** @param {boolean} busy */
    setMeasuring(busy) {
      measure.disabled = busy;
    },
    /** @param {number[]} indices */
    choose(indices) {
      for (const { view } of maps) view.choose(indices);
    },
    destroy() {
      for (const { view } of maps) view.destroy();
    },
  };
}

/** A share of the variance, or of the rows. @param {number} value */
const share = (value) => t('judge.share', { percent: number(100 * value, 1) });
