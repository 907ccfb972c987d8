import { defaultsOf, writeScene } from '../router.js';

/** @typedef {import('../router.js').Scene} Scene */

/** An address of the page without what hosts add. @param {Pick<Location, 'origin' | 'pathname'>} place */
export const pageAddress = ({ origin, pathname }) => origin + pathname.replace(/index(\.html)?$/, '');

/**
 * The query with what differs from the usual settings alone; how it is shown is the reader's own.
 * @param {Scene} scene
 */
export const shortQuery = (scene) => writeScene({ ...scene, backend: 'auto', projector: false });

/**
 * The query with every setting: it opens the same though another version of the page may have other usual ones.
 * @param {Scene} scene
 */
export function wholeQuery(scene) {
  const query = new URLSearchParams(shortQuery(scene));
  query.set('lang', scene.lang);
  for (const key of scene.inClass ? [] : Object.keys(defaultsOf(scene.lab)))
    query.set(key, String(scene.values[key] ?? '') || 'none');
  return `?${query.toString().replaceAll('%2C', ',')}`;
}

/**
 * What shows the scene within another page.
 * @param {string} address
 * @param {string} title
 */
export function frameCode(address, title) {
  const text = (/** @type {string} */ words) =>
    words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const sandbox = 'allow-scripts allow-same-origin allow-downloads allow-popups';
  return `<iframe src="${text(`${address}&embed=1`)}" title="${text(title)}" width="100%" height="700" sandbox="${sandbox}" allow="fullscreen; clipboard-write" loading="lazy"></iframe>`;
}

/** Whether an address leads to this machine alone: no phone can open it. @param {string} hostname */
export const isOnlyHere = (hostname) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** An address as it is said and typed. @param {string} address */
export const spokenAddress = (address) => address.replace(/^https?:\/\//, '');
