import { h } from './dom.js';

/** @type {Map<string, { link: HTMLLinkElement, come: Promise<unknown> }>} */
const added = new Map();

/** Whether a sheet is for what is on screen. @type {(name: string) => boolean} */
let isWanted = () => true;

/**
 * Adds a style sheet, once, and settles when it has come: a lab is not shown without its own. What does not come keeps
 * nobody waiting, and is asked for again the next time.
 * @param {string} name its path from `www/`, without the ending
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
 * Switches off what other labs have brought: a lab looks the same whatever was opened before.
 * @param {string} lab
 * @param {string[]} shared the sheets of several labs that this one uses
 */
export function wearSheets(lab, shared) {
  isWanted = (name) =>
    name.startsWith(`labs/${lab}/`) || shared.includes(name) || !/^(labs|lab-kit)\//.test(name);
  for (const [name, { link }] of added) apply(name, link);
}

/** Not by the link's own `disabled`, which has the sheet fetched anew. @param {string} name @param {HTMLLinkElement} link */
function apply(name, { sheet }) {
  if (sheet) sheet.disabled = !isWanted(name);
}
