/** The methods in the order of the lesson. */
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

/** Methods that are functions: they map new points, and decode places of their map. */
export const PLACING = /** @type {Method[]} */ (['pca', 'plain', 'variational', 'guided']);
/** The networks among them. */
export const LEARNERS = /** @type {('plain' | 'variational' | 'guided')[]} */ ([
  'plain',
  'variational',
  'guided',
]);

/** Training set of the shipped networks. */
export const SHIPPED_FOR = 'digits';
/** The pretrained models for it. @type {Partial<Record<Method, string>>} */
export const SHIPPED = {
  plain: 'digits-2',
  variational: 'digits-2-variational',
  guided: 'digits-2-guided',
};

/** Threshold above which a map keeps distances: their correlation with the distances along the graph. */
export const KEEPS = 0.95;

/** Measures of a map, in the order of computation. */
export const FIGURES = /** @type {const} */ ([
  'trust',
  'continuity',
  'accuracy',
  'distances',
  'along',
  'across',
]);
/** @typedef {typeof FIGURES[number]} FigureId */
/** @typedef {Record<FigureId, number>} Figures NaN if not applicable */

/** Measures shown under another name: one measure, or two that belong together. @type {Record<string, FigureId[]>} */
const PAIRS = { 'length-width': ['along', 'across'], 'cos-sin': ['along', 'across'] };
/** @typedef {FigureId | 'length-width' | 'cos-sin'} FigureName */
/** @param {FigureName} name */
export const measuresOf = (name) => PAIRS[name] ?? [/** @type {FigureId} */ (name)];

/**
 * State of a map's computation.
 * @typedef {object} Entry
 * @property {'waiting' | 'running' | 'done' | 'cancelled' | 'missing' | 'failed'} state
 * @property {number} [share] progress of the current work, 0 to 1
 * @property {Float32Array} [map] `[count, 2]`
 * @property {number} [seconds] time that it took here
 * @property {boolean} [shipped] whether it is pretrained
 * @property {Figures} [figures]
 */

/** The work that a map needs, as the end of a word's key. @param {Method} method @param {boolean} isShipped */
export const workOf = (method, isShipped) => (isShipped && method in SHIPPED ? 'shipped' : method);
