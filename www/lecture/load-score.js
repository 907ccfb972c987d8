import { t } from '../i18n/index.js';
import { faultText } from './fault-text.js';
import { LINK, MINE, isFile } from './link.js';
import { faultsOf, played } from './score.js';

/** @typedef {import('./score.js').ScoreFile} ScoreFile */

/**
 * Loads a lecture from any source.
 * @param {import('./link.js').Source} source
 * @param {(id: string) => Promise<ScoreFile | null>} [mine] reads a lecture stored in this browser
 * @returns {Promise<import('./score.js').Score>}
 */
export async function loadScore({ id, text }, mine = () => Promise.resolve(null)) {
  const score = id.startsWith(MINE) ? await mine(id) : await readScore({ id, text });
  if (!score) throw new Error(t(id.startsWith(MINE) ? 'lecture.notHere' : 'lecture.missing', { id }));
  const [fault] = faultsOf(score);
  if (fault) throw new Error(t('lecture.fault', { id, fault: faultText(fault) }));
  return played(score, { id, ...(text !== undefined && { text }) });
}

/**
 * Reads a score file from any source outside this browser; null if it does not exist.
 * @param {import('./link.js').Source} source
 * @returns {Promise<ScoreFile | null>}
 */
export async function readScore({ id, text }) {
  if (id === LINK) return unpacked(text ?? '');
  const isOfHost = isFile({ id });
  const answer = await fetch(
    isOfHost ? new URL(id, document.baseURI) : new URL(`../lectures/${id}/score.json`, import.meta.url),
  );
  if (!answer.ok) return null;
  if (!isOfHost) return answer.json();
  const { parseScore } = await import('./list/parse.js');
  return parseScore(await answer.text(), id);
}

/** @param {string} text */
async function unpacked(text) {
  const { unpack } = await import('./list/pack.js');
  return unpack(text);
}
