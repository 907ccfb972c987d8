import { coalesce } from '../../../lab-kit/coalesce.js';
import { LIMITS } from '../../../generated/labs.js';

/** Images along one side of the background, and cells of the density. */
const [TILES, CELLS] = [20, 96];
/** A view that has not moved for so many ms stands still. */
const SETTLED_MS = 120;
/** Digits of which a trail shows where the next steps take them: how many, how many steps, and how many times longer it is
 * drawn. */
const TRAILS = { count: 150, steps: 5, times: 3 };

/** Asks a network for what is on the map: dots, the images behind them, miniatures, and where training takes the codes. */
export class MapFeed {
  /** Whether the network is there: before, nothing is asked of it. */
  isThere = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {import('../../../lab-kit/network-choice.js').NetworkChoice['network']} options.network
   * @param {import('../../../lab-kit/data-choice.js').DataChoice} options.data
   * @param {ReturnType<typeof import('./map-panel.js').mapPanel>} options.map
   * @param {(chart: import('../../../generated/protocol.js').Charted, isOther: boolean) => Promise<void>} options.onChart there
   *   are dots; `isOther` when they are of another network than those before
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

  /** Another network is on its way. */
  leave() {
    this.isThere = false;
    this.isOther = true;
  }

  /** The set that the dots are of. */
  get set() {
    return this.context.get('points') === 'train' ? this.data.train : this.data.test;
  }

  /** The dots; what else is shown depends on where they lie, so no request for them takes another's place. */
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

  /** Where training is about to take some of the codes; a run that has ended takes them nowhere. */
  async trails() {
    if (!this.network.isRun || this.context.run.state === 'finished') return;
    const { count, steps, times } = TRAILS;
    const { set } = this;
    const { from, to } = await this.network.ask(
      () => ({ manifold: { ahead: { set, count, steps } } }),
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

  /** The samples themselves in place of their dots, as many as there is room for. */
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

  /** What is behind the dots is asked for when the view stands still: a moving one has no use for it. */
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
