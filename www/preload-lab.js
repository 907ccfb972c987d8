import { currentLanguage, wordFiles } from './i18n/index.js';
import { h } from './ui/dom.js';

/** What each lab needs beyond the page's own modules; the build writes it. @type {Promise<Record<string, string[]>> | null} */
let lists = null;
/** Labs that were asked for. @type {Set<string>} */
const near = new Set();

/**
 * Asks for what a lab needs before it is opened: nothing is run, and what does not come is asked for when it is.
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
    // Not by `preload`: of a sheet that is not used soon browsers complain in the console.
    await fetch(fromRoot(`www/labs/${id}/style.css`), { priority: 'low' });
  } catch {
    lists = null;
    near.delete(id);
  }
}

/** @param {string} file of the site */
const fromRoot = (file) => new URL(`../${file}`, import.meta.url).href;
