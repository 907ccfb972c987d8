import { currentLanguage, loadWords, wordFiles } from './i18n/index.js';
import { h } from './ui/dom.js';
import { styleSheet } from './ui/style-sheet.js';

/** @typedef {{ mount: import('./lab-kit/types.js').Mount, styles?: string[] }} Lab */

/**
 * Downloads a lab: its module, its words in the language of the page, and its style sheets, the shared ones that it names
 * before its own.
 * @param {string} id
 * @returns {Promise<Lab>}
 */
export async function loadLab(id) {
  /** @type {[Lab, void]} */
  const [lab] = await Promise.all([import(`./labs/${id}/lab.js`), loadWords(currentLanguage(), id)]);
  await Promise.all([...(lab.styles ?? []), `labs/${id}/style`].map(styleSheet));
  return lab;
}

/** What Chromium, Firefox and Safari say when a module does not come. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed/i;

/**
 * Whether a module, or one that it imports, could not be downloaded, as opposed to one that is wrong.
 * @param {unknown} error of an `import()`
 */
export const isNotFetched = (error) => error instanceof TypeError && NOT_FETCHED.test(error.message);

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
    document.head.append(
      ...modules.map((file) => h('link', { ...ahead, href: fromRoot(file) })),
      h('link', { rel: 'preload', as: 'style', href: fromRoot(`www/labs/${id}/style.css`) }),
    );
  } catch {
    lists = null;
    near.delete(id);
  }
}

/** @param {string} file of the site */
const fromRoot = (file) => new URL(`../${file}`, import.meta.url).href;
