/**
 * Names of the user's image sets and their classes, of the sets this page has loaded.
 * @typedef {{ id: string, name: string, classes: string[] }} Known
 */

/** @type {Map<string, Known>} */
const sets = new Map();

/** @param {Known} set */
export const registerSet = ({ id, name, classes }) => void sets.set(id, { id, name, classes });

/** @param {string} id */
export const knownSet = (id) => sets.get(id);

/** Seed of the split into training and test images: fixed, so that a set is the same in every lab. */
export const SPLIT_SEED = 1;
