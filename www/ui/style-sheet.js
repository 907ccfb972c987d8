import { h } from './dom.js';

/** @type {Map<string, { link: HTMLLinkElement, come: Promise<unknown> }>} */
const added = new Map();

/** Whether a sheet applies to the current view. @type {(name: string) => boolean} */
let isWanted = () => true;

/**
 * Adds a style sheet once, and settles when it has loaded: a lab is not shown without its styles. A failed load also
 * settles, and is retried on the next call.
 * @param {string} name path relative to `www/`, without extension
 */
export function styleSheet(name) {
  const entry = added.get(name) ?? add(name);
  added.set(name, entry);
  return entry.come;
}

/** @param {string} name */
function add(name) {
  const href = new URL(`../${name}.css`, import.meta.url).href;
  const link = h('link', { rel: 'stylesheet', href, 'data-added': true });
  const come = new Promise((resolve) => {
    link.addEventListener('load', () => {
      apply(name, link);
      resolve(undefined);
    });
    link.addEventListener('error', () => {
      added.delete(name);
      link.remove();
      resolve(undefined);
    });
  });
  document.head.append(link);
  return { link, come };
}

/**
 * Disables the sheets of other labs, so that a lab looks the same whatever was opened before.
 * @param {string} lab
 * @param {string[]} shared the shared sheets that this lab uses
 */
export function wearSheets(lab, shared) {
  isWanted = (name) =>
    name.startsWith(`labs/${lab}/`) || shared.includes(name) || !/^(labs|lab-kit)\//.test(name);
  for (const [name, { link }] of added) apply(name, link);
}

/** Not with the link's `disabled`, which makes the browser fetch the sheet again. @param {string} name @param {HTMLLinkElement} link */
function apply(name, { sheet }) {
  if (sheet) sheet.disabled = !isWanted(name);
}
