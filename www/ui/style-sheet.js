import { h } from './dom.js';

/** @type {Map<string, Promise<void>>} */
const added = new Map();

/**
 * Adds a sheet of `www/style`, once, and settles when it has come: a lab is not shown without its own. What does not come
 * keeps nobody waiting.
 * @param {string} name
 * @returns {Promise<void>}
 */
export function styleSheet(name) {
  const href = new URL(`../style/${name}.css`, import.meta.url).href;
  const adding =
    added.get(name) ??
    new Promise((resolve) => {
      const link = h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve });
      document.head.append(link);
    });
  added.set(name, adding);
  return adding;
}
