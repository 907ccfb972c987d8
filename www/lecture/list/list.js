import { MINE } from '../link.js';
import { FORMAT } from '../score.js';

/**
 * Edits of a user's lecture. Each returns a new lecture and leaves the old one unchanged: stored lectures are read, changed
 * and written in one transaction, so that two tabs do not overwrite each other's scenes.
 * @typedef {import('../score.js').ScoreFile} ScoreFile
 * @typedef {import('../score.js').LectureScene} LectureScene
 * @typedef {import('../score.js').Text} Text
 */

/** Planned minutes of a new scene. */
const USUAL_MINUTES = 3;

/** @param {string} title @returns {ScoreFile} */
export const newLecture = (title) => ({ format: FORMAT, id: newName(), title, scenes: [] });

/** A copy of a lecture under a new id. @param {ScoreFile} score @returns {ScoreFile} */
export const copyOf = (score) => ({ ...score, id: newName() });

const newName = () =>
  MINE +
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * @param {ScoreFile} score
 * @param {{ link: string, slide: string, question: string, view?: string }} scene
 * @returns {ScoreFile}
 */
export function addScene(score, { link, slide, question, view }) {
  const lab = new URLSearchParams(link).get('lab') ?? 'scene';
  const takenIds = new Set(score.scenes.map(({ id }) => id));
  let count = 1;
  while (takenIds.has(`${lab}-${count}`)) count++;
  const look = view ? { look: { view } } : {};
  const scene = { id: `${lab}-${count}`, slide, link, question, ...look, minutes: USUAL_MINUTES };
  return { ...score, scenes: [...score.scenes, scene] };
}

/** @param {ScoreFile} score @param {string} id @returns {ScoreFile} */
export const removeScene = (score, id) => ({
  ...score,
  scenes: score.scenes.filter((scene) => scene.id !== id),
});

/** @param {ScoreFile} score @param {string} id @param {number} by number of places, forward or back; clamped @returns {ScoreFile} */
export function moveScene(score, id, by) {
  const from = score.scenes.findIndex((scene) => scene.id === id);
  if (from < 0) return score;
  const to = Math.max(0, Math.min(score.scenes.length - 1, from + by));
  const scenes = score.scenes.toSpliced(from, 1);
  return { ...score, scenes: scenes.toSpliced(to, 0, score.scenes[from]) };
}

/**
 * @param {ScoreFile} score
 * @param {string} id
 * @param {(scene: LectureScene) => LectureScene} change
 * @returns {ScoreFile}
 */
export const editScene = (score, id, change) => ({
  ...score,
  scenes: score.scenes.map((scene) => (scene.id === id ? change(scene) : scene)),
});

/**
 * Replaces a text in the reader's language; a text without languages stays so. Undefined if nothing is left.
 * @param {Text | undefined} before
 * @param {string} language
 * @param {string} words
 * @returns {Text | undefined}
 */
export function withWords(before, language, words) {
  const plain = words.trim();
  if (typeof before !== 'object') return plain || undefined;
  const { [language]: _, ...others } = before;
  if (plain) return { ...others, [language]: plain };
  return Object.keys(others).length ? others : undefined;
}

/** An object without undefined properties, as written to a file. @template {object} T @param {T} parts @returns {T} */
export const defined = (parts) =>
  /** @type {T} */ (Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)));

/** Planned duration of a lecture in minutes. @param {ScoreFile} score */
export const minutesOf = ({ scenes }) => scenes.reduce((sum, { minutes }) => sum + (Number(minutes) || 0), 0);

/** A lecture as the text of its file. @param {ScoreFile} score */
export const fileText = (score) => `${JSON.stringify(score, null, 2)}\n`;
