import { MODEL_BYTES } from '../../../generated/labs.js';
import { staleError } from '../../../engine/error.js';
import { FIGURES, METHODS, SHIPPED } from './methods.js';
import { MapsLink } from './link.js';
import { deferred, queue, timed } from './order.js';

/**
 * @typedef {import('./methods.js').Method} Method
 * @typedef {import('./methods.js').Entry} Entry
 * @typedef {'plain' | 'variational' | 'guided'} Learner
 */

/** t-SNE's perplexity and steps, UMAP's neighbours and minimum distance: the defaults of scikit-learn and umap-learn. */
export const TSNE = { perplexity: 30, steps: 1000 };
export const UMAP = { k: 15, distance: 0.1 };
/** Neighbours used by t-SNE: three times the perplexity. */
const NEAR = 3 * TSNE.perplexity;
/** Number of points per shortest-path request. */
const STARTS = 100;
/** Number of steps after which a map in progress is shown. */
const EVERY = 25;
/** Target time between replies of a training run, in ms. */
const PACE_MS = 100;

/** Computes the maps of some points: in workers if no network is needed, otherwise in the engine. */
export class MapJobs {
  /** @type {Record<Method, Entry>} */
  entries = /** @type {any} */ (Object.fromEntries(METHODS.map((id) => [id, { state: 'waiting' }])));
  #cloud = new MapsLink();
  /** Cancels a method's work in progress. @type {Map<Method, () => void>} */
  #endings = new Map();
  /** Queues for work that must not overlap, because there are few cores: t-SNE and UMAP, and the networks. */
  #queues = { embeddings: queue(), networks: queue() };
  /** @type {ReturnType<typeof timed<Float32Array>> | undefined} */
  #near;
  /** @type {Promise<unknown> | undefined} */
  #opening;
  /** PCA's map. */
  #start = deferred();
  /** Settles when all graph distances are known or have failed. */
  #graph = deferred();
  #isWithoutGraph = false;

  /**
   * @param {import('../../../engine/turns.js').Turn} turn
   * @param {object} options
   * @param {import('../../../generated/protocol.js').MapPoints} options.gathered
   * @param {boolean} options.isShipped whether the networks are pretrained
   * @param {{ seed: number, neighbours: number }} options.settings
   * @param {(method: Method) => void} options.onChange
   * @param {(error: unknown) => void} options.onError
   */
  constructor(turn, { gathered, isShipped, settings, onChange, onError }) {
    this.turn = turn;
    this.gathered = gathered;
    this.isShipped = isShipped;
    this.settings = settings;
    this.onChange = onChange;
    this.onError = onError;
    turn.signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  async begin() {
    // The guided network before the others: it both places new points and keeps distances.
    const first = /** @type {Method[]} */ ([
      'pca',
      'isomap',
      'guided',
      'plain',
      'variational',
      'umap',
      'tsne',
    ]);
    // Requested in this order; each waits for what it needs.
    await Promise.all(first.map((method) => this.run(method)));
  }

  /** Passes the points to the worker, once; after a failure the next call tries again. */
  #open() {
    const { rows, width, labels, flat } = this.gathered;
    this.#opening ??= this.#cloud.ask('open', { rows, width, labels, flat });
    this.#opening.catch(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** Computes one map, from its start or from where it was cancelled. @param {Method} method */
  async run(method) {
    const model = SHIPPED[method];
    if (this.isShipped && model && !(model in MODEL_BYTES)) return this.#say(method, { state: 'missing' });
    this.#say(method, { state: 'waiting', share: undefined });
    const isLate = method === 'isomap' && this.#isWithoutGraph;
    if (isLate) this.#graph = deferred();
    try {
      await this.#open();
      const { map, seconds } = await this.#compute(method);
      this.turn.check();
      this.#say(method, { state: 'done', map, seconds, shipped: this.isShipped && Boolean(model) });
      if (method === 'isomap') this.#graph.resolve(map);
      await this.#measure(method, map);
      if (isLate) await this.#measureOthers();
    } catch (error) {
      if (this.turn.isOver) return;
      const isCancelled = /** @type {any} */ (error)?.kind === 'stale';
      this.#say(method, { state: isCancelled ? 'cancelled' : 'failed' });
      if (method === 'isomap') {
        this.#isWithoutGraph = true;
        this.#graph.resolve(null);
      }
      if (!isCancelled) this.onError(error);
    } finally {
      this.#endings.delete(method);
    }
  }

  /** @param {Method} method */
  cancel(method) {
    this.#endings.get(method)?.();
  }

  /** Projects a new row onto the principal components. @param {Float32Array} row */
  place(row) {
    return this.turn.wait(this.#cloud.ask('place', { row }));
  }

  /** Reconstructs a row from its place among the principal components. @param {Float32Array} place */
  draw(place) {
    return this.turn.wait(this.#cloud.ask('draw', { place }));
  }

  /** @param {Method} method @returns {Promise<{ map: Float32Array, seconds: number }>} */
  #compute(method) {
    if (method === 'pca') return this.#pca();
    if (method === 'isomap') return this.#isomap();
    if (method === 'tsne' || method === 'umap') return this.#embed(method);
    return this.isShipped ? this.#chart(method) : this.#learn(method);
  }

  async #pca() {
    const found = await timed(() => this.#cloud.ask('pca'));
    this.#start.resolve(found.reply);
    return { map: found.reply, seconds: found.seconds };
  }

  /** The neighbours of each point, computed once for all methods; each method is charged with the time. */
  #neighbours() {
    this.#near ??= timed(() => this.#cloud.ask('neighbours', { k: NEAR }));
    return this.#near;
  }

  async #isomap() {
    const check = this.#cancellable('isomap');
    await this.#start.promise;
    await this.#neighbours(); // first: the other methods wait for them
    check();
    const before = performance.now();
    this.#say('isomap', { state: 'running', share: 0 });
    await this.#cloud.ask('beginPaths', { k: this.settings.neighbours });
    for (let share = 0; share < 1;) {
      check();
      share = await this.#cloud.ask('paths', { starts: STARTS });
      this.#say('isomap', { state: 'running', share });
    }
    const map = await this.#cloud.ask('isomap');
    return { map, seconds: (performance.now() - before) / 1000 };
  }

