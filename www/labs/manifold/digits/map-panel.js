import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { h } from '../../../ui/dom.js';
import { saveCanvas } from '../../../ui/download.js';
import { CsvFile } from '../../../ui/csv-file.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { more } from '../../../ui/more.js';
import { latentMap } from './latent-map.js';
import { classLegend } from '../../../views/maps/class-legend.js';
import { zoomButtons } from '../../../views/maps/zoom-buttons.js';
import { controlSegments } from '../../../lab-kit/control-segments.js';

/**
 * @typedef {import('../../../generated/protocol.js').LatentMap} LatentMap
 * @typedef {'points' | 'marks' | 'background'} Choice
 */

/**
 * The map with its options, its legend and its downloads.
 * @param {object} options
 * @param {import('../../../lab-kit/data-choice.js').DataChoice} options.data
 * @param {(id: Choice) => string} options.get
 * @param {(id: Choice, value: string) => void} options.onChoose
 * @param {(code: [number, number]) => void} options.onPoint
 * @param {() => void} options.onView
 */
export function mapPanel({ data, get, onChoose, onPoint, onView }) {
  const map = latentMap({ nameOf: (label) => data.nameOf(label), onPoint, onView });
  /** @type {LatentMap | null} */
  let chart = null;
  const choices = /** @type {const} */ (['points', 'marks', 'background']).map((id) => {
    const chooser = controlSegments('manifold', id, {
      key: 'option',
      chosen: get(id),
      onChoose: (value) => {
        onChoose(id, value);
        chooser.mark(value);
      },
    });
    return chooser.element;
  });
  const zooms = zoomButtons({ onZoom: (factor) => map.zoom(factor), onHome: () => map.home() });
  zooms.dataset.control = 'zoom';
  const legend = classLegend(data.labels, data.nameOf);
  const csv = new CsvFile(() => chart && codesTable(chart));
  const files = fileButtons({
    png: () => saveCanvas(map.canvas, `${t('manifold.file.map')}.png`, { x: 'h₁', y: 'h₂' }),
    csv,
  });
  const trails = h('p', { class: 'quiet', 'data-view': 'trails', hidden: true });
  const help = h('p', { class: 'quiet map-help' }, t('map.help'));
  const element = card(
    t('map.title'),
    zooms,
    map.element,
    legend,
    more(h('div', { class: 'tools map-tools' }, data.element, choices, files), help).element,
  );
  element.classList.add('map-card');
  return {
    ...map,
    element,
    /** The legend of the trails, while there are any. */
    trails,
    /** @param {LatentMap} next @param {boolean} isOther whether it belongs to another network */
    show(next, isOther) {
      chart = next;
      csv.follow();
      trails.hidden = true;
      map.show(next, t('map.words', { count: number(next.labels.length) }), isOther);
    },
    /** @param {import('./map-paint.js').Trails} next @param {number} steps number of steps ahead */
    setTrails(next, steps) {
      map.setTrails(next);
      trails.hidden = false;
      trails.textContent = t('map.trails', { count: next.from.length / 2, steps, times: next.times });
    },
  };
}

/** One line per sample. @param {LatentMap} chart */
function codesTable({ codes, labels }) {
  const rows = () => labels.map((label, index) => [label, codes[2 * index], codes[2 * index + 1]]);
  return { name: t('manifold.file.codes'), head: ['class', 'h1', 'h2'], rows };
}
