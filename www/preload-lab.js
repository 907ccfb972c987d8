import { currentLanguage, wordFiles } from './i18n/index.js';
import { h } from './ui/dom.js';

/** Files each lab needs beyond the page's modules; written by the build. @type {Promise<Record<string, string[]>> | null} */
let lists = null;
/** Labs already preloaded. @type {Set<string>} */
const near = new Set();

/**
 * Fetches a lab's files before it is opened. Nothing runs; a file that fails is fetched again on opening.
 * @param {string} id
 */
export async function preloadLab(id) {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  if (near.has(id) || connection?.saveData) return;
  near.add(id);
  lists ??= fetch(new URL('../preload.json', import.meta.url)).then((answer) => answer.json());
  try {
    const modules = [...((await lists)[id] ?? []), ...wordFiles(currentLanguage(), id)];
    const ahead = { rel: 'modulepreload', fetchpriority: 'low' };
    document.head.append(...modules.map((file) => h('link', { ...ahead, href: fromRoot(file) })));
    // Not with `preload`: browsers warn in the console about preloaded sheets that are not used soon.
    await fetch(fromRoot(`www/labs/${id}/style.css`), { priority: 'low' });
  } catch {
    lists = null;
    near.delete(id);
  }
}

/** @param {string} file of the site */
const fromRoot = (file) => new URL(`../${file}`, import.meta.url).href;
