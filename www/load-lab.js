import { currentLanguage, loadFolderWords, loadWords } from './i18n/index.js';
import { styleSheet } from './ui/style-sheet.js';

/** @typedef {{ mount: import('./lab-kit/types.js').Mount, styles?: string[] }} Lab */

/** A lab's module, with its words and its style sheets, the shared ones first. @param {string} id @returns {Promise<Lab>} */
export async function loadLab(id) {
  const [lab] = await Promise.all([import(`./labs/${id}/lab.js`), loadWords(currentLanguage(), id)]);
  await Promise.all([...(lab.styles ?? []), `labs/${id}/style`].map(styleSheet));
  return lab;
}

/**
 * A lab with a homework above it, where there is one.
 * @param {string} id
 * @param {string} text of the homework, as a link has it
 * @param {() => void} onBad it is none
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
 * An experiment of the class, as a lab: it asks a lab's questions, and has a page of its own.
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

/** What Chromium, Firefox and Safari say when a module does not come. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed/i;

/** Whether a module did not come, as opposed to one that is wrong. @param {unknown} error of an `import()` */
export const isNotFetched = (error) => error instanceof TypeError && NOT_FETCHED.test(error.message);
