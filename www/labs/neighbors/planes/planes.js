import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { saveCanvas } from '../../../ui/download.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { classLegend } from '../../../views/maps/class-legend.js';
import { classMiddles } from '../../../views/maps/class-middles.js';
import { percent } from '../../../lab-kit/shares.js';
import { spaceName } from '../spaces.js';
import { plane } from './plane.js';
import { outcome, viewOf } from './verdict.js';

/**
 * @typedef {import('../../../generated/protocol.js').SpacePlanes} SpacePlanes
 * @typedef {import('../../../generated/protocol.js').Neighbors} Neighbors
 * @typedef {import('../scene.js').Scene} Scene
 */

/** Indices of the spaces that have a plane. */
const PLACES = /** @type {const} */ ([1, 2]);

/** Components and codes as planes, side by side: the query and its neighbours in both. */
export class NeighborPlanes {
  /** Dimensions of each space. @type {number[]} */
  #sizes = [];
  /** @type {SpacePlanes | null} */
  #projections = null;

  /**
   * @param {Scene} scene
   * @param {HTMLElement[]} columns of the three spaces
   * @param {(index: number) => void} onPick called to query another test sample
   */
  constructor(scene, columns, onPick) {
    this.scene = scene;
    this.planes = PLACES.map((place) => {
      const onPlane = plane(onPick);
      columns[place].querySelector('[data-view=tiles]')?.after(onPlane.element);
      return onPlane;
    });
    this.help = h('p', { 'data-view': 'planes-help' });
    const files = fileButtons({ png: () => this.#save(), of: 'planes' });
    /** Class names too long to write on the planes. */
    this.legend = h('div', { 'data-view': 'planes-legend' });
    this.foot = h('div', { class: 'planes-foot muted justified' }, this.help, this.legend, files);
  }

  /** Sets the points of all samples. @param {SpacePlanes} projections @param {number[]} sizes dimensions of each space */
  use(projections, sizes) {
    const { scene } = this;
    [this.#sizes, this.#projections] = [sizes, projections];
    const tones = projections.labels.map((label) => scene.toneOf(label));
    const isShort = scene.names === 'short';
    this.planes.forEach((onPlane, at) => {
      const points = at === 0 ? projections.components : projections.codes;
      const samples = { points, tests: at === 0 ? projections.componentTests : projections.codeTests };
      const middles = isShort ? classMiddles({ codes: points, labels: projections.labels }) : [];
      onPlane.use({
        samples,
        tones,
        names: middles.map(({ label, x, y }) => ({
          name: scene.nameOf(label),
          tone: scene.toneOf(label),
          place: /** @type {[number, number]} */ ([x, y]),
        })),
        toneOf: (label) => scene.toneOf(label),
        letterOf: (label) => (isShort ? scene.nameOf(label) : ''),
      });
    });
    const classes = [...new Set(projections.labels)].sort((a, b) => a - b);
    const named = () =>
      classLegend(
        classes,
        (label) => scene.nameOf(label),
        (label) => scene.toneOf(label),
      );
    this.legend.replaceChildren(...(isShort ? [] : [named()]));
    this.help.textContent = t('planes.help', { count: number(projections.testLabels.length) });
  }

  /** Shows the neighbours; null without a query. @param {Neighbors | null} neighbors */
  show(neighbors) {
    this.planes.forEach((onPlane, at) => {
      const place = PLACES[at];
      const neighborhood = neighbors?.spaces[place] ?? null;
      const says = neighborhood ? this.#says(neighborhood) : t('planes.none');
      const size = this.#sizes[place];
      const share = percent(this.#projections?.shares[at] ?? 1);
      const note = neighborhood ? t(`planes.${viewOf(size)}`, { size: number(size), share }) : '';
      const label = t('planes.picture', {
        space: spaceName(place === 1 ? 'pca' : 'code', this.scene.kind),
        says,
      });
      onPlane.show(neighborhood, says, note, label);
    });
  }

  /** @param {import('../../../generated/protocol.js').Neighborhood} found */
  #says({ votes, predicted }) {
    const { key, count, k, tied } = outcome(votes, predicted);
    const [name, names] = [
      this.scene.nameOf(predicted),
      tied.map((label) => t('planes.name', { name: this.scene.nameOf(label) })),
    ];
    return t(`planes.${key}`, { name, names: names.join(', '), count, k: number(k) });
  }

  #save() {
    const canvases = this.planes.map(({ canvas }) => canvas);
    saveCanvas(canvases, `${t('planes.file.planes')}.png`, { legend: this.legend });
  }

  destroy() {
    for (const onPlane of this.planes) onPlane.destroy();
  }
}
