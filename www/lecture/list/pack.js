import { t } from '../../i18n/index.js';
import { FORMAT, NOTES } from '../score.js';
import { LINK, hashOf } from '../link.js';

/**
 * Encodes a lecture as a short text for a link: its values in a fixed order without keys, compressed, in URL-safe
 * characters.
 * @typedef {import('../score.js').ScoreFile} ScoreFile
 */

/** Some chats and mail programs truncate longer links. */
export const LONGEST_LINK = 2000;
/** Version of the format, the first packed value. */
const FORM = 1;
/** Common prefix of scene links. */
const USUAL = 'lab=';
/** Maximum size after decompression. */
const MAX_BYTES = 500_000;

/** @param {ScoreFile} score @param {boolean} [withNotes] @returns {Promise<string>} */
export async function pack({ id, title, scenes }, withNotes = true) {
  const rows = scenes.map(({ id: _, slide, link, question, minutes, look, vote, finish, notes }) =>
    withoutEnd([
      link.startsWith(USUAL) ? link.slice(USUAL.length) : `?${link}`,
      slide,
      question,
      minutes,
      ...[look?.view, look?.words, vote?.options, vote?.answer, vote?.picture, finish].map(orNull),
      ...(withNotes ? NOTES.map((kind) => orNull(notes?.[kind])) : []),
    ]),
  );
  const bytes = new TextEncoder().encode(JSON.stringify([FORM, id, title, ...rows]));
  const packed = await through(bytes, new CompressionStream('deflate-raw'), MAX_BYTES);
  return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** @param {string} text @returns {Promise<ScoreFile>} */
export async function unpack(text) {
  const [form, id, title, ...rows] = await valuesOf(text);
  if (form !== FORM) throw new Error(t('lecture.linkNewer'));
  return { format: FORMAT, id, title, scenes: rows.map(sceneOf) };
}

/** The address that encodes a lecture. @param {string} text @param {string} site */
export const linkOf = (text, site) => `${site}?lecture=${LINK}${hashOf({ id: LINK, text })}`;

/** @param {string} text @returns {Promise<any[]>} */
async function valuesOf(text) {
  try {
    const letters = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const plain = await through(bytes, new DecompressionStream('deflate-raw'), MAX_BYTES);
    const values = JSON.parse(new TextDecoder().decode(plain));
    if (Array.isArray(values)) return values;
  } catch {
    // cut or changed on its way
  }
  throw new Error(t('lecture.linkBroken'));
}

/** @param {any} row @param {number} index @returns {import('../score.js').LectureScene} */
function sceneOf(row, index) {
  const [link, slide, question, minutes, view, words, options, answer, picture, finish, ...notes] =
    Array.isArray(row) ? row : [];
  const entries = NOTES.map((kind, at) => [kind, notes[at]]).filter(
    ([, text]) => text !== null && text !== undefined,
  );
  return {
    id: `s${index + 1}`,
    slide,
    link: String(link).startsWith('?') ? link.slice(1) : USUAL + link,
    question,
    ...(view && { look: { view, ...(words && { words }) } }),
    minutes,
    ...(entries.length > 0 && { notes: Object.fromEntries(entries) }),
    ...(options && {
      vote: { options, ...(Number.isInteger(answer) && { answer }), ...(picture && { picture }) },
    }),
    ...(finish && { finish }),
  };
}

/** @param {unknown} value */
const orNull = (value) => value ?? null;

/** @param {unknown[]} values */
const withoutEnd = (values) => values.slice(0, values.findLastIndex((value) => value !== null) + 1);

/** @param {Uint8Array<ArrayBuffer>} bytes @param {TransformStream} stream @param {number} most */
async function through(bytes, stream, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    total += value.length;
    if (total > most) throw new RangeError('too long');
    parts.push(value);
  }
}
