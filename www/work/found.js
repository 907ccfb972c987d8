import { readScene } from '../router.js';
import { isSound } from './kinds.js';
import { openTabs } from './tab.js';

/**
 * @typedef {import('./schema.js').Entry} Entry
 * @typedef {{ entry: Entry, content: any }} Piece
 * @typedef {object} Found work left by a closed tab
 * @property {Entry | null} run
 * @property {Entry[]} kept
 * @property {Entry | null} model
 * @property {Entry | null} table
 * @property {Piece | null} scene read immediately: it is small, and this tab may overwrite it
 */

/** Kinds that are complete and have separate lists. */
const LISTED = ['lecture', 'images'];

/**
 * Finds work left by a closed tab: this tab's work before a reload, else the newest; null if there is none.
 * @param {import('./work.js').Work} work
 * @param {{ address: string, isNamed: boolean }} here the page's address, and whether the link names a scene. The current
 *   address is not worth offering, and a user who followed a link to a scene wants that scene, unless the found one has a
 *   drawing
 * @returns {Promise<Found | null>}
 */
export async function findWork(work, here) {
  const [entries, open] = await Promise.all([work.list(), openTabs()]);
  open.delete(work.tab);
  const closed = entries.filter(({ tab, kind }) => !open.has(tab) && !LISTED.includes(kind));
  const whose = closed.find(({ tab }) => tab === work.tab)?.tab ?? closed[0]?.tab;
  const ofTab = closed.filter(({ tab }) => tab === whose);
  const newest = (/** @type {string} */ kind) => ofTab.find((entry) => entry.kind === kind) ?? null;
  const keptRuns = ofTab.filter(({ kind }) => kind === 'kept').reverse();
  const scene = await pieceOf(work, newest('scene'));
  const found = { run: newest('run'), kept: keptRuns, model: newest('model'), table: newest('table'), scene };
  const isMore = found.run || keptRuns.length || found.model || found.table;
  return isMore || (scene && isWanted(scene.content.address, here)) ? found : null;
}

/** @param {string} address @param {{ address: string, isNamed: boolean }} here */
const isWanted = (address, here) =>
  address !== here.address && (!here.isNamed || readScene(address).ink !== '');

/** @param {import('./work.js').Work} work @param {Entry | null} entry @returns {Promise<Piece | null>} */
async function pieceOf(work, entry) {
  const content = entry && (await work.content(entry.id));
  return entry && isSound('scene', content) ? { entry, content } : null;
}
