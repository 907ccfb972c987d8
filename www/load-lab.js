import { currentLanguage, loadWords } from './i18n/index.js';
import { styleSheet } from './ui/style-sheet.js';

/** @typedef {{ mount: import('./lab-kit/types.js').Mount, styles?: string[] }} Lab */

/** A lab's module, with its words and its style sheets, the shared ones first. @param {string} id @returns {Promise<Lab>} */
export async function loadLab(id) {
  const [lab] = await Promise.all([import(`./labs/${id}/lab.js`), loadWords(currentLanguage(), id)]);
  await Promise.all([...(lab.styles ?? []), `labs/${id}/style`].map(styleSheet));
  return lab;
}

/** What Chromium, Firefox and Safari say when a module does not come. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed/i;

/** Whether a module did not come, as opposed to one that is wrong. @param {unknown} error of an `import()` */
export const isNotFetched = (error) => error instanceof TypeError && NOT_FETCHED.test(error.message);
