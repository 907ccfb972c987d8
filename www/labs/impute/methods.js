/** The compared methods, in table order. */
export const METHODS = /** @type {const} */ (['network', 'iterated', 'pca', 'mean']);

/** @typedef {typeof METHODS[number]} Method */
