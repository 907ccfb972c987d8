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
