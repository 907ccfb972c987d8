/** The methods whose maps stand side by side, in the order of the lesson. */
export const METHODS = /** @type {const} */ ([
  'pca',
  'isomap',
  'tsne',
  'umap',
  'plain',
  'variational',
  'guided',
]);
/** @typedef {typeof METHODS[number]} Method */

/** Methods that are functions: they place a point that is new to them, and draw a place of their map. */
export const PLACING = /** @type {Method[]} */ (['pca', 'plain', 'variational', 'guided']);
/** Those of them that are networks. */
export const LEARNERS = /** @type {('plain' | 'variational' | 'guided')[]} */ ([
  'plain',
  'variational',
  'guided',
]);

/** What the shipped networks were trained on. */
export const SHIPPED_FOR = 'digits';
/** The models of it, which were trained before. @type {Partial<Record<Method, string>>} */
export const SHIPPED = {
  plain: 'digits-2',
  variational: 'digits-2-variational',
  guided: 'digits-2-guided',
};

/** From here on a map is said to keep distances: the correlation of those on it with those along the graph. */
export const KEEPS = 0.95;

/** What a map keeps, in the order in which it is measured. */
export const FIGURES = /** @type {const} */ ([
  'trust',
  'continuity',
  'accuracy',
  'distances',
  'along',
  'across',
]);
/** @typedef {typeof FIGURES[number]} FigureId */
/** @typedef {Record<FigureId, number>} Figures NaN where there is nothing to measure */

/** What is shown under a name of its own: one measure, or two that stand together. @type {Record<string, FigureId[]>} */
const PAIRS = { 'length-width': ['along', 'across'], 'cos-sin': ['along', 'across'] };
/** @typedef {FigureId | 'length-width' | 'cos-sin'} FigureName */
/** @param {FigureName} name */
export const measuresOf = (name) => PAIRS[name] ?? [/** @type {FigureId} */ (name)];

/**
 * How far a map has come.
 * @typedef {object} Entry
 * @property {'waiting' | 'running' | 'done' | 'cancelled' | 'missing' | 'failed'} state
 * @property {number} [share] 0..1 of what is under way
 * @property {Float32Array} [map] `[count, 2]`
 * @property {number} [seconds] that it took here
 * @property {boolean} [shipped] whether it was trained before
 * @property {Figures} [figures]
 */

/** What is done for a map, as the end of a word's key. @param {Method} method @param {boolean} isShipped */
export const workOf = (method, isShipped) => (isShipped && method in SHIPPED ? 'shipped' : method);