  /** @param {'tsne' | 'umap'} method */
  async #embed(method) {
    const check = this.#cancellable(method);
    const start = await this.#start.promise;
    const near = await this.#neighbours();
    return this.#queues.embeddings(async () => {
      check();
      const link = new MapsLink();
      this.#endings.set(method, () => link.end());
      this.#say(method, { state: 'running', share: 0 });
      const task = { neighbours: near.reply, start, every: EVERY };
      const settings = method === 'tsne' ? TSNE : { ...UMAP, seed: this.settings.seed };
      try {
        const found = await timed(() =>
          link.ask(method, { ...task, ...settings }, (progress) =>
            this.#say(method, { state: 'running', ...progress }),
          ),
        );
        return { map: found.reply, seconds: near.seconds + found.seconds };
      } finally {
        link.end();
      }
    });
  }

  /** The codes of a pretrained model. @param {Learner} learner */
  async #chart(learner) {
    const model = String(SHIPPED[learner]);
    await this.turn.loadModel(model);
    const count = this.gathered.labels.length;
    const { reply, seconds } = await timed(() =>
      this.turn.ask({ manifold: { chart: { network: { model }, set: 'digitsTest', count, cells: 1 } } }),
    );
    return { map: reply.codes, seconds };
  }

  /** @param {Learner} learner */
  async #learn(learner) {
    const check = this.#cancellable(learner);
    const { seed } = this.settings;
    const map = await this.#graph.promise; // even if not requested: there are few cores, and it is quick
    const guide = learner === 'guided' ? map : null;
    if (learner === 'guided' && !guide) throw staleError(); // there is no map to guide it
    return this.#queues.networks(async () => {
      let seconds = this.entries[learner].seconds ?? 0;
      let steps = 20;
      /** @type {import('../../../generated/protocol.js').LearnerProgress} */
      let learned;
      do {
        check();
        const part = await timed(() =>
          this.turn.ask({ manifold: { learn: { learner, seed, guide, steps } } }),
        );
        seconds += part.seconds;
        learned = part.reply;
        steps = Math.max(5, Math.min(300, Math.round((steps * PACE_MS) / (1000 * part.seconds))));
        this.#say(learner, {
          state: 'running',
          share: learned.step / learned.of,
          map: learned.codes,
          seconds,
        });
      } while (learned.step < learned.of);
      return { map: learned.codes, seconds };
    });
  }

  /** Makes a method's work cancellable; the returned function throws after cancellation. @param {Method} method */
  #cancellable(method) {
    let isOver = false;
    this.#endings.set(method, () => (isOver = true));
    return () => {
      this.turn.check();
      if (isOver) throw staleError();
    };
  }

  /** @param {Method} method @param {Float32Array} map */
  async #measure(method, map) {
    await this.#graph.promise;
    const found = await this.turn.wait(this.#cloud.ask('measure', { map }));
    const figures = /** @type {any} */ (Object.fromEntries(FIGURES.map((id, index) => [id, found[index]])));
    this.#say(method, { ...this.entries[method], figures });
  }

  /** Repeats the measures that were taken without the graph. */
  async #measureOthers() {
    for (const method of METHODS) {
      const { state, map } = this.entries[method];
      if (method !== 'isomap' && state === 'done' && map) await this.#measure(method, map);
    }
  }

  /** @param {Method} method @param {Entry} entry */
  #say(method, entry) {
    if (this.turn.isOver) return;
    this.entries[method] = { ...this.entries[method], ...entry };
    this.onChange(method);
  }

  #end() {
    this.#cloud.end();
    for (const end of this.#endings.values()) end();
  }
}
