/**
 * The source of a lecture: shipped with the page (`s06`), stored in this browser (`my-…`), a file on the same host
 * (`courses/ml.json`), or encoded in the address (`link`, with its text).
 * @typedef {{ id: string, text?: string }} Source
 * @typedef {'check' | 'print'} Tool a tool that an address may request
 * @typedef {Source & { place: number, tool?: Tool }} LectureLink
 */

/** Id prefix of lectures stored in the browser. */
export const MINE = 'my-';
/** Id of a lecture encoded in the address. */
export const LINK = 'link';
const NAME = /^[a-z0-9][a-z0-9-]*$/;
/** A file below the page's folder: no URL, no parent folder. */
const FILE = /^(\w[\w.-]*\/)*\w[\w.-]*\.json$/;
const TOOLS = /** @type {const} */ (['check', 'print']);

/**
 * The lecture and scene that an address requests: `?lecture=s06&scene=7`, scenes counted from 1.
 * @param {URLSearchParams} query including the parameters of the hash
 * @returns {LectureLink | null}
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

/** The hash of the address, which is not sent to the host. @param {Source} source */
export const hashOf = ({ text }) => (text ? `#l=${text}` : '');

/** Whether a lecture is a file on the host, not part of the page. @param {Source} source */
export const isFile = ({ id }) => id.endsWith('.json');

/** Whether the page ships the lecture, so that a presenter window can load it without asking the lecture's window. @param {Source} source */
export const isShipped = (source) => source.id !== LINK && !source.id.startsWith(MINE) && !isFile(source);

/** @param {Source} source @param {Source | null} other */
export const isSame = (source, other) => source.id === other?.id && source.text === other.text;
