import { newId } from './measure.js';

/** A drawing or a slider changes often: the scene is written when it has stood for so long. */
const STILL_MS = 1000;

/** @typedef {{ address: string, others: string[] }} Scene the lab on screen with its settings and its drawing, and those that had been left */

/**
 * Keeps where the page is, once something has been set or drawn on it: a page that has only been looked at leaves nothing.
 * @param {object} parts
 * @param {import('./work.js').Work} parts.work
 * @param {() => Scene} parts.read
 * @param {string} parts.first the address that the page was opened with
 * @param {(address: string) => string} parts.nameOf
 * @param {() => boolean} parts.isAtWork something else of this page is kept: then it is worth knowing where that was
 */
export function keepScenes({ work, read, first, nameOf, isAtWork }) {
  const id = newId();
  let written = '';
  let isMade = read().address !== first;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  async function write() {
    clearTimeout(later);
    later = undefined;
    const scene = read();
    const text = JSON.stringify(scene);
    if (text === written || !(isMade || isAtWork())) return;
    written = text;
    const kept = await work.put({ id, kind: 'scene', name: nameOf(scene.address) }, scene);
    if (!kept) written = '';
  }

  return {
    /** The scene is another one. @param {boolean} made by the person, who did more than go to another lab */
    follow(made) {
      isMade ||= made && read().address !== first;
      later ??= setTimeout(() => void write(), STILL_MS);
    },
    /** Writes it at once: the page may be gone soon. */
    write,
    /** The scene of this page, which is no earlier one. */
    id,
  };
}
