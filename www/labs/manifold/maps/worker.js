// @ts-check
/// <reference lib="webworker" />
/**
 * Computes maps of points that need no network, off the page and off its engine. Plumbing only: what computes is the wasm file
 * `latente-maps` and the library `umap-js`, each fetched when it is first wanted.
 *
 * In:  `{ id, call, args }`. Out: `{ id, reply }` or `{ id, error }` for each, and before it any number of `{ id, progress }`.
 */
self.addEventListener('message', (event) => void receive(event.data));

void import('../../../offline/gone-files.js').then(
  ({ tellGoneFiles }) => tellGoneFiles(),
  () => undefined,
);

const FOLDER = '../../../../pkg-maps';

/** @type {Promise<any> | undefined} */
let wasm;
/** The points. @type {any} */
let cloud;

/** @param {{ id: number, call: keyof typeof CALLS, args: any }} message */
async function receive({ id, call, args }) {
  try {
    const reply = await CALLS[call](args, (progress) => self.postMessage({ id, progress }));
    self.postMessage({ id, reply });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
}

async function engine() {
  wasm ??= import(`${FOLDER}/latente-maps.js`).then(async (module) => {
    await module.default({ module_or_path: new URL(`${FOLDER}/latente-maps_bg.wasm`, import.meta.url) });
    return module;
  });
  wasm.catch(() => (wasm = undefined)); // the next call tries again
  return wasm;
}

/** @typedef {(progress: { share: number, map: Float32Array }) => void} Tell */

const CALLS = {
  /** @param {{ rows: Float32Array, width: number, labels: ArrayLike<number>, flat: Float32Array }} points */
  async open({ rows, width, labels, flat }) {
    const { Cloud } = await engine();
    cloud = new Cloud(rows, width, Uint8Array.from(labels), flat);
  },
  pca: () => cloud.pca(),
  /** @param {{ row: Float32Array }} args */
  place: ({ row }) => cloud.place(row),
  /** @param {{ place: Float32Array }} args */
  draw: ({ place }) => cloud.draw(place),
  /** @param {{ k: number }} args */
  neighbours: ({ k }) => cloud.neighbours(k),
  /** @param {{ k: number }} args */
  beginPaths: ({ k }) => cloud.beginPaths(k),
  /** @param {{ starts: number }} args */
  paths: ({ starts }) => cloud.paths(starts),
  isomap: () => cloud.isomap(),
  /** @param {{ map: Float32Array }} args */
  measure: ({ map }) => cloud.measure(map),

  /**
   * @param {{ neighbours: Float32Array, start: Float32Array, perplexity: number, steps: number, every: number }} args
   * @param {Tell} tell
   */
  async tsne({ neighbours, start, perplexity, steps, every }, tell) {
    const { tsne } = await engine();
    const report = (/** @type {number} */ step, /** @type {Float32Array} */ map) =>
      tell({ share: step / steps, map });
    return tsne(neighbours, start, perplexity, steps, every, report);
  },

  /**
   * @param {{ neighbours: Float32Array, start: Float32Array, k: number, distance: number, seed: number, every: number }} args
   *   `k` counts each point itself, followed by its nearest neighbours
   * @param {Tell} tell
   */
  async umap({ neighbours, start, k, distance, seed, every }, tell) {
    const { UMAP } = (await import(`${FOLDER}/umap.js`)).default;
    const count = start.length / 2;
    const near = neighbours.length / count;
    const rows = (/** @type {0 | 1} */ part, /** @type {(index: number) => number} */ self) =>
      Array.from({ length: count }, (_, index) => [
        self(index),
        ...Array.from({ length: k - 1 }, (_, place) => neighbours[index * near + 2 * place + part]),
      ]);
    const umap = new UMAP({ nNeighbors: k, minDist: distance, random: randomOf(seed) });
    umap.setPrecomputedKNN(
      rows(0, (index) => index),
      rows(1, () => 0),
    );
    const steps = umap.initializeFit(rows(1, () => 0)); // only the number of rows is used
    const places = umap.getEmbedding();
    begin(places, start);
    const map = () => Float32Array.from(places.flat());
    for (let step = 1; step <= steps; step++) {
      umap.step();
      if (step % every === 0) tell({ share: step / steps, map: map() });
    }
    return map();
  },
};

/** Half the side of UMAP's initial square, as in its own initialisations. */
const HALF = 10;

/**
 * Replaces the library's random initial map.
 * @param {number[][]} places
 * @param {Float32Array} start `[count, 2]`
 */
function begin(places, start) {
  const largest = start.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  places.forEach((place, index) => {
    for (const axis of [0, 1]) place[axis] = (HALF * start[2 * index + axis]) / largest;
  });
}

/**
 * Seeded random numbers from 0 to 1: "mulberry32", by Tommy Ettinger, in the public domain.
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
