/**
 * Where a lecture is: one that the page has (`s06`), one of this browser (`my-…`), a file on the same host (`courses/ml.json`), or
 * one that stands in the address itself (`link`, with its text).
 * @typedef {{ id: string, text?: string }} Source
 * @typedef {'check' | 'print'} Tool what an address may ask for beside the lecture
 * @typedef {Source & { place: number, tool?: Tool }} Wanted
 */

/** Of lectures that are kept in the browser. */
export const MINE = 'my-';
/** Of a lecture in the address. */
export const LINK = 'link';
const NAME = /^[a-z0-9][a-z0-9-]*$/;
/** Below the page's folder: no address, and no way up. */
const FILE = /^(\w[\w.-]*\/)*\w[\w.-]*\.json$/;
const TOOLS = /** @type {const} */ (['check', 'print']);

/**
 * Which lecture an address asks for, and which of its scenes: `?lecture=s06&scene=7`, counted from 1.
 * @param {URLSearchParams} query with what stands in the hash
 * @returns {Wanted | null}
 */
export function lectureOf(query) {
  const id = query.get('lecture') ?? '';
  if (!(NAME.test(id) || FILE.test(id)) || query.has('lab')) return null;
  const place = Math.max(0, Math.trunc(Number(query.get('scene')) || 1) - 1);
  const tool = TOOLS.find((name) => query.get(name) === '1');
  return { id, place, ...(id === LINK && { text: query.get('l') ?? '' }), ...(tool && { tool }) };
}

/** @param {string} id @param {number} place from 0 */
export const lectureQuery = (id, place) => new URLSearchParams({ lecture: id, scene: String(place + 1) });

/** What stands behind the `#`: there it is not sent to the host. @param {Source} source */
export const hashOf = ({ text }) => (text ? `#l=${text}` : '');

/** A lecture that is a file of the host, and no part of the page. @param {Source} source */
export const isFile = ({ id }) => id.endsWith('.json');

/** Whether the page has it, so that a window of its own can read it without asking the one that shows it. @param {Source} source */
export const isShipped = (source) => source.id !== LINK && !source.id.startsWith(MINE) && !isFile(source);

/** @param {Source} source @param {Source | null} other */
export const isSame = (source, other) => source.id === other?.id && source.text === other.text;
