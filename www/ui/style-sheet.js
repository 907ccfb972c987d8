import { h } from './dom.js';

/** @type {Map<string, Promise<unknown>>} */
const added = new Map();

/**
 * Adds a style sheet, once, and settles when it has come: a lab is not shown without its own. What does not come keeps
 * nobody waiting, and is asked for again the next time.
 * @param {string} name its path from `www/`, without the ending
 */
export function styleSheet(name) {
  const href = new URL(`../${name}.css`, import.meta.url).href;
  const adding =
    added.get(name) ??
    new Promise((resolve) => {
      const onerror = () => {
        added.delete(name);
        link.remove();
        resolve(undefined);
      };
      const link = h('link', { rel: 'stylesheet', href, onload: resolve, onerror });
      document.head.append(link);
    });
  added.set(name, adding);
  return adding;
}
