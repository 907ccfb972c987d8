import { coalesce } from '../../../lab-kit/coalesce.js';
import { LIMITS } from '../../../generated/labs.js';

/** Images per side of the background, and cells per side of the density. */
const [TILES, CELLS] = [20, 96];
/** Time without movement after which a view is settled, in ms. */
const SETTLED_MS = 120;
/**
 * Trails that show where the next steps take the codes: number of digits, number of steps, and scale of their length.
 */
const TRAILS = { count: 150, steps: 5, times: 3 };

/** Asks a network for the map's content: dots, background images, miniatures, and the direction in which training moves the codes. */
export class MapFeed {
  /** Whether the network is loaded: no requests are sent before. */
  isThere = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {import('../../../lab-kit/network-choice.js').NetworkChoice['network']} options.network
   * @param {import('../../../lab-kit/data-choice.js').DataChoice} options.data
   * @param {ReturnType<typeof import('./map-panel.js').mapPanel>} options.map
   * @param {(chart: import('../../../generated/protocol.js').LatentMap, isOther: boolean) => Promise<void>}
   *   options.onChart new dots; `isOther` if they belong to another network than the previous ones
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, { network, data, map, onChart, onError }) {
    this.context = context;
    this.network = network;
    this.data = data;
    this.map = map;
    this.onChart = onChart;
    this.onError = onError;
    this.isOther = false;
  }

  destroy() {
    clearTimeout(this.#settling);
  }

  /** Another network is loading. */
  leave() {
    this.isThere = false;
    this.isOther = true;
  }

  /** The data set of the dots. */
  get set() {
    return this.context.get('points') === 'train' ? this.data.train : this.data.test;
  }

  /** Requests the dots. Everything else depends on them, so no other request replaces this one. */
  chart = coalesce(async () => {
    const set = this.set;
    const chart = await this.network.ask((network) => ({
      manifold: { chart: { network, set, count: LIMITS.images, cells: CELLS } },
    }));
    const { isOther } = this;
    this.map.show(chart, isOther);
    this.isOther = false;
    await this.onChart(chart, isOther);
  });

  /** Requests where training moves some of the codes next; a run that has ended moves none. */
  async trails() {
    if (!this.network.isRun || this.context.run.state === 'finished') return;
    const { count, steps, times } = TRAILS;
    const { set } = this;
    const { from, to } = await this.network.ask(
      () => ({ manifold: { lookahead: { set, count, steps } } }),
      'ahead',
    );
    this.map.setTrails({ from, to, times }, steps);
  }

  async tiles() {
    if (this.context.get('background') !== 'images' || !this.isThere) return;
    const { centre, half } = this.map.view();
    try {
      const tiled = await this.network.ask(
        (network) => ({ manifold: { tiles: { network, centre, half, tiles: TILES } } }),
        'tiles',
      );
      this.map.showTiles({ centre, half }, tiled.images);
    } catch (error) {
      this.onError(error);
    }
  }

  /** Requests images of the samples in place of dots, as many as fit. */
  async thumbnails() {
    if (this.context.get('marks') !== 'thumbnails') return this.map.setThumbnails(null);
    if (!this.isThere) return;
    const indices = this.map.spread();
    const { set } = this;
    try {
      const { pixels } = await this.network.ask(
        () => ({ engine: { pictures: { set, indices } } }),
        'thumbnails',
      );
      this.map.setThumbnails({ indices, pixels });
    } catch (error) {
      this.onError(error);
    }
  }

  /** Requests the background once the view stands still: a moving view has no use for it. */
  settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      void this.tiles();
      void this.thumbnails();
    }, SETTLED_MS);
  }

  /** @param {'points' | 'marks' | 'background'} id @param {string} value */
  choose(id, value) {
    this.context.set({ [id]: value });
    if (id === 'background') {
      this.map.setBackground(/** @type {any} */ (value));
      void this.tiles();
    } else if (id === 'marks') {
      void this.thumbnails();
    } else {
      this.map.setThumbnails(null); // those of the other set
      void this.network
        .load(this.set)
        .then(() => this.chart())
        .then(() => this.thumbnails())
        .catch((error) => this.onError(error));
    }
  }
}
