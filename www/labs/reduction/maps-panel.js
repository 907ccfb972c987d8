import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { fileName, saveCanvas } from '../../ui/download.js';
import { percent } from '../../lab-kit/shares.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { classToken } from '../../views/colors/palette.js';
import { scatter } from './views/scatter.js';
import { verdict } from './verdict.js';

/**
 * @typedef {import('../../generated/protocol.js').ReductionStart} ReductionStart
 * @typedef {import('../../generated/protocol.js').ReductionProgress} ReductionProgress
 */

const KINDS = /** @type {const} */ (['autoencoder', 'pca']);

/**
 * The rows as mapped by both reductions, side by side; a selection in one is marked in both.
 * @param {object} on
 * @param {import('../../ui/stepper.js').Stepper<any>} on.stepper trains the autoencoder
 * @param {(indices: number[]) => void} on.onChoose
 */
export function mapsPanel({ stepper, onChoose }) {
  /** @type {import('./table-source.js').TableSource | null} */
  let source = null;
  let d = 2;
  /** @type {import('./views/scatter.js').Group[]} */
  let groups = [];
  const maps = KINDS.map((kind) => {
    const view = scatter(`${kind}-map`, t('maps.label', { name: t(`maps.${kind}`) }), onChoose);
    const error = h('b');
    const files = fileButtons({
      png: () => saveCanvas(view.canvas, `${t('reduction.file.map')}-${kind}.png`, { legend }),
      of: kind,
    });
    const isTrained = kind === 'autoencoder';
    const tools = isTrained
      ? h('span', { class: 'tools', 'data-control': 'run' }, stepper.reset, stepper.play)
      : '';
    const figures = h(
      'div',
      { class: 'map-figures snug grid', 'data-view': `${kind}-figures` },
      h('p', {}, t('maps.error')),
      error,
      h('p', { class: 'quiet' }, isTrained ? stepper.readout : t('maps.untrained')),
      files,
    );
    const element = card(t(`maps.${kind}`), tools, view.element, figures);
    element.dataset.moment = '';
    return {
      kind,
      view,
      error,
      element,
      points: /** @type {Float32Array} */ (new Float32Array(0)),
      lost: NaN,
    };
  });
  const [autoencoder, pca] = maps;
  const legend = h('ul', {
    class: 'plane-legend wrap class-legend',
    'aria-label': t('plane.legend'),
  });
  const csv = new CsvFile(() => table());
  const foot = h('div', { class: 'maps-foot justified' }, legend, fileButtons({ csv }));
  const answer = h('p', {
    class: 'reduction-answer lines-1 strong snug',
    role: 'status',
    'data-view': 'reduction-answer',
    'data-moment': '',
  });

  /** @param {typeof autoencoder} map @param {Float32Array} points @param {number} error */
  const show = (map, points, error) => {
    map.points = points;
    map.view.show(points, d, source?.tones ?? [], groups);
    map.view.describe(
      t('maps.words', { name: t(`maps.${map.kind}`), count: source?.rows ?? 0, error: percent(error) }),
    );
    map.error.textContent = percent(error);
    map.error.dataset.value = String(error);
    map.lost = error;
  };
  /** A sentence about the errors. */
  const conclude = () => {
    const says = verdict(autoencoder.lost, pca.lost);
    answer.dataset.says = says;
    answer.textContent = t(`maps.verdict.${says}`, {
      numbers: t('maps.numbers', { count: d }),
      autoencoder: percent(autoencoder.lost),
      pca: percent(pca.lost),
    });
  };
  function table() {
    if (!source?.rows || !autoencoder.points.length) return null;
    const names = KINDS.flatMap((kind) => Array.from({ length: d }, (_, axis) => `${kind}${axis + 1}`));
    const { origin, labels } = source;
    const rows = () =>
      Array.from(labels, (label, row) => [
        ...(origin.labelled ? [origin.classOf(label)] : []),
        ...maps.flatMap(({ points }) => [...points.subarray(row * d, (row + 1) * d)]),
      ]);
    const name = `${fileName(origin.name)}-${t('reduction.file.map')}`;
    return { name, head: [...(origin.labelled ? ['class'] : []), ...names], rows };
  }

  return {
    elements: maps.map((map) => map.element),
    foot,
    answer,
    /** @param {import('./table-source.js').TableSource} next */
    setSource(next) {
      source = next;
      const { origin, classes } = next;
      // Full names are in the legend; the map omits their common part.
      const nameOf =
        origin.kind === 'satellite'
          ? (/** @type {number} */ label) => t(`maps.soil.${label}`)
          : origin.classOf;
      groups = next.groups.map((group, at) => {
        const { label } = classes[at];
        return { ...group, name: nameOf(label), tone: origin.toneOf(label) };
      });
      legend.replaceChildren(
        ...(origin.labelled ? classes : []).map(({ label, count }) =>
          h(
            'li',
            { style: `--tone: var(${classToken(origin.toneOf(label))})` },
            h('span', {}, origin.classOf(label)),
            ' ',
            h('small', {}, number(count)),
          ),
        ),
      );
    },
    /** @param {ReductionStart} begun */
    begin(begun) {
      d = begun.d;
      show(autoencoder, begun.codes, begun.lost);
      show(pca, begun.scores, begun.pcaLost);
      conclude();
      csv.follow();
    },
    /** @param {ReductionProgress} reduced */
    reduced(reduced) {
      show(autoencoder, reduced.codes, reduced.lost);
      conclude();
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
