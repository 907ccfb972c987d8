import { currentLanguage, loadFolderWords, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';

/**
 * @typedef {object} Page
 * @property {(text: string, kind?: 'info' | 'error') => void} say
 *
 * @typedef {object} Wanted
 * @property {string} [id] the set that is shown first
 * @property {File[]} [files] to be read at once
 * @property {(id: string) => void} [onTaken] the person wants to work with this set
 */

/**
 * "Your images": the sets that are here, and the ways in for others.
 * @param {Page} page
 * @param {Wanted} [wanted]
 */
export async function imagesDialog(page, wanted = {}) {
  await loadFolderWords(currentLanguage(), 'images');
  const element = h('dialog', { class: 'card images', 'aria-label': t('images.title') }, t('images.title'));
  element.dataset.set = wanted.id ?? '';
  element.addEventListener('close', () => element.remove());
  document.getElementById('app')?.append(element);
  element.showModal();
}
