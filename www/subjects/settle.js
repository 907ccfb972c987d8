import { isMine, labOf } from '../router.js';
import { get } from '../images/store.js';
import { registerSet } from './set-registry.js';

/** @typedef {Record<string, import('../router.js').Value>} Values */

/**
 * Registers the names of the user's image sets in a scene, before its lab is mounted.
 * @param {string} lab
 * @param {Values} values of its controls
 * @returns {Promise<Values>} replacements for sets that this browser does not have
 */
export async function settleSets(lab, values) {
  const controls = labOf(lab)?.controls.filter(({ id, images }) => images && isMine(values[id])) ?? [];
  const sets = await Promise.all(controls.map(({ id }) => get(String(values[id]))));
  sets.forEach((set) => set && registerSet(set));
  const missing = controls.filter((_, place) => !sets[place]);
  return Object.fromEntries(missing.map((control) => [control.id, control.default]));
}
