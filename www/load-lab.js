import { currentLanguage, loadFolderWords, loadWords } from './i18n/index.js';
import { readScene } from './router.js';
import { styleSheet } from './ui/style-sheet.js';

/** @typedef {{ mount: import('./lab-kit/types.js').Mount, styles?: string[] }} Lab */

/** Loads a lab's module with its words and style sheets, shared sheets first. @param {string} id @returns {Promise<Lab>} */
export async function loadLab(id) {
  const [lab] = await Promise.all([import(`./labs/${id}/lab.js`), loadWords(currentLanguage(), id)]);
  await Promise.all([...(lab.styles ?? []), `labs/${id}/style`].map(styleSheet));
  return lab;
}

/**
 * Loads a lab with a homework task above it.
 * @param {string} id
 * @param {string} text the homework as encoded in a link
 * @param {() => void} onBad called if the text is not a homework
 * @returns {Promise<Lab>}
 */
export async function loadTask(id, text, onBad) {
  const [lab, { LAB, readTask }, { withTask }] = await Promise.all([
    loadLab(id),
    import('./homework/task.js'),
    import('./homework/student.js'),
    loadFolderWords(currentLanguage(), 'homework'),
    styleSheet('homework/style'),
  ]);
  const task = id === LAB ? readTask(text) : null;
  if (id === LAB && !task) onBad();
  return task ? { ...lab, mount: withTask(lab.mount, task) } : lab;
}

/**
 * Loads a class experiment as a lab: it uses the lab's questions but has a separate page.
 * @param {string} id of the lab
 * @param {import('./class/link.js').ClassLink} link
 * @param {(changes: Partial<import('./class/link.js').ClassLink>) => void} setLink
 * @returns {Promise<Lab>}
 */
export async function loadClass(id, link, setLink) {
  const language = currentLanguage();
  const [{ mount }] = await Promise.all([
    import('./class/class.js'),
    loadWords(language, id),
    loadFolderWords(language, 'class'),
    styleSheet('class/style'),
  ]);
  return { mount: (root, context) => mount(root, context, link, setLink) };
}

/** Messages of Chromium, Firefox and Safari for a module that failed to load. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed/i;

/** Whether a module could not be fetched, as opposed to a module with an error. @param {unknown} error of an `import()` */
export const isNotFetched = (error) => error instanceof TypeError && NOT_FETCHED.test(error.message);

/** Preloads a lab that may be opened soon. @param {string} lab */
export function preload(lab) {
  import('./preload-lab.js').then(
    ({ preloadLab }) => preloadLab(lab),
    () => undefined, // loaded when it is opened
  );
}

/** Preloads what a link shows, also a class experiment. @param {string} link */
export function preloadLink(link) {
  const { lab, inClass } = readScene(`?${link}`);
  preload(lab);
  if (inClass) import('./class/class.js').catch(() => undefined);
}
