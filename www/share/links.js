import { defaultsOf, writeScene } from '../router.js';

/** @typedef {import('../router.js').Scene} Scene */

/** The page's address without additions by hosts. @param {Pick<Location, 'origin' | 'pathname'>} place */
export const pageAddress = ({ origin, pathname }) => origin + pathname.replace(/index(\.html)?$/, '');

/**
 * The query with only the settings that differ from the defaults; presentation is left to the reader.
 * @param {Scene} scene
 */
export const shortQuery = (scene) => writeScene({ ...scene, backend: 'auto', projector: false });

/**
 * The query with every setting, so that it opens the same scene in a version of the page with other defaults.
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
 * HTML code that embeds the scene in another page.
 * @param {string} address
 * @param {string} title
 */
export function frameCode(address, title) {
  const text = (/** @type {string} */ words) =>
    words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const sandbox = 'allow-scripts allow-same-origin allow-downloads allow-popups';
  return `<iframe src="${text(`${address}&embed=1`)}" title="${text(title)}" width="100%" height="700" sandbox="${sandbox}" allow="fullscreen; clipboard-write" loading="lazy"></iframe>`;
}

/** Whether an address is local to this machine, so that no phone can open it. @param {string} hostname */
export const isOnlyHere = (hostname) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** An address as people say and type it. @param {string} address */
export const spokenAddress = (address) => address.replace(/^https?:\/\//, '');
