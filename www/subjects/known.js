/**
 * The names of the person's sets and of their classes, as far as this page has met them.
 * @typedef {{ id: string, name: string, classes: string[] }} Known
 */

/** @type {Map<string, Known>} */
const known = new Map();

/** @param {Known} set */
export const know = ({ id, name, classes }) => void known.set(id, { id, name, classes });

/** @param {string} id */
export const knownSet = (id) => known.get(id);

/** Of the split into images to train and to test with: the same each time, so that a set is the same in every lab. */
export const SPLIT_SEED = 1;
