import { newId } from './measure.js';

/** Drawings and sliders change often: the scene is written when it has been unchanged for this long. */
const STILL_MS = 1000;

/** @typedef {{ address: string, others: string[] }} Scene the lab on screen with its settings and drawing, and the labs left before */

/**
 * Stores the page's scene once the user has set or drawn something: a page that was only viewed stores nothing.
 * @param {object} parts
 * @param {import('./work.js').Work} parts.work
 * @param {() => Scene} parts.read
 * @param {string} parts.first the address that the page was opened with
 * @param {(address: string) => string} parts.nameOf
 * @param {() => boolean} parts.isAtWork whether other work of this page is stored, which makes its scene worth storing
 */
export function keepScenes({ work, read, first, nameOf, isAtWork }) {
  const id = newId();
  let lastAddress = '';
  let isMade = read().address !== first;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  async function write() {
    clearTimeout(later);
    later = undefined;
    const scene = read();
    const text = JSON.stringify(scene);
    if (text === lastAddress || !(isMade || isAtWork())) return;
    lastAddress = text;
    const entry = await work.put({ id, kind: 'scene', name: nameOf(scene.address) }, scene);
    if (!entry) lastAddress = '';
  }

  return {
    /** Call this when the scene has changed. @param {boolean} made whether the user changed something, beyond opening another lab */
    follow(made) {
      isMade ||= made && read().address !== first;
      later ??= setTimeout(() => void write(), STILL_MS);
    },
    /** Writes it immediately: the page may be closed soon. */
    write,
    /** Id of this page's scene, to exclude it from earlier ones. */
    id,
  };
}
