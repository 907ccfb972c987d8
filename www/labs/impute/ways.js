/** The compared methods, in table order. */
export const WAYS = /** @type {const} */ (['network', 'iterated', 'pca', 'mean']);

/** @typedef {typeof WAYS[number]} Way */
