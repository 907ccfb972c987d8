/** Who is compared, in the order of the tables. */
export const WAYS = /** @type {const} */ (['network', 'iterated', 'pca', 'mean']);

/** @typedef {typeof WAYS[number]} Way */
